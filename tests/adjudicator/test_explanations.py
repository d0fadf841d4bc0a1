"""What is told of an answer: rationale, deciding, questions, what would change it, alternatives, warnings, evidence."""

from datetime import date

import pytest

from adjudicator.coverage.notation import fact_of
from adjudicator.evaluate import evidence_of
from models.errors import PolicyError
from models.span import Span
from tests.adjudicator.told import WORKED, answer, line

RECENT = "imaging_finding modality=mri finding=disc_herniation date=2025-11-02"
LEG = "radiation to_regions=foot below_knee=true"
FAILED = "therapy type=physical_therapy status=failed past"


def test_an_approval_says_what_it_rests_on() -> None:
    told = line((LEG, RECENT, FAILED), "62323")
    assert told.outcome == "approved"
    assert told.rationale == (
        "62323 (epidural steroid injection) can be approved. The note documents an MRI or CT of the last 24 months "
        "(SEED, S-ESI-2). The note documents pain that radiates below the knee (SEED, S-ESI-1)."
    )
    assert told.deciding[:2] == ("epidural.imaging.recent", "epidural.radicular")
    assert told.missing == told.modifications == told.would_change == ()


def test_every_failure_is_told_and_the_nearest_to_its_threshold_first() -> None:
    told = line(
        ("relief treatment=facet_injection percent=78 duration=15min past", "medication name=bupivacaine class=local_anesthetic"),
        "64493:left:L4-L5",
    )  # fmt: skip
    assert told.deciding == ("facet.repeat.relief", "facet.repeat.duration")
    assert "78% relief" in told.rationale
    assert "15 minutes" in told.rationale


def test_a_gap_is_a_question() -> None:
    told = line((LEG, FAILED), "62323")
    assert told.outcome == "needs_information"
    assert told.missing == (
        "Was an MRI or CT of the spine done, when, and what did it show?",
        "Is there an MRI or CT of the spine of the last 24 months, and of which date?",
    )


def test_a_question_names_the_treatment_before_and_its_date() -> None:
    told = line(("procedure family=sij_injection status=done date=2025-06 past",), "27096:left")
    assert told.missing == ("Did the sacroiliac joint injection of 2025-06 help, how much and for how long?",)


def test_a_contradiction_is_said_to_be_one() -> None:
    told = line(
        ("relief treatment=sij_injection quality=none past", "relief treatment=sij_injection quality=significant past"),
        "27096:left",
    )
    assert "contradicts itself" in told.rationale
    assert told.missing[0].startswith("The note contradicts itself. Did the ")


def test_would_change_names_the_smallest_change_that_helps() -> None:
    told = line((LEG, "imaging_finding modality=mri finding=disc_herniation date=2023-11-02", FAILED), "62323")
    assert told.would_change == ("With an MRI or CT of 2024-01-20 or later, this would be approved.",)


def test_would_change_takes_two_changes_where_one_does_not_help() -> None:
    told = line(
        (LEG, FAILED, "therapy type=pain_program status=refused", "imaging_finding modality=mri absent"), "62323"
    )
    assert told.outcome == "denied"
    assert all(sentence.startswith("With ") and sentence.endswith(".") for sentence in told.would_change)
    assert any("MRI or CT" in sentence and "refusal" in sentence for sentence in told.would_change)


def test_what_nothing_documented_can_mend_has_no_would_change() -> None:
    told = line(("procedure family=sij_injection status=requested ordinal=3 planned",), "64405:left")
    assert (told.outcome, told.would_change) == ("not_in_policy", ())


def test_a_later_day_is_a_modification() -> None:
    told = line(
        (
            "trigger_point muscles=trapezius",
            "procedure family=trigger_point_injection status=done date=2026-01-15 past",
        ),
        "20552",
    )
    assert told.outcome == "approved_with_modification"
    assert told.modifications == ("not before 2026-01-22",)


def test_what_falls_of_a_line_is_named() -> None:
    told = line(
        (
            "procedure family=facet_injection levels=L4-L5 status=done date=2025-10-01 past right",
            "relief treatment=facet_injection percent=90 duration=1d date=2025-10-01 past",
            "procedure family=facet_injection levels=L5-S1 status=done date=2025-11-01 past right",
            "relief treatment=facet_injection percent=30 duration=1d date=2025-11-01 past",
        ),
        "64493+64494:right:L4-S1",
    )
    assert told.outcome == "partially_approved"
    assert told.modifications == ("only 64493 at L4-L5; 64494 falls",)
    assert "90% relief" in told.rationale
    assert "30% relief" in told.rationale


def test_an_alternative_needs_a_denied_line_and_no_failed_criterion() -> None:
    enough = "relief treatment=facet_injection percent=60 duration=3m past"
    (option,) = answer((enough,), "64493:left:L4-L5").alternatives
    assert {one.result for one in option.criteria} == {"met"}
    assert answer(("relief treatment=facet_injection percent=40 past",), "64493:left:L4-L5").alternatives == ()
    assert answer(("relief treatment=facet_injection percent=90 past",), "64493:left:L4-L5").alternatives == ()


def test_two_lines_of_one_kind_share_their_alternative() -> None:
    found = answer(("relief treatment=facet_injection percent=60 past",), "64493:left:L4-L5", "64490:left:C4-C5")
    assert [one.outcome for one in found.determinations] == ["denied", "denied"]
    assert len(found.alternatives) == 1


def test_a_danger_is_said_first_and_nothing_is_planned() -> None:
    told = answer((*WORKED, "risk type=cauda_equina"), "27096:bilateral", "62323")
    assert told.warnings[0].startswith("The note documents signs of a cauda equina syndrome now")
    assert told.visit_plan == ()
    for one in told.determinations:
        assert (one.outcome, one.deciding, one.criteria[0].id) == (
            "needs_clinician_review", ("danger.cauda_equina",), "danger.cauda_equina",
        )  # fmt: skip
        assert len(one.criteria) > 1


def test_code_rules_are_warnings_or_stop_the_line() -> None:
    told = answer(WORKED, "62323:left", "64494:left:L4-L5")
    assert any("no side" in warning for warning in told.warnings)
    epidural, facet = told.determinations
    assert epidural.outcome == "approved"
    assert (facet.outcome, facet.deciding) == ("denied", ("code.add_on.primary",))
    assert "64493" in facet.rationale


def test_words_that_another_fact_quotes_stand_once() -> None:
    therapy, relief, drug = (
        fact_of(written) for written in (FAILED, "relief treatment=physical_therapy", "medication name=a")
    )
    quoted = Span(start=4, end=9, text="words")
    therapy = therapy.model_copy(update={"spans": (*therapy.spans, quoted)})
    relief = relief.model_copy(update={"spans": (quoted,)})
    assert [one.fact for one in evidence_of((therapy, relief, drug))] == [therapy.id, drug.id]
    assert [one.fact for one in evidence_of((relief, therapy))] == [relief.id, therapy.id]


def test_the_policy_holds_from_its_first_day_on() -> None:
    assert line((), "27096:left", as_of=date(2025, 12, 1)).outcome == "needs_information"
    with pytest.raises(PolicyError, match="holds from 2025-12-01 on, but the date to judge by is 2025-11-30"):
        line((), "27096:left", as_of=date(2025, 11, 30))
