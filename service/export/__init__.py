"""Gives the corrected facts away, as gold labels."""
