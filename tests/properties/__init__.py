"""What holds for any input, shown on generated ones."""
