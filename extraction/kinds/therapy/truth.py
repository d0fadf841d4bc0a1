"""Whether a cue beside a treatment speaks of the treatment itself or of its effect."""

from __future__ import annotations

import re

from extraction.chart import Chart, overlapping
from extraction.draft import Draft
from extraction.kinds.therapy.course import course_at
from extraction.ordered import Extent
from models.vocabulary import Assertion

_IF = re.compile(
    r"\b(?:if|unless|in case|in the event|should (?:he|she|they|the|pain|symptoms|this|it)|were to|return|when)\b"
)

_ENDED = re.compile(r"\band that\b|\bbut\b")
_THEN = re.compile(r"\b(?:recommend(?:ed|ing|s)?|prescribed|referred|ordered|elected|opted|decided)\b")
_IF_NOT = re.compile(
    r"\b(?:if|should|unless)\b(?:(?!\b(?:then|will|would|recommend)\b)[^.;,])*\b(?:not|fails?|failed|persists?|no)\b(?:(?!\b(?:then|will|would|recommend|consider)\b)[^.;,])*\b(?:with|from|despite|to|after)\s(?:\w+\s){0,2}\Z"
)
_FAILS = re.compile(
    r"\s(?:(?:alone|treatments?|again)\s)?(?:fails?|failed|(?:do(?:es)?|is|are|did|was)\snot|proves?)\b"
)
_ONLY_IF = re.compile(r"\b(?:if|should|once|when)\s(?:(?:the|her|his|this|these|such|all|other|initial)\s){0,2}\Z")
_REACH = 90
_OF_EFFECT = ("failed", "stopped", "refused", "allergy")


def assertion_of(chart: Chart, draft: Draft) -> Assertion:
    """Return a treatment's assertion: what is said of its effect or of a wish for it leaves it present.

    An option that is merely considered is possible.
    """
    assert draft.assessment is not None
    course = course_at(chart, draft.start, draft.end)
    told = draft.assessment.assertion
    of_effect = told == "absent" and not truly_negated(chart, draft)
    of_wish = told == "conditional" and not hinges(chart, draft)
    of_advice = told == "possible" and (_is_advice(chart, draft) or _is_recommended(chart, draft))
    if told == "present" and course is not None and course.doubtful:
        return "possible"
    return "present" if of_effect or of_wish or of_advice else told


def _is_advice(chart: Chart, draft: Draft) -> bool:
    """Say whether doubt is only the manner of an advice: "may benefit from"; "consider" stays a doubt."""
    assert draft.assessment is not None
    sentence = chart.sentence_at(draft.start)
    planned = [
        cue
        for cue in chart.mentions_in("course", sentence.start, sentence.end)
        if cue.entry.sets["status"] == "planned" and "doubtful" not in cue.entry.sets
    ]
    doubts = [cue for cue in draft.assessment.cues if cue.category == "POSSIBLE"]
    return bool(doubts) and all(overlapping(planned, cue.start, cue.end) for cue in doubts)


def _is_recommended(chart: Chart, draft: Draft) -> bool:
    """Say whether, of what was discussed, the treatment is what was then recommended."""
    assert draft.assessment is not None
    doubts = [cue for cue in draft.assessment.cues if cue.category == "POSSIBLE"]
    if not doubts or doubts[-1].end > draft.start:
        return False
    return _THEN.search(chart.lower, max(cue.end for cue in doubts), draft.start) is not None


def is_awaited(chart: Chart, draft: Draft) -> bool:
    """Say whether a treatment is only named for what is done should it fail ("if he does not improve with therapy")."""
    clause = chart.sentence_at(draft.start)
    if _IF_NOT.search(chart.lower, max(clause.start, draft.start - _REACH), draft.start):
        return True
    fails = _FAILS.match(chart.lower, draft.end) is not None
    return fails and _ONLY_IF.search(chart.lower, max(clause.start, draft.start - _REACH), draft.start) is not None


def truly_negated(chart: Chart, draft: Draft) -> bool:
    """Say whether a negation denies the treatment: "no relief from" or "did not help" denies only its effect."""
    assert draft.assessment is not None
    sentence = chart.sentence_at(draft.start)
    told: list[Extent] = [
        cue
        for cue in chart.mentions_in("course", sentence.start, sentence.end)
        if cue.entry.sets["status"] in _OF_EFFECT
    ]
    own = course_at(chart, draft.start, draft.end)
    told += [own] if own is not None and own.status in _OF_EFFECT else []
    negations = [
        cue
        for cue in draft.assessment.cues
        if cue.category == "NEGATED" and _ENDED.search(chart.lower, cue.end, draft.start) is None
    ]
    if not negations and draft.assessment.cued("NEGATED"):
        return False
    return not negations or any(not overlapping(told, cue.start, cue.end) for cue in negations)


def hinges(chart: Chart, draft: Draft) -> bool:
    """Say whether a treatment hinges on something: "if pain persists"; "should take" and "would recommend" do not."""
    assert draft.assessment is not None
    conditions = [cue for cue in draft.assessment.cues if cue.category == "CONDITIONAL"]
    return not conditions or any(_IF.search(chart.lower, cue.start, cue.end + 12) for cue in conditions)


def in_consent(chart: Chart, draft: Draft) -> bool:
    """Say whether a draft stands in a consent section, which states nothing about the patient."""
    section = chart.section_at(draft.start)
    return section is not None and section.name == "consent"
