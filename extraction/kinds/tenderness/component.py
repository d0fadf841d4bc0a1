"""Reads tenderness on palpation."""

from __future__ import annotations

import re
from typing import ClassVar

from extraction.anatomy import sides
from extraction.assertion.assessment import Assessment
from extraction.chart import Chart
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.kinds.tenderness.sites import levels_near, part_before, sites_of
from extraction.kinds.tenderness.verdicts import Verdict, marked_absent, told
from extraction.numbers.levels import LevelMention
from extraction.numbers.severities import severity_of
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_NOT = re.compile(r"\b(?:no|not|never|nor|without|nil)\b|n't\b")
_NO_OTHER = re.compile(r"\bno (?:other|further|additional) (?:[a-z]+ ){0,2}\Z")
_REACH = 60


class TendernessReader:
    """Reads tenderness on palpation, one fact a place: "tender over the SI joints and facets" is two.

    A word of tenderness needs a place: a site of the contract, another place of the spine, trunk or limbs (site
    "other"), or a level. A belly that is soft and non-tender is none.

    >>> from extraction import read
    >>> [(f.attributes.site, f.laterality) for f in read("The left SI joint is tender.").facts
    ...  if f.kind == "tenderness"]
    [('sacroiliac_joint', 'left')]

    Misses: places told in the sentence before; pain on examination that is not called tenderness or palpation.
    """

    kind: ClassVar[Kind] = "tenderness"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every place that is said to be tender or not tender."""
        drafts: list[Draft] = []
        last: tuple[Mention, list[Mention]] | None = None
        for cue in chart.mentions.get("tenderness", []):
            verdict = told(chart, cue)
            if verdict is None:
                continue
            places = sites_of(chart, cue)
            again = _again(chart, cue, verdict, last) if not places and last is not None else []
            if again:
                drafts += again
                continue
            near = levels_near(chart, None, cue)
            for number, place in enumerate(places):
                drafts.append(_draft(chart, cue, place, verdict, joined=number == _nearest(places, cue)))
            elsewhere = not places and _NO_OTHER.search(chart.lower, max(0, cue.start - _REACH), cue.start)
            if elsewhere:
                drafts.append(_draft(chart, cue, None, "denied", joined=False))
            part = None if places or elsewhere else part_before(chart, cue)
            if not places and not elsewhere and (_of_spine(chart, cue, near) or part is not None):
                drafts.append(_draft(chart, cue, None, verdict, joined=False))
                _name_part(drafts[-1], part)
            last = (cue, places) if places else last
        return drafts

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Drop tenderness that is only feared or advised of; what was felt is current."""
        assessment = draft.assessment
        if assessment is None or assessment.assertion in ("conditional", "family"):
            return None
        if assessment.temporality == "planned":
            draft.temporality = "current"
        if draft.assertion is None and assessment.assertion == "absent" and _of_another(chart, draft, assessment):
            draft.assertion = "present"
        return draft


def _of_another(chart: Chart, draft: Draft, assessment: Assessment) -> bool:
    """Say whether what is denied is a test told of after the tenderness, as in shorthand without sentences."""
    denials = [cue for cue in assessment.cues if cue.category == "NEGATED"]
    return all(cue.start >= draft.end and bool(chart.mentions_in("exam_test", draft.end, cue.start)) for cue in denials)


def _again(chart: Chart, cue: Mention, verdict: Verdict, last: tuple[Mention, list[Mention]]) -> list[Draft]:
    """Propose the place of the word before for a word that names only another side: "tender on the left, not the right"."""
    earlier, places = last
    side = sides.side_of(chart, cue.start, cue.end)
    if side is None or chart.sentence_at(earlier.start) != chart.sentence_at(cue.start):
        return []
    first = _draft(chart, earlier, places[-1], verdict, joined=False)
    if first.laterality in (side.side, "bilateral") or abs(side.start - cue.end) > _REACH:
        return []
    draft = _draft(chart, cue, None, verdict, joined=False)
    draft.attributes["site"] = _site(places[-1])
    draft.cite(places[-1])
    return [draft]


def _nearest(places: list[Mention], cue: Mention) -> int:
    return 0 if places[0].start >= cue.end else len(places) - 1


def _name_part(draft: Draft, part: Mention | None) -> None:
    """Give tenderness without a place of its own the part that was told of before it."""
    if part is not None and "levels" not in draft.attributes:
        draft.attributes["site"] = _site(part)
        draft.cite(part)


def _of_spine(chart: Chart, cue: Mention, near: list[LevelMention]) -> bool:
    """Say whether a level stands right at the cue: "pain with palpation around L5"."""
    if not near:
        return False
    place = near[0].start
    between = chart.lower[min(cue.end, place) : max(cue.start, place)]
    return len(between) <= _REACH and not re.search(r"[.;]", between)


def _draft(chart: Chart, cue: Mention, place: Mention | None, verdict: Verdict, *, joined: bool) -> Draft:
    start, end = (cue.start, cue.end) if place is None else (place.start, place.end)
    if joined and place is not None and max(cue.end, place.end) - min(cue.start, place.start) <= _REACH + 40:
        start, end = min(cue.start, place.start), max(cue.end, place.end)
    draft = Draft("tenderness", start, end, cue.entry.id, {"site": _site(place)})
    draft.cite(cue)
    _grade(chart, draft, cue)
    side = sides.side_of(chart, *((place.start, place.end) if place else (cue.start, cue.end)))
    if side is not None and draft.attributes["site"] != "midline":
        draft.laterality = side.side
        draft.cite(side)
    near = levels_near(chart, place, cue)
    if near:
        draft.attributes["levels"] = tuple(dict.fromkeys(name for mention in near for name in mention.levels))
        for mention in near:
            draft.cite(mention)
    if verdict == "denied" or marked_absent(chart, end) or _NOT.search(chart.lower, start, end):
        draft.assertion = "absent"
    return draft


def _site(place: Mention | None) -> object:
    return None if place is None else place.entry.sets.get("site", "other")


def _grade(chart: Chart, draft: Draft, cue: Mention) -> None:
    clause = clause_at(chart, cue.start)
    grade = severity_of(chart, cue.start, cue.end, clause)
    if grade is not None:
        draft.attributes["severity"] = grade.entry.sets["severity"]
        draft.cite(grade)


READER = TendernessReader()
