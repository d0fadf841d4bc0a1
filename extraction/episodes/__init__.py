"""Which earlier procedure a statement is about."""

from extraction.episodes.link import link

__all__ = ["link"]
