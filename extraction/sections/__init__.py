"""Finds the sections of a note."""
