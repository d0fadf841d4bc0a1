"""The fact kind `medication`."""
