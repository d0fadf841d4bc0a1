"""The fact kind `pain_location`."""
