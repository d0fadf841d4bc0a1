"""What every route shares: bodies, problems, headers, versions, pages of a list, the log."""
