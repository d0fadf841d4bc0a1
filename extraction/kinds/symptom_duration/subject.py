"""What a time is said of: a pain or another symptom, and the regions that hurt."""

from __future__ import annotations

import re

from extraction.chart import Chart, Sentence
from extraction.targets.mention import Mention
from models.vocabulary import Region

_CHAINS: tuple[frozenset[Region], ...] = (
    frozenset({"lumbar", "sacral", "sacroiliac", "buttock", "hip", "groin", "thigh", "leg", "ankle", "foot"}),
    frozenset({"neck", "cervical", "head", "shoulder", "arm", "forearm", "hand"}),
)
_JOINED = re.compile(r"[\s,/&-]*(?:and\s+|or\s+|both\s+)?(?:right\s+|left\s+|bilateral\s+|upper\s+|lower\s+)?")
_BEFORE = 3
_AFTER = 4
_NEAR = 30
_FAR = 800  # how far back what is spoken of may lie
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
    if index and _is_region(chart, chart.sentences[index - 1]):
        return True
    return any(m.entry.sets["role"] == "pain" for m in _spoken_of(chart, position))


def _is_region(chart: Chart, sentence: Sentence) -> bool:
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
        for m in symptoms_in(chart, position, min(last.end, position + _FAR), general=False)
    )


def spoken_of_other(chart: Chart, position: int) -> bool:
    """Say whether the sentences just before name symptoms, but no pain."""
    return any(not is_pain(m) for m in _spoken_of(chart, position)) and not spoken_of_pain(chart, position)


def _spoken_of(chart: Chart, position: int) -> list[Mention]:
    """The symptoms named before a position in its sentence and in the sentences just before."""
    index = chart.sentence_index(position)
    first = chart.sentences[max(0, index - _BEFORE)]
    return symptoms_in(chart, max(first.start, position - _FAR), position, general=False)


def regions_of(chart: Chart, symptom: Mention | None, start: int, end: int) -> list[Region | None]:
    """Return the regions of what lasts, told in [start, end) or else before it: one for each part of the body.

    Low back and leg are one part, neck and arm another; "back pain and knee pain" are two.
    """
    named = _named(chart, start, end)
    direct = _direct(chart, named) if symptom is not None else []
    apart = list(dict.fromkeys(_chain(region) for region in direct))
    if len(apart) > 1:
        return [next(region for region in direct if _chain(region) == chain) for chain in apart]
    if named:
        after = [region for mention, region in named if symptom is not None and mention.end > symptom.start]
        return [(direct or after or [region for _, region in named])[0]]
    rest = _named(chart, end, chart.sentence_at(max(start, end - 1)).end)
    return [_region_before(chart, start) or (rest[0][1] if rest else None)]


def _direct(chart: Chart, named: list[tuple[Mention, Region]]) -> list[Region]:
    """The regions of named pains, with those joined to them: "neck and low back pain"."""
    direct: list[Region] = []
    follower: Mention | None = None
    for mention, region in reversed(named):
        gap = None if follower is None else _JOINED.fullmatch(chart.lower, mention.end, follower.start)
        if gap and not gap[0].strip(" -"):
            direct[0] = region  # "mid-thoracic back pain" is one place
        elif _hurts(chart, mention) or (gap and not _otherwise(chart, mention)):
            direct.insert(0, region)
        else:
            continue
        follower = mention
    return direct


def _otherwise(chart: Chart, region: Mention) -> bool:
    """Say whether the word of a region belongs to a symptom that is no pain of the spine ("headaches")."""
    near = chart.mentions_in("symptom", region.start - _NEAR, region.end + _NEAR)
    return any(not is_pain(m) and m.start < region.end and m.end > region.start for m in near)


def _named(chart: Chart, start: int, end: int) -> list[tuple[Mention, Region]]:
    mentions = chart.mentions_in("region", start, end)
    return [(m, m.entry.sets["region"]) for m in mentions if "region" in m.entry.sets]  # type: ignore[misc]


def _hurts(chart: Chart, region: Mention) -> bool:
    """Say whether the word of a region is part of a pain's name, or stands right before one ("neck pain")."""
    return any(
        m.entry.sets["role"] == "pain" and m.start <= region.end + 1 and m.end >= region.start
        for m in chart.mentions_in("symptom", region.start - _NEAR, region.end + _NEAR)
    )


def _chain(region: Region) -> int | Region:
    return next((n for n, chain in enumerate(_CHAINS) if region in chain), region)


def _region_before(chart: Chart, position: int) -> Region | None:
    """The region of the last pain named in the sentences before."""
    index = chart.sentence_index(position)
    for sentence in reversed(chart.sentences[max(0, index - _BEFORE) : index]):
        named = _named(chart, max(sentence.start, position - _FAR), sentence.end)
        if named and (
            _is_region(chart, sentence)
            or symptoms_in(chart, max(sentence.start, position - _FAR), sentence.end, general=False)
        ):
            return named[0][1]
    return None
