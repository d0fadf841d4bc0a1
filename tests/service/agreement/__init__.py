"""Tests of how agreement between annotators is measured."""
