"""Tests of the finding of sections."""
