"""The mutation check: every threshold of a pack is moved by one unit, and a case must notice."""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adjudicator.coverage.case_file import ReadCase
from adjudicator.coverage.results import holds
from adjudicator.policy.facts import with_named_facts
from adjudicator.policy.model import Policy
from adjudicator.policy.source import Document, read

Place = tuple[str | int, ...]

_NUMBERS = frozenset(("bound", "number", "at_least", "below", "k"))
"""The keys of a pack whose number is a threshold, beside the numbers of its values."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A threshold that was moved by one unit: where it stands, from what to what, and whether a case noticed."""

    place: Place
    line: int
    before: float
    after: float
    noticed: bool

    def __str__(self) -> str:
        name = ".".join(str(part) for part in self.place)
        return f"line {self.line}, {name}: {self.before:g} moved to {self.after:g}"


def moved_thresholds(path: Path, cases: Iterable[ReadCase]) -> Iterator[Moved]:
    """Move every threshold of a pack by one unit up and down, one at a time, and try the cases on the pack."""
    document = read(path.read_text(encoding="utf-8"), path.name)
    tried = list(cases)
    for place, number in thresholds(document.value):
        for step in (1, -1):
            after = number + step
            if after < 0:
                continue
            policy = _with(document, place, after)
            yield Moved(place, document.line(place), number, after, any(not holds(policy, one) for one in tried))


def thresholds(value: Any, place: Place = ()) -> Iterator[tuple[Place, float]]:
    """Return every threshold of a pack with its place: the values, the bounds in rules, and the ranges of filters."""
    if isinstance(value, dict):
        for key, inner in value.items():
            where = (*place, key)
            if _is_number(inner) and (key in _NUMBERS or (key == "value" and place[0] == "values")):
                yield where, inner
            elif key == "value" and place and place[0] == "values" and isinstance(inner, dict):
                yield from (((*where, name), number) for name, number in inner.items())
            else:
                yield from thresholds(inner, where)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from thresholds(inner, (*place, number))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _with(document: Document, place: Place, number: float) -> Policy:
    raw = copy.deepcopy(document.value)
    inner = raw
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = number
    expanded = with_named_facts(Document(document.name, raw, document.root))
    return Policy.model_validate({**expanded, "sha256": "0" * 64}, strict=False)
