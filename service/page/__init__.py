"""The page for reviewers and annotators: written by the server, and lively with a little script."""
