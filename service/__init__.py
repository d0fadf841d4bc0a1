"""The service: reviewers' and annotators' HTTP API over a store whose history cannot be lost."""
