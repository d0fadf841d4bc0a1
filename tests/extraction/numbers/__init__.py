"""Tests of extraction/numbers."""
