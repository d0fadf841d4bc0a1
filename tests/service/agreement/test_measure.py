"""A batch measured: who marked the same, what they said of it, what was determined from it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.determination import Determination, ProcedureLine
from models.kinds import FACT, Fact
from models.span import Span
from service.agreement.matching import exactly_matched, overlapping
from service.agreement.measure import measure
from service.agreement.units import units_of
from service.agreement.work import Work
from tests.service.patience import patient

NOTE = "x" * 200


def fact(start: int, end: int, kind: str = "diagnosis", **attributes: Any) -> Fact:
    needed: dict[str, dict[str, Any]] = {
        "diagnosis": {"concept": "spondylosis"},
        "pain_score": {"value": {"low": 7, "high": 7}},
    }
    told = {
        "id": f"f_{kind}_{start}_{end}",
        "kind": kind,
        "spans": [Span.of(NOTE, start, end).model_dump()],
        "source": {"by": "annotator", "id": "ann"},
        "attributes": needed[kind] | attributes,
    }
    return FACT.validate_python(told, strict=False)


def determined(outcome: Any, cpt: str = "64493") -> Determination:
    line = ProcedureLine(family="facet_injection", cpt=(cpt,))
    return Determination(procedure=line, outcome=outcome, requires_clinician_review=True, rationale="")


def test_spans_match_exactly_or_by_a_shared_character() -> None:
    first = [fact(0, 10), fact(20, 30), fact(40, 50, "pain_score")]
    second = [fact(0, 10), fact(29, 35), fact(40, 50)]
    assert exactly_matched(first, second) == 1
    assert overlapping(first, second) == [(0, 0), (1, 1)]


def test_touching_spans_share_nothing() -> None:
    assert overlapping([fact(0, 10)], [fact(10, 20)]) == []


def test_two_facts_on_one_anchor_are_paired_by_what_they_say() -> None:
    first = [fact(0, 10, concept="radiculopathy"), fact(0, 10, concept="sacroiliitis")]
    second = list(reversed(first))
    assert overlapping(first, second) == [(0, 1), (1, 0)]
    assert exactly_matched(first, second) == 2


def test_a_fact_is_matched_once() -> None:
    assert exactly_matched([fact(0, 10), fact(0, 10)], [fact(0, 10)]) == 1
    assert overlapping([fact(0, 10), fact(2, 8)], [fact(0, 10)]) == [(0, 0)]


places = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: fact(p[0], p[0] + p[1])), max_size=6)


@patient
@given(places, places)
def test_matching_favours_neither(first: list[Fact], second: list[Fact]) -> None:
    assert exactly_matched(first, second) == exactly_matched(second, first)
    spans = {(first[i].anchor, second[j].anchor) for i, j in overlapping(first, second)}
    assert spans == {(first[j].anchor, second[i].anchor) for i, j in overlapping(second, first)}


def test_units_hold_each_annotator_once() -> None:
    marked = {"ann": [fact(0, 10)], "bob": [fact(2, 12), fact(30, 40)], "cyd": [fact(31, 41), fact(0, 4)]}
    assert [sorted(unit) for unit in units_of(marked)] == [["ann", "bob", "cyd"], ["bob", "cyd"]]


def test_a_batch_by_hand() -> None:
    """Two notes, two annotators: 3 of 4 + 3 spans overlap, 2 are the same; the outcomes agree on 2 procedures of 3."""
    batch = {
        "one": {
            "ann": Work((fact(0, 10), fact(20, 30)), (determined("approved"), determined("denied", "64494"))),
            "bob": Work((fact(0, 10), fact(25, 35, concept="radiculopathy")), (determined("approved"),)),
        },
        "two": {
            "ann": Work((fact(0, 10), fact(50, 60)), (determined("denied"),)),
            "bob": Work((fact(0, 10),), (determined("denied"),)),
        },
    }
    found = measure(batch)
    (pair,) = found.pairs
    assert (pair.annotators, pair.notes) == (("ann", "bob"), 2)
    assert pair.span_f1_overlap.value == round(6 / 7, 4)
    assert pair.span_f1_exact.value == round(4 / 7, 4)
    # outcomes: (approved, approved), (denied, not_requested), (denied, denied): (3*2 - (1*1 + 2*1)) / (9 - 3)
    assert (pair.kappa_determinations.value, pair.kappa_determinations.n) == (0.5, 3)
    # concepts: spondylosis three times of the first, twice of the second: (3*2 - 6) / (9 - 6)
    assert (pair.kappa_attributes["diagnosis.concept"].value, pair.kappa_attributes["diagnosis.concept"].n) == (0.0, 3)
    assert "laterality" not in pair.kappa_attributes  # nobody said anything of sides
    assert found.group.annotators == ("ann", "bob")
    assert found.group.alpha_determinations.n == 3


def test_a_note_that_one_annotator_did_says_nothing_of_agreement() -> None:
    found = measure({"one": {"ann": Work((fact(0, 10),), ())}, "two": {"bob": Work((fact(0, 10),), ())}})
    assert found.pairs == ()
    assert found.group.notes == 0
    assert found.group.alpha_attributes == {}


def test_three_annotators_are_measured_by_twos_and_together() -> None:
    def says(concept: str) -> Work:
        return Work((fact(0, 10, concept=concept),), ())

    notes = {
        "one": {"ann": says("radiculopathy"), "bob": says("radiculopathy"), "cyd": says("radiculopathy")},
        "two": {"ann": says("spondylosis"), "bob": says("spondylosis")},
        "three": {"bob": says("radiculopathy"), "cyd": says("spondylosis")},
    }
    found = measure(notes)
    assert [pair.annotators for pair in found.pairs] == [("ann", "bob"), ("ann", "cyd"), ("bob", "cyd")]
    assert found.group.alpha_attributes["diagnosis.concept"].value == 0.5  # as worked by hand for the figure itself
