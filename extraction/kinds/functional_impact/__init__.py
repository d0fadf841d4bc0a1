"""The fact kind `functional_impact`."""
