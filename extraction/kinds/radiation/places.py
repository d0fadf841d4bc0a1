"""Where pain goes: the run of places that follows a word of movement, and how far down it reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart, by_start, overlapping
from extraction.targets.mention import Mention
from models.vocabulary import Region

LINKS = re.compile(
    r"(?:[\s,/&>()→⟶:.-]|\b(?:a|an|the|his|her|their|my|its|it|and|or|of|to|in|on|into|onto|down|through|along|over|across|"
    r"around|from|past|then|also|as|far|all|way|up|upto|toward|towards|right|left|rt|lt|r|l|b|bilateral|bilaterally|both|"
    r"either|side|sides|sided|aspect|aspects|part|parts|portion|surface|region|area|areas|level|whole|entire|posterior|lat|med|post|ant|"
    r"anterior|lateral|medial|outer|inner|back|front|top|bottom|tip|ball|dorsal|dorsum|plantar|posterolateral|"
    r"anterolateral|posteriorly|anteriorly|laterally|medially|distal|distally|proximally|upper|lower|mid|middle|low|"
    r"occasionally|sometimes|intermittently|at|times|even|occasional|pain|pains|sensation|muscle|muscles|joint|distribution|"
    r"proximal|ipsilateral|entirety|length|same|buttocky|via|with|radiation)\b)*"
)
_LIMB = frozenset({"leg", "ankle", "foot", "arm", "forearm", "hand", "thigh"})
_OVERLAP = 12  # "goes past the knee": a bound may begin within the word of movement
_BACK_THEN = re.compile(r"back (?:in|then|when)\b")
_STOPPING = frozenset({"buttock", "groin", "knee"})


@dataclass(frozen=True, slots=True)
class Run:
    """Places [start, end) that stand in a row: their regions in order, and whether one lies below the knee.

    `origin` is the region that stands first after "from".
    """

    start: int
    end: int
    origin: Region | None
    regions: tuple[Region, ...]
    below: bool
    ends_above: bool

    @property
    def of_a_limb(self) -> bool:
        """Say whether a part of a limb is among the places."""
        return self.below or any(region in _LIMB for region in self.regions)


def run_after(chart: Chart, start: int, end: int) -> Run | None:
    """Return the run of places that begins right after `start`, with only linking words between, before `end`."""
    found: list[Mention] = []
    at = start
    for place in _places(chart, start, end):
        if place.start < at:
            if place.end > (found[-1].end if found else at):
                found.append(place)
                at = place.end
            continue
        if LINKS.fullmatch(chart.lower, at, place.start) is None or (found and _new_pain(chart, at, place)):
            break
        found.append(place)
        at = place.end
    if not found:
        return None
    came_from = _FROM.search(chart.lower, max(0, start - 5), found[0].end) is not None
    if came_from and len(found) > 1:
        return _run(chart, found[0].start, found[1].start, at)
    return None if came_from else _run(chart, found[0].start, found[0].start, at)


_FROM = re.compile(r"\bfrom\b")
_AND = re.compile(r"\band\b")
_OTHER_FINDING = re.compile(r"\s+(?:pain|ache|numb|weak|tender|stiff|swell|injur|replac|surg|exam)")


def _new_pain(chart: Chart, at: int, place: Mention) -> bool:
    """Say whether a place begins another finding: "into the thigh and bilateral knee pain"."""
    joined = _AND.search(chart.lower, at, place.start)
    return joined is not None and _OTHER_FINDING.match(chart.lower, place.end) is not None


def _places(chart: Chart, start: int, end: int) -> list[Mention]:
    near = chart.mentions_in("radiation_reach", max(0, start - _OVERLAP), end)
    reach = [m for m in near if m.end > start and m.entry.sets["reach"] in ("below", "end", "part")]
    regions = [
        m
        for m in chart.mentions_in("region", start, end)
        if "region" in m.entry.sets and not _BACK_THEN.match(chart.lower, m.start)
    ]
    return sorted([*reach, *regions], key=lambda m: (m.start, -m.end))


def _run(chart: Chart, start: int, goes: int, end: int) -> Run:
    """Read the regions of a run whose goals start at `goes`; the knee of "below the knee" is a bound and no place."""
    reach = chart.mentions_in("radiation_reach", goes, end)
    bounds = [m for m in reach if "knee" in m.entry.sets or "region" in m.entry.sets]
    named = [m for m in chart.mentions_in("region", goes, end) if not overlapping(bounds, m.start, m.end)]
    regions: list[Region] = [
        mention.entry.sets["region"]  # type: ignore[misc]
        for mention in sorted([*named, *bounds], key=by_start)
        if "region" in mention.entry.sets
    ]
    below = any(m.entry.sets["reach"] == "below" for m in reach) or bool({"ankle", "foot"} & set(regions))
    last = reach[-1] if reach and reach[-1].end == end else None
    ends_above = not below and (
        bool(regions and regions[-1] in _STOPPING) or (last is not None and last.entry.sets["reach"] == "end")
    )
    origin = region_before(chart, start, goes)
    return Run(start, end, origin, tuple(dict.fromkeys(regions)), below, ends_above)


def region_before(chart: Chart, start: int, end: int) -> Region | None:
    """Return the last region named in [start, end)."""
    regions = regions_in(chart, start, end)
    return regions[-1] if regions else None


def regions_in(chart: Chart, start: int, end: int) -> tuple[Region, ...]:
    """Return the regions named in [start, end), in order."""
    named = chart.mentions_in("region", start, end)
    return tuple(mention.entry.sets["region"] for mention in named if "region" in mention.entry.sets)  # type: ignore[misc]


def bounded(chart: Chart, start: int, end: int) -> bool:
    """Say whether [start, end) states that the pain goes no further."""
    for mention in chart.mentions_in("radiation_reach", start, end):
        if is_bound(chart, mention):
            return True
        if "knee" in mention.entry.sets and _DENIED.search(chart.lower, start, mention.start):
            return True
    return False


def is_bound(chart: Chart, reach: Mention) -> bool:
    """Say whether a mention bounds the pain: "no further than the knee", "stops above the knee"."""
    kind = reach.entry.sets["reach"]
    return kind == "stop" or (kind == "above" and verb_before(chart, reach) is not None)


def verb_before(chart: Chart, reach: Mention) -> Mention | None:
    """Return the word of ending right before a bound ("stops", "confined")."""
    near = chart.mentions_in("radiation_reach", max(0, reach.start - 2 * _OVERLAP), reach.start)
    verbs = [mention for mention in near if mention.entry.sets["reach"] == "verb"]
    return verbs[-1] if verbs and reach.start - verbs[-1].end <= _OVERLAP else None


_DENIED = re.compile(r"\b(?:not|never|no|nor|without)\b|n['’]t\b")
