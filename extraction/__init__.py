"""Reads facts out of clinic notes.

>>> [fact.kind for fact in read("FABER was positive on the left.").facts]
['exam_test']
"""

from extraction.pipeline import read
from extraction.reading import Reading

__all__ = ["Reading", "read"]
