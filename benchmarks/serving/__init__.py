"""Measures and torments the running service."""
