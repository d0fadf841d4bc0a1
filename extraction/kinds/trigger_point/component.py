"""Reads trigger points found on palpation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from extraction.anatomy import sides
from extraction.anatomy.sides import Side
from extraction.chart import Chart, Sentence
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.kinds.trigger_point.felt import felt_as
from extraction.kinds.trigger_point.runs import denied_signs, following_line, previous_line, runs_of
from extraction.targets.mention import Mention
from models.vocabulary import Kind, Laterality

_WORDS = re.compile(r"\b(?:not|no|nor|neither|without|never)\b|n't\b")
_DONE = re.compile(r"\b(?:procedures?|injections?|blocks?|interventions?)\b[^.\n]*\Z")
_ANCHOR, _LIST, _ACCOUNT = 40, 90, 500
_SENTENCES = 6
_ACHES = re.compile(r"\bmyofascial\b|\bmuscle (?:pain|ache)|\bmuscular\b|\bknots?\b")


class TriggerPointReader:
    """Reads trigger points with their signs and muscles, one fact a clause.

    Trigger points, taut bands and irritable nodules state the fact; a twitch, referred pain or raised tone is a sign
    of it. A twitch states it alone where a muscle is named beside it; raised tone alone is no trigger point. Signs and muscles of the next sentence are
    taken when it names no trigger points of its own.

    >>> from extraction import read
    >>> [f.attributes.signs for f in read("Taut bands with a local twitch in the right piriformis.").facts
    ...  if f.kind == "trigger_point"]
    [('taut_band', 'twitch_response')]

    Misses: muscles that are named by a drawing or a number; trigger points described without any of these words.
    """

    kind: ClassVar[Kind] = "trigger_point"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every clause that speaks of trigger points, or of their absence."""
        drafts = []
        for run in runs_of(chart):
            muscles = _muscles(chart, run)
            alone = all(cue.entry.sets["cue"] != "point" or "weak" in cue.entry.sets for cue in run)
            if alone and not muscles:
                continue
            if all(cue.entry.sets["cue"] in ("sign", "tone") for cue in run) and not _twitches(run):
                continue
            drafts.append(_draft(chart, run, muscles))
        return drafts

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Drop trigger points that are only to be looked for or treated; a search that found none is absent."""
        assessment = draft.assessment
        if assessment is None or assessment.experiencer == "family" or assessment.boilerplate:
            return None
        draft.assertion = felt_as(chart, draft, assessment)
        if draft.assertion == "absent" and _told_as_done(chart, draft):
            return None
        if draft.assertion in (None, "conditional", "family"):
            return None
        if assessment.temporality == "planned":
            draft.temporality = "current"
        if draft.assertion != "absent":
            _drop_denied(chart, draft)
        return draft


def _told_as_done(chart: Chart, draft: Draft) -> bool:
    """Say whether "nil trigger point" denies earlier injections and not what is felt."""
    sentence = chart.sentence_at(draft.start)
    return _DONE.search(chart.lower, max(0, sentence.start - 30), draft.start) is not None


def _twitches(run: Sequence[Mention]) -> bool:
    return any(cue.entry.sets.get("signs") == "twitch_response" for cue in run)


def _drop_denied(chart: Chart, draft: Draft) -> None:
    """Drop the signs that were not found at trigger points that are there."""
    extents = {(draft.start, draft.end), *draft.support}
    cues = [cue for start, end in extents for cue in chart.mentions_in("trigger_point", start, end)]
    denied = denied_signs(chart, cues)
    draft.attributes["signs"] = tuple(sign for sign in draft.attributes["signs"] if sign not in denied)


def _draft(chart: Chart, run: list[Mention], muscles: list[Mention]) -> Draft:
    main = next((cue for cue in run if cue.entry.sets["cue"] == "point"), run[0])
    start, end = main.start, main.end
    clause = clause_at(chart, main.start)
    for first, second in pairwise(run[run.index(main) :]):
        between = chart.lower[first.end : second.start]
        if second.end > clause.end or len(between) > _ANCHOR or _WORDS.search(between):
            break
        end = second.end
    draft = Draft("trigger_point", start, end, main.entry.id)
    signs = [str(cue.entry.sets["signs"]) for cue in run if "signs" in cue.entry.sets]
    names = [str(muscle.entry.sets["muscle"]) for muscle in muscles]
    draft.attributes = {"signs": tuple(dict.fromkeys(signs)), "muscles": tuple(dict.fromkeys(names))}
    side, words = _side(chart, draft, muscles)
    draft.laterality = side
    for item in (*run, *muscles, *words):
        draft.cite(item)
    return draft


def _muscles(chart: Chart, run: list[Mention]) -> list[Mention]:
    """Return the muscles of the clause; where it names none, those of the line that it stands on."""
    clause = clause_at(chart, run[0].start)
    found = chart.mentions_in("muscle", clause.start, clause.end)
    if found or any(cue.entry.sets["cue"] != "point" for cue in run[:1]):
        return found
    line = chart.sentence_at(run[0].start)
    listed = chart.mentions_in("muscle", max(line.start, run[0].start - _LIST), run[0].start)
    if listed and not _WORDS.search(chart.lower, listed[0].start, run[0].start):
        return listed
    if told := _told_before(chart, line):
        return told
    before = previous_line(chart, line.start)
    if before is not None and chart.text[before.start : before.end].rstrip().endswith(":"):
        return chart.mentions_in("muscle", before.start, before.end)
    following = following_line(chart, line.start)
    if following is None or chart.mentions_in("trigger_point", following.start, following.end):
        return []
    return chart.mentions_in("muscle", following.start, following.end) if _lists(chart, line, following) else []


def _told_before(chart: Chart, line: Sentence) -> list[Mention]:
    """Return the muscles of which the paragraph said that they ache, where the finding names none ("3 trigger points")."""
    index = chart.sentence_index(line.start)
    for back in range(index - 1, max(-1, index - _SENTENCES), -1):
        sentence = chart.sentences[back]
        if "\n" in chart.text[sentence.end : chart.sentences[back + 1].start] or line.start - sentence.start > _ACCOUNT:
            return []
        if _ACHES.search(chart.lower, sentence.start, sentence.end):
            return chart.mentions_in("muscle", sentence.start, sentence.end)
    return []


def _lists(chart: Chart, line: Sentence, following: Sentence) -> bool:
    return chart.text[line.start : line.end].rstrip().endswith(":") and following.start - line.end < _ANCHOR


def _side(chart: Chart, draft: Draft, muscles: Sequence[Mention]) -> tuple[Laterality | None, list[Side]]:
    """Return the side of the trigger points: that of their own words, else that of all their muscles together."""
    words = [side for muscle in muscles if (side := sides.side_of(chart, muscle.start, muscle.end)) is not None]
    own = sides.side_of(chart, draft.start, draft.end)
    if own is not None and not words:
        words = [own]
    named = {word.side for word in words}
    if not named:
        return None, []
    return (named.pop() if len(named) == 1 else "bilateral"), words


READER = TriggerPointReader()
