"""Tests of the pages: what they tell the reader to do works."""
