"""Stored notes: bringing them in, finding them, removing them."""
