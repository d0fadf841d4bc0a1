"""Assertion, temporality and experiencer of marked targets."""

import re
from pathlib import Path

import pytest
import yaml

from extraction.assertion import assess_spans

GROUPS = yaml.safe_load((Path(__file__).parent / "statements.yaml").read_text(encoding="utf-8"))
LINES = [(marked, verdicts) for lines in GROUPS.values() for marked, verdicts in lines.items()]
_BRACES = re.compile(r"[{}]")


def _targets(marked: str) -> tuple[str, list[tuple[int, int]]]:
    plain, places = "", []
    for piece in re.split(r"(\{[^{}]+\})", marked):
        word = _BRACES.sub("", piece)
        if word != piece:
            places.append((len(plain), len(plain) + len(word)))
        plain += word
    return plain, places


@pytest.mark.parametrize(("marked", "verdicts"), LINES)
def test_statement(marked: str, verdicts: list[str]) -> None:
    text, places = _targets(marked)
    told = [
        a.assertion if a.temporality == "current" else f"{a.assertion} {a.temporality}"
        for a in assess_spans(text, places)
    ]
    assert told == verdicts
