"""The fact kind `tenderness`."""
