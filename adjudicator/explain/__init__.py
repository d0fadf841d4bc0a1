"""What is told to people: words for numbers, rationales, and what would change an outcome."""
