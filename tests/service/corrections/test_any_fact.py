"""Whatever fact a person adds, it is refused with a place or judged: the adjudicator never falls over it."""

import json
import types
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

import extraction
from models.correction import Correction
from models.interval import Interval
from models.kinds import FACT, Fact
from service.corrections.making import changed_determinations, make
from service.notes.record import SHARED, NoteRecord
from service.web.problems import ApiError
from tests.service.client import TEXT

KINDS: tuple[type[BaseModel], ...] = get_args(get_args(Fact)[0])
NUMBERS = st.none() | st.integers(-10, 200) | st.floats(-1e12, 1e12) | st.sampled_from([0, 50, 80, 100, 1e299, 10**30])
WORDS = {
    "date": ["2025", "2025-06", "2025-06-15", "2026-12-31", "1900", "2199-12-31", "0000", "2025-02-30"],
    "levels": ["L4-L5", "L5", "S1", "C9", "T12-L1", "L5-L1", "C1", "S5-S9"],
    "cpt": ["64493", "27096", "A1234", "99999"],
}


def values(type_: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Return values of a type, as JSON has them."""
    origin, parts = get_origin(type_), get_args(type_)
    if type_ is Interval:
        flags = {flag: st.booleans() for flag in ("low_inclusive", "high_inclusive", "approximate")}
        return st.fixed_dictionaries({"low": NUMBERS, "high": NUMBERS, **flags})
    if origin is Annotated:
        return values(parts[0], name)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, types.UnionType):
        return st.one_of([values(part, name) for part in parts])
    if origin is tuple:
        return st.lists(values(parts[0], name), max_size=3)
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return model(type_)
    plain = {
        bool: st.booleans(),
        int: st.integers(0, 9999),
        str: st.sampled_from(WORDS.get(name, ["", "gabapentin", "L5"])),
        types.NoneType: st.none(),
    }
    return plain[type_]


def model(type_: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Return objects with every field of a model; a fact's spans are filled in later."""
    fields = {name: values(field.annotation, name) for name, field in type_.model_fields.items() if name != "spans"}
    return st.fixed_dictionaries(fields)


@pytest.fixture(scope="module")
def record() -> NoteRecord:
    moment = datetime(2026, 1, 20, tzinfo=UTC)
    return NoteRecord(
        id="a", text=TEXT, sha256="", policy=None, requests=(), stated=None, date_of_service=date(2026, 1, 20),
        warnings=(), engine="", machine=extraction.read(TEXT).facts, read_at_version=1, layer=SHARED, version=1,
        events=(), by="ann", at=moment,
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.model_fields["kind"].default))
def test_any_fact_is_refused_or_judged(record: NoteRecord, kind: type[BaseModel]) -> None:
    outcomes = set()

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(model(kind), st.integers(0, len(TEXT) - 20), st.integers(1, 15))
    def check(fields: dict[str, Any], start: int, length: int) -> None:
        quote = TEXT[start : start + length]
        fields["spans"] = [{"start": start, "end": start + length, "text": quote}]
        try:
            fact = FACT.validate_json(json.dumps(fields))
            made = make(record, Correction(action="add", fact=fact, reason_code="x"), "ann")
        except (ValidationError, ApiError):
            outcomes.add("refused")
            return
        changed_determinations(record, made)
        outcomes.add("judged")

    check()
    assert "judged" in outcomes
