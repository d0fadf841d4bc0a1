"""The fact kind `trigger_point`."""
