"""Numbers in a note: text to Interval."""
