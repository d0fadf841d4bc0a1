"""What if: the smallest changes of documented facts that would change an outcome, found by trying them."""

from adjudicator.what_if.search import would_change

__all__ = ["would_change"]
