"""The fact kind `diagnosis`."""
