"""Imports spaCy and medspaCy without their side effects.

Importing medspaCy silences every warning of the process for good, and its sentence splitter writes note tokens to
standard error through loguru; importing spaCy warns of a name that click will move. Import both only through here.
"""

import warnings

from loguru import logger

logger.disable("PyRuSH")

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import spacy
    from medspacy.context import ConTextGraph, ConTextModifier, ConTextRule
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

blank = spacy.blank

__all__ = [
    "ConTextGraph",
    "ConTextModifier",
    "ConTextRule",
    "Doc",
    "Language",
    "PhraseMatcher",
    "Span",
    "Vocab",
    "blank",
]
