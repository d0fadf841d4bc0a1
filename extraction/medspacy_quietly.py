"""Imports spaCy and medspaCy without their side effects.

Importing medspaCy silences every warning of the process for good, and its sentence splitter writes note tokens to
standard error through loguru; importing spaCy warns of a name that click will move. It also imports QuickUMLS, which
is not used here and pulls in NLTK, SciPy and scikit-learn: more than half of the time that the import takes. An empty
module stands in for it meanwhile. Import both only through here.
"""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from loguru import logger

logger.disable("PyRuSH")


@contextmanager
def _without_quickumls() -> Iterator[None]:
    """Let medspaCy import an empty `quickumls`, unless the real one is there already."""
    if "quickumls" in sys.modules:
        yield
        return
    stand_in = ModuleType("quickumls")
    vars(stand_in)["spacy_component"] = None
    sys.modules["quickumls"] = stand_in
    try:
        yield
    finally:
        del sys.modules["quickumls"]


with warnings.catch_warnings(), _without_quickumls():
    warnings.simplefilter("ignore", DeprecationWarning)
    import spacy
    from medspacy.context import ConTextGraph, ConTextModifier, ConTextRule
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

blank = spacy.blank

__all__ = [
    "ConTextGraph",
    "ConTextModifier",
    "ConTextRule",
    "Doc",
    "Language",
    "Span",
    "Vocab",
    "blank",
]
