"""Shows answers to people: in a terminal, and as one self-contained HTML file."""
