"""Where on the body: regions, sites, muscles and sides."""
