"""Finds patterns where their first words stand, not at every character of a note."""
