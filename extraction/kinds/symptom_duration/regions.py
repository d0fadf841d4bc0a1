"""The regions that a time is said of."""

from __future__ import annotations

from extraction.chart import Chart
from extraction.kinds.symptom_duration.subject import BEFORE, FAR, JOINED, is_pain, is_region, symptoms_in
from extraction.targets.mention import Mention
from models.vocabulary import Region

_CHAINS: tuple[frozenset[Region], ...] = (
    frozenset({"lumbar", "sacral", "sacroiliac", "buttock", "hip", "groin", "thigh", "leg", "ankle", "foot"}),
    frozenset({"neck", "cervical", "head", "shoulder", "arm", "forearm", "hand"}),
)
_NEAR = 30


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
        gap = None if follower is None else JOINED.fullmatch(chart.lower, mention.end, follower.start)
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
    for sentence in reversed(chart.sentences[max(0, index - BEFORE) : index]):
        named = _named(chart, max(sentence.start, position - FAR), sentence.end)
        if named and (
            is_region(chart, sentence)
            or symptoms_in(chart, max(sentence.start, position - FAR), sentence.end, general=False)
        ):
            return named[0][1]
    return None
