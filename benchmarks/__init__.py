"""Measures: each module is a command, `python -m benchmarks.<name>`, that prints what the docs show."""
