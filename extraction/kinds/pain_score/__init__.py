"""The fact kind `pain_score`."""
