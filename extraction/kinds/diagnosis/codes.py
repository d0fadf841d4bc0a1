"""ICD-10-CM codes in a note, and the diagnoses they state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from extraction.chart import Chart
from extraction.seeking.seeker import Seeker

_CODE = Seeker(r"(?<![\w.-])[a-tv-z]\d[\da-z]\.[\da-z]{1,4}(?![\w-])")


@dataclass(frozen=True, slots=True)
class CodeMention:
    """The characters [start, end) that are a code of pain or the spine, with the diagnoses it states."""

    start: int
    end: int
    code: str
    concepts: tuple[str, ...]


@cache
def _known() -> dict[str, tuple[str, ...]]:
    raw = yaml.safe_load((Path(__file__).parent / "codes.yaml").read_text(encoding="utf-8"))
    return {str(code): tuple(concepts) for code, concepts in raw.items()}


def concepts_of(code: str) -> tuple[str, ...]:
    """Return the diagnoses a code states, by its longest known beginning; empty where it is of another field.

    >>> concepts_of("M54.16"), concepts_of("M47.26"), concepts_of("I10")
    (('radiculopathy',), ('spondylosis', 'radiculopathy'), ())
    """
    for length in range(len(code), 2, -1):
        if code[:length] in _known():
            return _known()[code[:length]]
    return ()


def find_all(chart: Chart) -> list[CodeMention]:
    """Return every code of pain or the spine in order of place; a bare "M54" needs its decimals to count."""

    def find(_: Chart) -> list[CodeMention]:
        """Return the codes of the whole note."""
        places = [match.span() for match in _CODE.finditer(chart.index)]
        codes = [(start, end, chart.text[start:end]) for start, end in places]
        return [
            CodeMention(start, end, code, told)
            for start, end, code in codes
            if code.isupper() and (told := concepts_of(code))
        ]

    return chart.found("icd10", find)
