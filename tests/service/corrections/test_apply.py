"""What can be corrected, and what is refused with which words."""

from typing import Any

import pytest

from models.correction import Correction
from models.interval import Interval
from models.kinds import Fact
from service.corrections.apply import planned
from service.corrections.event import Event
from service.corrections.fold import fold
from service.web.problems import ApiError
from tests.service.corrections.made import NOTE, event, procedure, relief, score, span

HALF, SCORE, TREATMENT = relief("50% relief", 50), score("7/10", 7), procedure("SI joint injection")
MACHINE = (HALF, TREATMENT, SCORE)


def plan(*events: Event, **fields: Any) -> Correction:
    asked = Correction(reason_code="test", **fields)
    return planned(asked, fold(MACHINE, 1, events), events, NOTE, "ann")


def changed(fact: Fact, **attributes: Any) -> Fact:
    return fact.model_copy(update={"attributes": fact.attributes.model_copy(update=attributes)})


def test_a_persons_fact_is_named_and_signed() -> None:
    added = relief("80% relief", 80, name="whatever")
    kept = plan(action="add", fact=added)
    assert kept.fact is not None
    assert kept.fact_id == kept.fact.id == f"a_relief_{NOTE.index('80%')}"
    assert (kept.fact.source.by, kept.fact.source.id) == ("annotator", "ann")
    again = plan(event(1, "add", kept.fact_id, fact=kept.fact), action="add", fact=changed(added, ongoing=True))
    assert again.fact_id == f"{kept.fact_id}_2"


@pytest.mark.parametrize(
    ("fields", "status", "pointer"),
    [
        ({"action": "confirm", "fact_id": "f_relief_999"}, 422, "#/fact_id"),
        ({"action": "change", "fact_id": HALF.id, "fact": HALF}, 422, "#/fact"),
        ({"action": "change", "fact_id": HALF.id, "fact": changed(SCORE, timing="worst")}, 422, "#/fact/id"),
        ({"action": "add", "fact": HALF}, 409, None),
        ({"action": "add", "fact": changed(HALF, date="2026-02-30")}, 422, "#/fact/attributes/date"),
        ({"action": "add", "fact": changed(HALF, date="0001")}, 422, "#/fact/attributes/date"),
        ({"action": "add", "fact": changed(HALF, ordinal=10**9)}, 422, "#/fact/attributes/ordinal"),
        ({"action": "add", "fact": changed(HALF, ordinal=0)}, 422, "#/fact/attributes/ordinal"),
        (
            {"action": "add", "fact": changed(HALF, percent=Interval(low=None, high=None))},
            422,
            "#/fact/attributes/percent",
        ),
        ({"action": "add", "fact": changed(HALF, procedure=SCORE.id)}, 422, "#/fact/attributes/procedure"),
        ({"action": "undo", "undo_of": "c_9"}, 422, "#/undo_of"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, Any], status: int, pointer: str | None) -> None:
    with pytest.raises(ApiError) as refused:
        plan(**fields)
    assert refused.value.status == status
    assert [error.pointer for error in refused.value.errors] == ([pointer] if pointer else [])


def test_a_span_beside_its_words_is_refused_without_telling_them() -> None:
    wrong = HALF.model_copy(update={"spans": (span("50% relief").model_copy(update={"start": 9, "end": 19}),)})
    with pytest.raises(ApiError) as refused:
        plan(action="add", fact=wrong)
    (error,) = refused.value.errors
    assert error.pointer == "#/fact/spans/0"
    assert "10 characters" in error.message
    assert "relief" not in error.message


def test_a_rejected_fact_is_first_given_back() -> None:
    rejected = event(1, "reject", HALF.id, HALF)
    for fields in (
        {"action": "confirm"},
        {"action": "reject"},
        {"action": "change", "fact": changed(HALF, ongoing=True)},
    ):
        with pytest.raises(ApiError) as refused:
            plan(rejected, fact_id=HALF.id, **fields)
        assert refused.value.kind == "rejected"
    assert plan(rejected, action="undo", undo_of="c_1").fact_id == HALF.id


def test_only_the_last_correction_of_a_fact_can_be_taken_back() -> None:
    mine = changed(HALF, ongoing=True)
    events = (event(1, "change", HALF.id, HALF, fact=mine), event(2, "reject", HALF.id, mine))
    with pytest.raises(ApiError) as refused:
        plan(*events, action="undo", undo_of="c_1")
    assert refused.value.kind == "not-the-last"
    undone = (*events, event(3, "undo", HALF.id, mine, undo_of="c_2"))
    assert plan(*undone, action="undo", undo_of="c_1").undo_of == "c_1"
    with pytest.raises(ApiError) as refused:
        plan(*undone, action="undo", undo_of="c_2")
    assert refused.value.kind == "undone"


def test_an_undo_is_taken_back_only_while_nothing_followed_it() -> None:
    mine = changed(HALF, ongoing=True)
    events = (event(1, "reject", HALF.id, HALF), event(2, "undo", HALF.id, HALF, undo_of="c_1"))
    assert plan(*events, action="undo", undo_of="c_2").fact_id == HALF.id
    for later in (
        (event(3, "change", HALF.id, HALF, fact=mine),),
        (event(3, "change", HALF.id, HALF, fact=mine), event(4, "undo", HALF.id, mine, undo_of="c_3")),
    ):
        with pytest.raises(ApiError) as refused:
            plan(*events, *later, action="undo", undo_of="c_2")
        assert refused.value.kind == "not-the-last"
