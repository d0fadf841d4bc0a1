"""Policy cases as data: facts in, determinations out."""
