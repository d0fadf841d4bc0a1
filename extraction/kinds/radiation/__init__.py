"""The fact kind `radiation`."""
