"""Who may do what: API keys, roles, and the one dependency that every route declares."""
