"""Tests of extraction/anatomy."""
