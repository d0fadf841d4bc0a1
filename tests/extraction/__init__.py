"""Tests of extraction: its parts, and what it finds in sentences and notes."""
