"""One self-contained HTML file: determinations beside the note that proves them."""

from chartproof.report.html.page import page

__all__ = ["page"]
