"""Procedures and operations: done, planned, requested or declined."""
