"""The fact kind `risk`."""
