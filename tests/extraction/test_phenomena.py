"""Extraction does what each line of the phenomenon files says."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from extraction import read
from models.kinds import Fact
from models.vocabulary import Kind
from tests.extraction.phenomena_markup import Phenomenon, load

FILES = sorted((Path(__file__).parent / "phenomena").glob("*.yaml"))
LINES = load(FILES)


def _told(facts: tuple[Fact, ...], kinds: set[Kind]) -> str:
    """Write out the facts of some kinds for a failure's message."""
    told = [
        f"  {fact.kind} {fact.anchor.text!r} {fact.assertion} {fact.temporality} {fact.laterality} "
        f"{fact.attributes.model_dump(exclude_defaults=True)}"
        for fact in facts
        if fact.kind in kinds
    ]
    return "\n".join(["found:", *told]) if told else "found: nothing of the kind"


@pytest.mark.parametrize("phenomenon", [p for _, p in LINES], ids=[f"{name}: {p.note[:70]}" for name, p in LINES])
def test_phenomenon(phenomenon: Phenomenon) -> None:
    facts = _facts(phenomenon)
    for demand in phenomenon.demands:
        phrase = phenomenon.note[demand.start : demand.end]
        values = {name: value.value for name, value in demand.values}
        missing = f"{phenomenon.note}\nno {demand.kind} at {phrase!r} with {values}\n{_told(facts, {demand.kind})}"
        assert any(demand.holds(fact) for fact in facts), missing
    for refused, assertion in phenomenon.none:
        found = [fact for fact in facts if fact.kind == refused and assertion in (None, fact.assertion)]
        assert not found, f"{phenomenon.note}\n{_told(facts, {refused})}"
    for kind in {demand.kind for demand in phenomenon.demands} if phenomenon.only else ():
        asked = sum(demand.kind == kind for demand in phenomenon.demands)
        count = sum(fact.kind == kind for fact in facts)
        assert count == asked, f"{phenomenon.note}\n{count} {kind}, not {asked}\n{_told(facts, {kind})}"


def _facts(phenomenon: Phenomenon) -> tuple[Fact, ...]:
    return read(phenomenon.note, date.fromisoformat(phenomenon.date) if phenomenon.date else None).facts


def test_every_kind_has_its_file() -> None:
    assert set(get_args(Kind)) <= {path.stem for path in FILES}
