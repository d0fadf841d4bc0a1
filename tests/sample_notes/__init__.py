"""Tests of the sample notes."""
