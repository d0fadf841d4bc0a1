"""The published worked case as facts: its determinations, its plan of visits, its alternative and its warning."""

from tests.adjudicator.told import ASKED, WORKED, answer

WHOLE = answer(WORKED, *ASKED)
FACET, SIJ, POINTS, EPIDURAL = WHOLE.determinations


def test_the_four_lines_come_out_as_published() -> None:
    assert [one.outcome for one in WHOLE.determinations] == [
        "denied", "approved", "approved", "approved_with_modification",
    ]  # fmt: skip


def test_the_facet_line_says_the_number_found_and_the_number_asked_for() -> None:
    assert FACET.deciding[0] == "facet.repeat.relief"
    assert FACET.rationale == (
        "64493, 64494 and 64495 (facet joint injection) do not meet the policy. "
        "The last facet joint injection gave 50-60% relief; the policy asks for at least 80% (SEED, S-FAC-1)."
    )
    (asked,) = FACET.missing
    assert "how long" in asked
    assert FACET.would_change[0] == (
        "With at least 80% relief from the treatment before (now 50-60% relief) and relief from the treatment before "
        "for at least 1 hour, this would be approved."
    )


def test_the_visits_are_apart_and_the_conditions_told() -> None:
    assert [(one.visit, one.procedures, one.not_before_days, one.condition) for one in WHOLE.visit_plan] == [
        (1, ("27096",), 0, None),
        (2, ("62323",), 7, "if the sacroiliac joint injection gave less than 50% relief"),
        (3, ("20553",), 7, "if the myofascial pain persists"),
    ]
    assert POINTS.modifications == ("on a visit of its own (visit 3), at least 7 days after the one before",)
    assert EPIDURAL.modifications == ("on a visit of its own (visit 2), at least 7 days after the one before",)
    assert EPIDURAL.deciding[0] == "visits.one_procedure"
    assert EPIDURAL.rationale.endswith("It waits for a visit of its own (S-ALL-1).")
    assert SIJ.modifications == FACET.modifications == ()


def test_the_warning_names_the_rule() -> None:
    assert [told for told in WHOLE.warnings if "S-ALL-1" in told and "visits of their own" in told]


def test_ablation_is_the_alternative_and_its_duration_is_open() -> None:
    (option,) = WHOLE.alternatives
    assert option.family == "radiofrequency_ablation"
    assert "50%" in option.condition
    assert "two months" in option.condition
    assert [(one.id, one.result) for one in option.criteria] == [
        ("ablation.relief", "met"),
        ("ablation.duration", "not_documented"),
    ]


def test_only_full_approvals_need_no_clinician() -> None:
    assert [one.requires_clinician_review for one in WHOLE.determinations] == [True, False, False, True]


def test_the_order_of_the_requests_changes_nothing_but_their_order() -> None:
    turned = answer(WORKED, *reversed(ASKED))
    assert turned.visit_plan == WHOLE.visit_plan
    assert [one.outcome for one in turned.determinations] == [one.outcome for one in reversed(WHOLE.determinations)]
