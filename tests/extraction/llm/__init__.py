"""Tests of extraction/llm: a fake server to talk to, and quotes made wrong."""
