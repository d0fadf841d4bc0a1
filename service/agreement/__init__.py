"""Measures how far annotators agree who worked on the same notes without seeing each other's work."""
