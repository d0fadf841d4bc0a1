"""Measures extraction against gold labels; `docs/measures.md` holds what it prints."""
