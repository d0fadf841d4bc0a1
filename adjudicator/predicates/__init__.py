"""The operators of the policy language, one file an operator, each with its definition above its function."""
