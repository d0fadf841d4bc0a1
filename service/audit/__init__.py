"""The audit: an append-only chain of what was done, by whom, and to what."""
