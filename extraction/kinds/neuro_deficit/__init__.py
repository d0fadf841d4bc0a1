"""The fact kind `neuro_deficit`."""
