"""The fact kind `therapy`."""
