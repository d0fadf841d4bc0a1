"""Vocabulary files and the scanner that finds their words in a note."""
