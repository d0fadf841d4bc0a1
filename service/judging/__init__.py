"""Determinations of stored notes: on the facts as they stand, beside what the machine's facts alone would give."""
