"""Tests of extraction/targets."""
