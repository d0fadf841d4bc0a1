"""Reads notes from text files, JSON Lines files and standard input, exactly as they were written (`bulk.notes.sources`)."""
