"""Tests of the whole: notes in, determinations out."""
