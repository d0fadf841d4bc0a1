"""What a time is said of: a pain or another symptom, or another thing that takes the time for itself."""

from __future__ import annotations

import re

from extraction.chart import Chart, Sentence
from extraction.targets.mention import Mention

JOINED = re.compile(r"[\s,/&-]*(?:and\s+|or\s+|both\s+)?(?:right\s+|left\s+|bilateral\s+|upper\s+|lower\s+)?")
"""What may stand between two things of a list."""

BEFORE = 3
"""How many sentences back a pain may have been named."""

FAR = 800
"""How many characters back."""

_AFTER = 4
_REACH = 90
_FOLLOWING = 70
_NEAR = 30
_BLOCKING = ("medication", "therapy", "procedure")
_PURPOSE = re.compile(r"\b(?:for|to\s+(?:help|treat|manage|control))\s+(?:\w+\s+){0,3}\Z")
_STRONG_RELIEF = ("noun", "phrase", "state")


def symptoms_in(chart: Chart, start: int, end: int, *, general: bool) -> list[Mention]:
    """Return the symptoms named in [start, end); with `general`, also "symptoms", "the problem", "it"."""
    return [
        mention
        for mention in chart.mentions_in("symptom", start, end)
        if (general or mention.entry.sets["role"] != "general") and not _is_score(chart, mention)
    ]


def _is_score(chart: Chart, mention: Mention) -> bool:
    """Say whether a pain is only part of a scale's name ("pain score")."""
    near = chart.mentions_in("pain_score", mention.start - _NEAR, mention.end + _NEAR)
    return any(m.start <= mention.start and m.end > mention.end and m.entry.sets["role"] == "scale" for m in near)


def is_pain(mention: Mention) -> bool:
    """Say whether a symptom is one of the spine's or of pain, or symptoms in general."""
    return mention.entry.sets["role"] != "other"


def barred(chart: Chart, start: int, end: int, *, worse: bool = True) -> bool:
    """Say whether another thing that may last stands in [start, end): a treatment, relief, an activity.

    `worse`: a change for the worse is such a thing ("worse over the last week").
    """
    roles = ("barrier", "otherwise", "worse") if worse else ("barrier", "otherwise")
    if any(m.entry.sets["role"] in roles for m in chart.mentions_in("symptom_duration", start, end)):
        return True
    if any(chart.mentions_in(vocabulary, start, end) for vocabulary in _BLOCKING):
        return True
    relieved = [m for m in chart.mentions_in("relief", start, end) if "bare" not in m.entry.sets]
    return any(m.entry.sets.get("part") in (*_STRONG_RELIEF, "verb") for m in relieved)


def last_pain(chart: Chart, found: list[Mention]) -> Mention | None:
    """The pain that ends a run of symptoms, or stands in a list with those that end it: "neck pain and headaches"."""
    for n in range(len(found) - 1, -1, -1):
        if is_pain(found[n]):
            return found[n]
        if n == 0 or not JOINED.fullmatch(chart.lower, found[n - 1].end, found[n].start):
            return None
    return None


def is_purpose(chart: Chart, clause: Sentence, symptom: Mention) -> bool:
    """Say whether the symptom only names what a treatment, or relief, was for: "physiotherapy for her neck pain"."""
    relieved = [
        m
        for m in chart.mentions_in("relief", max(clause.start, symptom.start - _NEAR), symptom.end)
        if m.entry.sets.get("part") in _STRONG_RELIEF and "weak" not in m.entry.sets
    ]
    if relieved:
        return True
    lead = _PURPOSE.search(chart.lower, clause.start, symptom.start)
    if lead is None:
        return False
    return any(chart.mentions_in(vocabulary, clause.start, lead.start()) for vocabulary in _BLOCKING)


def spoken_of_pain(chart: Chart, position: int) -> bool:
    """Say whether one of the sentences just before names a pain, or the last is only a region ("Neck, left.")."""
    index = chart.sentence_index(position)
    if index and is_region(chart, chart.sentences[index - 1]):
        return True
    return any(m.entry.sets["role"] == "pain" for m in _spoken_of(chart, position))


def is_region(chart: Chart, sentence: Sentence) -> bool:
    """Say whether a short sentence or heading does little more than name a region: "Neck, left."."""
    short = sentence.end - sentence.start <= _NEAR
    return short and bool(chart.mentions_in("region", sentence.start, sentence.end))


def will_speak_of_pain(chart: Chart, position: int) -> bool:
    """Say whether a note that begins here ("the current problem began in May") names a pain right after."""
    index = chart.sentence_index(position)
    last = chart.sentences[min(len(chart.sentences) - 1, index + _AFTER)]
    opening = index == 0 or not _spoken_of(chart, position)
    return opening and any(
        m.entry.sets["role"] == "pain"
        for m in symptoms_in(chart, position, min(last.end, position + FAR), general=False)
    )


def spoken_of_other(chart: Chart, position: int) -> bool:
    """Say whether the sentences just before name symptoms, but no pain."""
    return any(not is_pain(m) for m in _spoken_of(chart, position)) and not spoken_of_pain(chart, position)


def _spoken_of(chart: Chart, position: int) -> list[Mention]:
    """The symptoms named before a position in its sentence and in the sentences just before."""
    index = chart.sentence_index(position)
    first = chart.sentences[max(0, index - BEFORE)]
    return symptoms_in(chart, max(first.start, position - FAR), position, general=False)


def pain_before(chart: Chart, clause: Sentence, place: int, *, general: bool = False) -> Mention | None:
    """The last symptom before a place in its clause, if it is a pain and no treatment's purpose."""
    found = symptoms_in(chart, max(clause.start, place - 2 * _REACH), place, general=general)
    last = last_pain(chart, found)
    return None if last is None or is_purpose(chart, clause, last) else last


def pain_after(chart: Chart, clause: Sentence, place: int) -> Mention | None:
    """The first symptom after a place in its clause, if it is a pain and nothing else stands between."""
    found = symptoms_in(chart, place, min(clause.end, place + _FOLLOWING), general=False)
    if not found or not is_pain(found[0]) or barred(chart, place, found[0].start, worse=False):
        return None
    return found[0]


def about_pain(chart: Chart, clause: Sentence, subject: Mention) -> bool:
    """Say whether a subject is a pain by name, or "symptoms", "it", an injury where a pain is spoken of nearby."""
    if subject.entry.sets["role"] == "pain":
        return True
    pains = symptoms_in(chart, clause.start, clause.end, general=False)
    if any(m.entry.sets["role"] == "pain" for m in pains) or spoken_of_pain(chart, subject.start):
        return True
    return will_speak_of_pain(chart, subject.start)
