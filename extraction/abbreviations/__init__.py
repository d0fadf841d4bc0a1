"""Abbreviations that the note itself defines."""
