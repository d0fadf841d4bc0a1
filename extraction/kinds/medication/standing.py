"""Whether a drug stands as told: what is doubted, feared or advised beside it leaves it present."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.draft import Draft
from extraction.kinds.therapy.course import course_at
from extraction.kinds.therapy.truth import assertion_of, hinges
from models.vocabulary import Assertion

_OF_DRUG_ITSELF = re.compile(r"side effects|adverse effects|risks and benefits|risks, benefits")
_OF_STATE = re.compile(
    r"\b(?:possibl[ey]|probabl[ey]|likely|questionable|suspect\w*|presum\w*|apparent\w*|suspicio\w*|rule out|r/o|concern\w*|not clear)\b"
)
_TAKEN = ("current", "stopped", "failed", "allergy")
_TAKES_NOW = re.compile(
    r"(?:\band|,|\bwho)\s+(?:(?:she|he|now|currently|also)\s+)*(?:has|takes|is on|is taking|uses|carries|keeps)\b"
)


def standing_of(chart: Chart, draft: Draft) -> Assertion:
    """Return a drug's assertion: possible or conditional only where the drug itself is considered or hinges on something.

    A drug that is taken stays present beside a doubtful diagnosis ("possible pneumonia, continue vancomycin"); so does
    one that a discharge sheet advises, and one whose side effects were told.
    """
    assert draft.assessment is not None
    told = assertion_of(chart, draft)
    status = draft.attributes["status"]
    cues = draft.assessment.cues
    if told == "conditional" and not draft.assessment.cued("CONDITIONAL"):
        risks = [chart.lower[cue.start : cue.end] for cue in cues if cue.category == "RISK"]
        return "present" if all(_OF_DRUG_ITSELF.search(words) for words in risks) else told
    if told == "conditional":
        course = course_at(chart, draft.start, draft.end)
        taken = status in _TAKEN and course is not None and course.status != "planned"
        return "present" if taken or not hinges(chart, draft) else told
    if told != "possible" or status in _TAKEN:
        return "present" if told == "possible" else told
    doubts = [chart.lower[cue.start : cue.end] for cue in cues if cue.category == "POSSIBLE"]
    return "present" if doubts and all(_OF_STATE.search(words) for words in doubts) else told


def is_taken_now(chart: Chart, draft: Draft) -> bool:
    """Say whether the history told before a drug is not the drug's: "a history of anaphylaxis and has an EpiPen"."""
    assert draft.assessment is not None
    past = [cue.end for cue in draft.assessment.cues if cue.category == "PAST" and cue.end <= draft.start]
    return bool(past) and _TAKES_NOW.search(chart.lower, max(past), draft.start) is not None
