"""What the API takes and shows, beyond the types of `models`."""
