"""Spans, intervals, levels, requests, notes and corrections: what they take and what they refuse."""

import hashlib
from datetime import date

import pytest
from pydantic import ValidationError

from models.base import Model
from models.correction import Correction
from models.errors import (
    ChartproofError,
    LexiconError,
    NoteError,
    PackError,
    PolicyError,
    RequestError,
)
from models.fact import Source
from models.interval import Interval
from models.kinds import FACT, FACTS, RiskFact
from models.kinds.risk import Risk
from models.levels import between, expand
from models.note import Note
from models.request import Request
from models.span import Span

RISK = RiskFact(
    id="f_risk_0",
    spans=(Span(start=0, end=8, text="warfarin"),),
    source=Source(by="rule", id="risk.anticoagulation"),
    attributes=Risk(type="anticoagulation"),
)


def test_values_never_change_in_place() -> None:
    span = Span(start=0, end=1, text="a")
    with pytest.raises(ValidationError, match="frozen"):
        span.start = 1  # type: ignore[misc]
    assert hash(span) == hash(Span(start=0, end=1, text="a"))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Span, {"start": 0, "end": 1, "text": "a", "colour": "red"}),
        (Interval, {"low": 1, "high": 2, "unit": "percent"}),
        (Request, {"codes": (), "side": "left"}),
        (Note, {"note_id": "a", "text": "b", "title": "c"}),
    ],
)
def test_unknown_fields_are_refused(kind: type[Model], fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        kind.model_validate(fields)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Span, {"start": "0", "end": 1, "text": "a"}),
        (Span, {"start": 0.0, "end": 1, "text": "a"}),
        (Interval, {"low": "50", "high": 60}),
        (Note, {"note_id": 7, "text": "b"}),
        (Note, {"note_id": "a", "text": b"b"}),
    ],
)
def test_nothing_is_converted_silently(kind: type[Model], fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        kind.model_validate(fields)


@pytest.mark.parametrize(
    ("start", "end", "text"), [(0, 0, ""), (3, 2, "a"), (-1, 1, "ab"), (0, 2, "abc"), (0, 3, "ab")]
)
def test_a_span_is_as_long_as_its_text(start: int, end: int, text: str) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end, text=text)


def test_a_span_counts_code_points() -> None:
    note = "\N{GRINNING FACE}\r\npain e\N{COMBINING ACUTE ACCENT}8/10"
    start = note.index("8/10")
    assert Span.of(note, start, start + 4) == Span(start=10, end=14, text="8/10")


def test_an_interval_is_in_order() -> None:
    with pytest.raises(ValidationError, match="must not be above"):
        Interval(low=60, high=50)
    assert Interval(low=50, high=50).low == 50
    assert Interval.between(60, 50) == Interval(low=50, high=60)


@pytest.mark.parametrize(
    ("interval", "low", "high", "low_in", "high_in"),
    [
        (Interval.exactly(70), 70, 70, True, True),
        (Interval.above(80, inclusive=True, limit=100), 80, 100, True, True),
        (Interval.above(80, inclusive=False, limit=100), 80, 100, False, True),
        (Interval.above(3, inclusive=True), 3, None, True, True),
        (Interval.below(50, inclusive=False), 0, 50, True, False),
        (Interval.below(50, inclusive=True, limit=None), None, 50, True, True),
    ],
)
def test_intervals_are_built(interval: Interval, low: float, high: float | None, low_in: bool, high_in: bool) -> None:
    assert (interval.low, interval.high) == (low, high)
    assert (interval.low_inclusive, interval.high_inclusive) == (low_in, high_in)


@pytest.mark.parametrize(
    ("value", "written"),
    [(80.0, "80"), (62.5, "62.5"), (60.875, "60.875"), (1 / 3, "0.3333"), (0.0, "0"), (-0.0, "0"), (365.25, "365.25")],
)
def test_equal_numbers_are_equal_bytes(value: float, written: str) -> None:
    assert f'"low":{written},' in Interval(low=value, high=None).model_dump_json()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True])
