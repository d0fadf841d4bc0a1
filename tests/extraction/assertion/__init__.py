"""Tests of assertion."""
