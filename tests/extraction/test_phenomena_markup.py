"""The phenomenon markup refuses what it does not understand."""

import pytest

from extraction import read
from tests.extraction.phenomena_markup import line, load, parse
from tests.extraction.phenomena_values import MarkupError, expectation


def test_a_marked_note_is_split_into_note_and_demands() -> None:
    plain, demands = parse("{Half}[relief percent=50][pain_score] went, {SLR negative}[exam_test result=negative].")
    assert plain == "Half went, SLR negative."
    assert [(d.kind, plain[d.start : d.end]) for d in demands] == [
        ("relief", "Half"),
        ("pain_score", "Half"),
        ("exam_test", "SLR negative"),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "{half of it went",
        "half} of it went",
        "{half {of} it}[relief]",
        "{}[relief]",
        "{half} of it went",
        "{half}[relieve]",
        "{half}[relief percentage=50]",
        "{half}[relief percent=many]",
        "{half}[relief percent=>=40-50]",
        "{half}[relief treatment=facet]",
        "{half}[relief percent=50 percent=60]",
        "{half}[relief percent]",
        "{half}[relief assertion=maybe]",
    ],
)
def test_what_is_not_understood_is_refused(marked: str) -> None:
    with pytest.raises(MarkupError):
        parse(marked)


@pytest.mark.parametrize(
    "entry",
    [
        {"note": "nothing asked"},
        {"note": "{half}[relief]", "none": "relief"},
        {"note": "half", "none": "cure"},
        {"note": "half", "none": "relief perhaps"},
        {"note": "half", "none": "relief", "only": True},
        {"note": "half", "none": "relief", "remark": "?"},
        {"note": "half", "none": "relief", "only": "yes"},
        {"none": "relief"},
        "half",
    ],
)
def test_an_entry_that_asserts_nothing_or_too_much_is_refused(entry: object) -> None:
    with pytest.raises(MarkupError):
        line(entry)


def test_a_note_that_stands_twice_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("phenomena") / "twice.yaml"
    path.write_text("- {note: 'half', none: relief}\n- {note: 'half', none: risk}\n", encoding="utf-8")
    with pytest.raises(MarkupError, match="twice"):
        load([path])


@pytest.mark.parametrize(
    ("written", "low", "high", "ends"),
    [
        ("50-60", 50, 60, (True, True)),
        (">=80", 80, 100, (True, True)),
        (">80", 80, 100, (False, True)),
        ("<50", 0, 50, (True, False)),
        ("~70", 70, 70, (True, True)),
    ],
)
def test_a_percent_is_an_interval(written: str, low: float, high: float, ends: tuple[bool, bool]) -> None:
    value = expectation("relief", "percent", written).value
    assert (value.low, value.high, (value.low_inclusive, value.high_inclusive)) == (low, high, ends)


def test_a_duration_takes_a_unit() -> None:
    assert expectation("relief", "duration_days", "9h").value.low == 0.375
    assert expectation("symptom_duration", "days", "2mo").value.low == 60.875


def test_a_demand_holds_for_the_fact_it_describes_and_for_no_other() -> None:
    facts = read("FABER was positive on the left.").facts
    _, (yes, no) = parse("{FABER was positive}[exam_test test=faber][exam_test test=slump] on the left.")
    assert [yes.holds(fact) for fact in facts] == [True]
    assert [no.holds(fact) for fact in facts] == [False]
