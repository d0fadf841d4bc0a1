"""Reads notes from text files, JSON Lines files and standard input, exactly as they were written."""

from bulk.notes.sources import read_notes

__all__ = ["read_notes"]
