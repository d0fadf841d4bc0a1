"""The routes, one file a resource: they read the request, ask the rules, and answer."""
