"""Tests of the command and the public face."""
