"""How a note is laid out changes nothing of what it says."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from extraction import read

NOTES = sorted((Path(__file__).resolve().parents[2] / "sample_notes").glob("*.txt"))


def _doubled(text: str) -> str:
    return re.sub(r"(?<=\S) (?=\S)", "  ", text)


def _with_a_stray_sentence(text: str) -> str:
    middle = text.find("\n\n", len(text) // 2)
    return text[:middle] + "\n\nThe car park was full this morning.\n" + text[middle:] if middle > 0 else text


def _wrapped(text: str) -> str:
    """Break prose into lines of ten words or so, as mail and old records do."""
    breaks = iter(range(len(text)))
    return re.sub(r"(?<=[a-z,]) (?=[a-z])", lambda _: "\n" if next(breaks) % 11 == 10 else " ", text)


SAME: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old": lambda text: text.replace("\n", "\r"),
    "doubled blanks": _doubled,
    "blanks that do not break": lambda text: text.replace(" ", "\u00a0"),
    "a stray sentence": _with_a_stray_sentence,
}
NEARLY: dict[str, Callable[[str], str]] = {"capitals": str.upper, "hard line breaks": _wrapped}


def told(text: str) -> Counter[tuple[str, ...]]:
    """Count the facts of a text by what they say, whatever their place, blanks and case."""
    facts: Counter[tuple[str, ...]] = Counter()
    for fact in read(text).facts:
        attributes = fact.attributes.model_dump(mode="json", exclude={"procedure"})
        values = (fact.anchor.text, fact.assertion, fact.temporality, str(fact.laterality), json.dumps(attributes))
        facts[(fact.kind, *(" ".join(value.lower().split()) for value in values))] += 1
    return facts


@pytest.mark.parametrize("layout", SAME)
@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_the_facts_stay(path: Path, layout: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert told(SAME[layout](text)) == told(text)


@pytest.mark.parametrize("layout", NEARLY)
def test_nearly_all_facts_stay(layout: str) -> None:
    kept = before = after = 0
    for path in NOTES:
        text = path.read_text(encoding="utf-8")
        first, second = told(text), told(NEARLY[layout](text))
        kept += sum((first & second).values())
        before += sum(first.values())
        after += sum(second.values())
    assert 2 * kept / (before + after) > 0.96
