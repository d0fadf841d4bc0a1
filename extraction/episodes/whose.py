"""Whose treatment and whose relief it is: the patient's, or that of a relative, a friend, a neighbour."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.episodes.treatments import between
from extraction.kinds.procedure.gaps import loose_words
from extraction.targets.mention import Mention

_OWNED = re.compile(r"['’]s?\s")
_OUTCOME = re.compile(
    r"['’]s?\s(?:own\s)?(?:\w+\s)?(?:relief|results?|responses?|outcome|improvement|benefit|experience|numbers?|scores?|percent\w*)\b"
)
_OBJECT = re.compile(
    r"\b(?:with|by|to|for|from|of|like|than|and|without|via|told|tells|asked|married)\s(?:(?:her|his"
    r"|their|the|a|an|my|own)\s){0,2}\Z"
)
_HAD = re.compile(
    r"(?:,\s(?:an?|the|who is an?)\s[^,.;\n]{2,40},)?(?:[^\w,;.]+\w+){0,5}?(?:[^\w;.]+who\b|[^\w;.]*[\"“]|[^\w,;.]+"
    r"(?:had|has|got|gets|was|were|did|does|took|tried|underwent|received|found|swears?|became|went|felt)\b)"
)
_PRONOUN = re.compile(r"\b(?:he|she|they)\b")
_THEIRS = re.compile(r"\s(?:from|with|after|of|out of)\s(?:hers|theirs|(?:his|her|their) own|his\b(?!\s[a-z]))")
_OWN = re.compile(
    r"[^.;\n]{0,40}\b(?:says?|said|tells?|told|reports?|swears?|claims?|thinks?|quotes?)\b[^.;\n]{0,12}\b(?:(?:her|his|their) own|hers|his)\s"
)
_FAR, _SUBJECT = 150, 40


def of_family(chart: Chart, draft: Draft) -> bool:
    """Say whether a draft is told of somebody else, by its assessment or by the person who stands before it."""
    if of_another(chart, draft.start, draft.end):
        return True
    told = draft.assessment
    if told is None or told.assertion != "family":
        return False
    cues = [cue for cue in told.cues if cue.category in ("FAMILY", "OTHER_PERSON")]
    return not cues or any(not chart.lower.endswith(("'s", "’s"), cue.start, cue.end) for cue in cues)


def of_another(chart: Chart, start: int, end: int) -> bool:
    """Say whether what is told at [start, end) was another person's ("Dad's epidural", "a neighbour got 80%").

    A person who only speaks, drives or stands by is none ("her husband says she is 80% better"), nor is one who is
    spoken to or lived with; "complete relief from hers" is the speaker's own all the same.
    """
    person = _person_before(chart, start)
    if person is None:
        return False
    if _THEIRS.match(chart.lower, end) or _OWN.search(chart.lower, person.end, start):
        return True
    if any(m.entry.sets["person"] == "patient" for m in chart.mentions_in("person", person.end, start)):
        return False
    if (pronoun := _PRONOUN.search(chart.lower, person.end, start)) is not None:
        own = between(chart, pronoun.end(), end + _SUBJECT)
        return not own and bool(between(chart, person.end, pronoun.start()))
    if _OWNED.match(chart.lower, person.end):
        return _owns_treatment(chart, person)
    telling = chart.mentions_in("person", person.end, min(start, person.end + _SUBJECT))
    if any(m.entry.sets["person"] == "telling" for m in telling):
        return False
    had = _HAD.match(chart.lower, person.end, start + 1)
    if had is None:
        return False
    asked_of = _OBJECT.search(chart.lower, max(0, person.start - 24), person.start) is not None
    return not asked_of or chart.lower.startswith(" who ", person.end)


def _person_before(chart: Chart, start: int) -> Mention | None:
    clause = clause_at(chart, start)
    found = chart.mentions_in("person", max(clause.start, start - _FAR), start)
    return next((m for m in reversed(found) if m.entry.sets["person"] not in ("patient", "telling")), None)


def _owns_treatment(chart: Chart, person: Mention) -> bool:
    """Say whether what the person has is the treatment ("husband's RFN") or what it gave ("husband's relief"), not a car that broke down after it."""
    if _OUTCOME.match(chart.lower, person.end):
        return True
    owned = between(chart, person.end, person.end + _SUBJECT)
    return bool(owned) and loose_words(chart, person.end + 2, owned[0].start) <= 1
