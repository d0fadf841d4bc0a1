"""What holds of every policy on any facts: what it does not read changes nothing, and more relief never harms."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adjudicator import adjudicate, load_policy, policies
from adjudicator.codes import code
from adjudicator.coverage.notation import fact_of
from adjudicator.policy.checks import all_criteria, walk
from adjudicator.policy.model import Policy
from adjudicator.predicates.measured import RELIEF, Measured
from adjudicator.predicates.not_covered import NotCovered
from adjudicator.predicates.selector import Selector
from adjudicator.requests import parse_request
from models.determination import Adjudication
from models.interval import Interval
from models.kinds import Fact, ReliefFact

AS_OF = date(2026, 11, 15)
IDS = [policy.id for policy in policies()]
REQUESTS = (
    "64493+64494:bilateral:L4-S1", "64635+64636:left:L4-S1", "27096:left", "20553", "62323", "64483:right:L5-S1",
)  # fmt: skip
FAMILIES = (
    "facet_injection", "medial_branch_block", "radiofrequency_ablation", "sij_injection", "epidural_injection",
    "trigger_point_injection", "unspecified",
)  # fmt: skip
PERCENTS = (
    "percent=10",
    "percent=45-55",
    "percent=70",
    "percent=75-85",
    "percent=>=80",
    "percent=100",
    "quality=none",
    "",
)
LENGTHS = ("", "duration=1h", "duration=4h", "duration=20d", "duration=3m", "duration=7m")
DATES = ("", "date=2025-10-01", "date=2026-03", "date=2026-11-10", "ordinal=1", "ordinal=2")
SIDES = ("", "left", "right", "bilateral")
OTHERS = (
    "radiation to_regions=foot below_knee=true right", "radiation absent", "pain_location pattern=axial regions=lumbar",
    "exam_test test=facet_loading result=positive", "exam_test test=faber result=positive left",
    "imaging_finding modality=mri finding=disc_herniation levels=L4-L5 date=2026-01", "symptom_duration days=8m",
    "therapy type=physical_therapy status=failed duration=8w past", "medication name=naproxen class=nsaid status=failed",
    "trigger_point muscles=gluteus_medius signs=taut_band,referred_pain", "diagnosis concept=radiculopathy",
    "functional_impact instrument=ODI score=42", "pain_score value=7 timing=current", "neuro_deficit type=weakness absent",
)  # fmt: skip
UNREAD = (
    "radiation to_regions=foot below_knee=true family", "risk type=cauda_equina conditional",
    "relief treatment=facet_injection percent=100 planned", "diagnosis concept=fibromyalgia family",
    "procedure family=sij_injection status=done date=2026-01-02 family", "therapy type=physical_therapy status=failed planned",
    "exam_test test=faber result=positive family left", "imaging_finding finding=fracture family levels=L1-L2",
    "medication name=warfarin class=anticoagulant status=current family", "risk type=psychiatric absent",
)  # fmt: skip


def _words(*choices: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.tuples(*map(st.sampled_from, choices)).map(lambda words: " ".join(word for word in words if word))


reliefs = _words(FAMILIES, PERCENTS, LENGTHS, DATES, SIDES).map(lambda words: f"relief treatment={words} past")
treatments = _words(FAMILIES, DATES, SIDES).map(lambda words: f"procedure family={words} status=done past")
notes = st.lists(st.one_of(reliefs, treatments, st.sampled_from(OTHERS)), max_size=8)
bounded = settings(max_examples=50, deadline=None, derandomize=True, database=None)


def facts_of(written: list[str]) -> tuple[Fact, ...]:
    return tuple(fact_of(one, place) for place, one in enumerate(written))


def judged(policy: str, facts: tuple[Fact, ...], requests: tuple[str, ...] = REQUESTS) -> Adjudication:
    return adjudicate(facts, load_policy(policy), [parse_request(one) for one in requests], AS_OF)


def relief_criteria(policy: Policy) -> set[str]:
    """Return the criteria that hold relief against a threshold and nothing else."""
    found = set()
    for _, criterion in all_criteria(policy):
        parts = [field for part in walk(criterion.rule) for _, field in part if isinstance(field, Measured | Selector)]
        if parts and all(isinstance(part, Measured) and part.of in RELIEF for part in parts):
            found.add(criterion.id)
    return found


def raised(facts: tuple[Fact, ...], by: float) -> Iterator[tuple[Fact, ...]]:
    """Return the facts with more relief, of one statement after the other."""
    for place, fact in enumerate(facts):
        percent = fact.attributes.percent if isinstance(fact, ReliefFact) else None
        if percent is not None and percent.low is not None and percent.high is not None:
            more = Interval.between(min(percent.low + by, 100), min(percent.high + by, 100))
            changed = fact.model_copy(update={"attributes": fact.attributes.model_copy(update={"percent": more})})
            yield (*facts[:place], changed, *facts[place + 1 :])


@pytest.mark.parametrize("policy", IDS)
@bounded
@given(notes, st.sampled_from(UNREAD))
def test_a_fact_that_the_policy_does_not_read_changes_no_outcome(policy: str, written: list[str], more: str) -> None:
    before = judged(policy, facts_of(written))
    after = judged(policy, facts_of([*written, more]))
    assert [one.outcome for one in after.determinations] == [one.outcome for one in before.determinations]
    assert after.visit_plan == before.visit_plan


@pytest.mark.parametrize("policy", IDS)
@bounded
@given(notes, st.sampled_from((5, 20, 60)))
def test_more_relief_never_turns_a_relief_criterion_from_met_to_not_met(
    policy: str, written: list[str], by: int
) -> None:
    watched = relief_criteria(load_policy(policy))
    assert watched
    facts = facts_of(written)
    before = judged(policy, facts)
    for more in raised(facts, by):
        for old, new in zip(before.determinations, judged(policy, more).determinations, strict=True):
            results = {one.id: one.result for one in new.criteria}
            fallen = [one.id for one in old.criteria if one.result == "met" and results.get(one.id) == "not_met"]
            assert watched.isdisjoint(fallen)


@pytest.mark.parametrize("policy", IDS)
@bounded
@given(notes)
def test_nothing_is_decided_without_evidence(policy: str, written: list[str]) -> None:
    facts = facts_of(written)
    known = {fact.id for fact in facts}
    answer = judged(policy, facts)
    assert answer == judged(policy, facts)
    for line in answer.determinations:
        assert line.requires_clinician_review == (line.outcome != "approved")
        for criterion in line.criteria:
            assert {one.fact for one in criterion.evidence} <= known
            assert criterion.evidence or criterion.result == "not_documented", criterion.id


@pytest.mark.parametrize("policy", IDS)
def test_silence_denies_nothing(policy: str) -> None:
    pack = load_policy(policy)
    barred = {name for one in pack.criteria if isinstance(one.rule, NotCovered) for name in one.applies.services}
    for service in pack.services:
        asked = next(one for one in service.codes if not code(one).needs and code(one).imaging != "without")
        (line,) = judged(policy, (), (asked,)).determinations
        assert line.outcome == ("denied" if service.id in barred else "needs_information")
        assert all(criterion.result == "not_documented" for criterion in line.criteria)
