"""The summary of a run: a page of counts and plots for people; it holds no text of notes and needs nothing else."""

from bulk.summary.page import summary

__all__ = ["summary"]
