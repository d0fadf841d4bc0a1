"""ICD-10-CM codes in a note, and the diagnoses they state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from extraction.chart import Chart

_CODE = re.compile(r"(?<![\w.-])([A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?)(?![\w-])")


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
        codes = [m for m in _CODE.finditer(chart.text) if "." in m[1]]
        return [CodeMention(m.start(), m.end(), m[1], told) for m in codes if (told := concepts_of(m[1]))]

    return chart.found("icd10", find)
