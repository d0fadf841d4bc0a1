"""The tests; each folder mirrors a room of the project."""
