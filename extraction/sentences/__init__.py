"""Splits a note into sentences."""