def test_numbers_that_are_none_are_refused(value: float) -> None:
    with pytest.raises((ValidationError, ValueError, OverflowError)):
        Interval(low=value, high=None)


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("L3-S1", "L3-L4 L4-L5 L5-S1"),
        ("L3 through S1", "L3-L4 L4-L5 L5-S1"),
        ("l4-5", "L4-L5"),
        ("L4-L5", "L4-L5"),
        ("C7-T1", "C7-T1"),
        ("T12-L1", "T12-L1"),
        ("L5", "L5"),
        ("L4-L5, L5-S1", "L4-L5 L5-S1"),
        ("L4-5 and L5-S1", "L4-L5 L5-S1"),
        ("L3,L4,L5", "L3 L4 L5"),
        ("L4-L5, L4-S1", "L4-L5 L5-S1"),
        ("S1-L5", ""),
        ("L4-L4", ""),
        ("L4-L9", ""),
        ("L6", ""),
        ("C8", ""),
        ("lumbar", ""),
        ("", ""),
        ("L4-L5, lumbar", ""),
    ],
)
def test_levels_are_expanded(written: str, levels: str) -> None:
    assert expand(written) == tuple(levels.split())


def test_between_vertebrae() -> None:
    assert between("C6", "T2") == ("C6-C7", "C7-T1", "T1-T2")
    assert between("S1", "L5") == between("L4", "L4") == between("X1", "L4") == ()


@pytest.mark.parametrize("code", ["6449", "644933", "64493-50", "g0260", ""])
def test_a_request_refuses_what_is_no_code(code: str) -> None:
    with pytest.raises(ValidationError):
        Request(codes=(code,))


@pytest.mark.parametrize("level", ["L4/5", "lumbar", "l4-l5", "L4-5", ""])
def test_a_request_refuses_what_is_no_level(level: str) -> None:
    with pytest.raises(ValidationError):
        Request(levels=(level,))


@pytest.mark.parametrize("text", ["pain", "schmerz ä", "a\r\nb", "\x00", "\ud800 lone", "\N{GRINNING FACE}"])
def test_the_hash_of_a_note_is_that_of_its_bytes(text: str) -> None:
    expected = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    assert Note(note_id="a", text=text, as_of=date(2026, 1, 1)).sha256 == expected


def test_facts_are_read_back_as_written() -> None:
    assert FACT.validate_json(FACT.dump_json(RISK)) == RISK
    assert FACTS.validate_json(FACTS.dump_json((RISK, RISK))) == (RISK, RISK)
    assert RISK.anchor.text == "warfarin"


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "relief"},
        {"kind": "mood"},
        {"spans": []},
        {"assertion": "maybe"},
        {"attributes": {"type": "fire"}},
        {"attributes": {"type": "infection", "colour": "red"}},
        {"source": {"by": "guess", "id": "x"}},
        {"laterality": "up"},
        {"section": "weather"},
    ],
)
def test_a_fact_refuses_what_its_kind_does_not_know(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        FACT.validate_python({**RISK.model_dump(mode="json"), **change}, strict=False)


@pytest.mark.parametrize(
    ("action", "fields", "refused"),
    [
        ("confirm", {"fact_id"}, None),
        ("reject", {"fact_id"}, None),
        ("change", {"fact_id", "fact"}, None),
        ("add", {"fact"}, None),
        ("undo", {"undo_of"}, None),
        ("confirm", set(), "needs 'fact_id'"),
        ("reject", {"fact_id", "fact"}, "takes no 'fact'"),
        ("change", {"fact_id"}, "needs 'fact'"),
        ("change", {"fact"}, "needs 'fact_id'"),
        ("add", {"fact", "fact_id"}, "takes no 'fact_id'"),
        ("undo", {"fact_id"}, "takes no 'fact_id'"),
        ("undo", set(), "needs 'undo_of'"),
    ],
)
def test_a_correction_carries_what_its_action_needs(action: str, fields: set[str], refused: str | None) -> None:
    values = {"fact_id": "f_risk_0", "fact": RISK, "undo_of": "c1"}
    given = {"action": action, "reason_code": "wrong", **{name: values[name] for name in sorted(fields)}}
    if refused is None:
        assert Correction.model_validate(given).action == action
        return
    with pytest.raises(ValidationError, match=refused):
        Correction.model_validate(given)


@pytest.mark.parametrize("error", [NoteError, RequestError, PolicyError, PackError, LexiconError])
def test_every_error_is_caught_by_the_root(error: type[Exception]) -> None:
    assert issubclass(error, ChartproofError)
