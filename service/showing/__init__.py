"""How determinations and facts are shown to people: what the reports and the page share."""
