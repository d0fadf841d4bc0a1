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
from extraction.targets.mention import Mention
from models.vocabulary import Kind, Laterality

_WORDS = re.compile(r"\b(?:not|no|nor|neither|without|never)\b|n't\b")
_LETTER = re.compile(r"\s*(?:from|to|by|dated|sent|ref)\b")
_NEXT = 160
_ANCHOR = 40


class TriggerPointReader:
    """Reads trigger points with their signs and muscles, one fact a clause.

    Trigger points, taut bands and irritable nodules state the fact; a twitch, referred pain or raised tone is a sign
    of it, and states it alone only where a muscle is named beside it. Signs and muscles of the next sentence are
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
        for run in _runs(chart):
            muscles = _muscles(chart, run)
            alone = all(cue.entry.sets["cue"] != "point" for cue in run)
            if alone and not muscles:
                continue
            if all(cue.entry.sets["cue"] == "sign" for cue in run) and not _twitches(run):
                continue
            drafts.append(_draft(chart, run, muscles))
        return drafts

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Drop trigger points that are only to be looked for or treated."""
        assessment = draft.assessment
        if assessment is None or assessment.assertion in ("conditional", "family"):
            return None
        if assessment.temporality == "planned":
            return None
        return draft


def _runs(chart: Chart) -> list[list[Mention]]:
    """Return the cues of each clause together, without those of a treatment."""
    cues = [cue for cue in chart.mentions.get("trigger_point", []) if cue.entry.sets["cue"] != "treatment"]
    runs: list[list[Mention]] = []
    for cue in cues:
        if cue.entry.id == "trigger_point.twitch" and _LETTER.match(chart.lower, cue.end):
            continue
        if runs and _together(chart, runs[-1][-1], cue):
            runs[-1].append(cue)
        else:
            runs.append([cue])
    return runs


def _together(chart: Chart, first: Mention, second: Mention) -> bool:
    clause = clause_at(chart, first.start)
    return first.end <= clause.end and second.start < clause.end


def _twitches(run: Sequence[Mention]) -> bool:
    return any(cue.entry.sets.get("sign") == "twitch_response" for cue in run)


def _draft(chart: Chart, run: list[Mention], muscles: list[Mention]) -> Draft:
    main = next((cue for cue in run if cue.entry.sets["cue"] == "point"), run[0])
    start, end = main.start, main.end
    for first, second in pairwise(run[run.index(main) :]):
        between = chart.lower[first.end : second.start]
        if len(between) > _ANCHOR or _WORDS.search(between):
            break
        end = second.end
    draft = Draft("trigger_point", start, end, main.entry.id)
    more = _next_signs(chart, run)
    signs = [str(cue.entry.sets["sign"]) for cue in [*run, *more] if "sign" in cue.entry.sets]
    names = [str(muscle.entry.sets["muscle"]) for muscle in muscles]
    draft.attributes = {"signs": tuple(dict.fromkeys(signs)), "muscles": tuple(dict.fromkeys(names))}
    side, words = _side(chart, draft, muscles)
    draft.laterality = side
    for item in (*run, *more, *muscles, *words):
        draft.cite(item)
    return draft


def _muscles(chart: Chart, run: list[Mention]) -> list[Mention]:
    """Return the muscles of the clause; where it names none, those of the line that it stands on."""
    clause = clause_at(chart, run[0].start)
    found = chart.mentions_in("muscle", clause.start, clause.end)
    if found or any(cue.entry.sets["cue"] != "point" for cue in run[:1]):
        return found
    line = chart.sentence_at(run[0].start)
    before = _previous(chart, line)
    if before is not None and chart.text[before.start : before.end].rstrip().endswith(":"):
        return chart.mentions_in("muscle", before.start, before.end)
    following = _following(chart, line)
    if following is None or chart.mentions_in("trigger_point", following.start, following.end):
        return []
    return chart.mentions_in("muscle", following.start, following.end) if _lists(chart, line, following) else []


def _next_signs(chart: Chart, run: list[Mention]) -> list[Mention]:
    """Return the signs of the next sentence when it goes on with the same trigger points."""
    following = _following(chart, chart.sentence_at(run[-1].start))
    if following is None or following.start - run[-1].end > _NEXT:
        return []
    cues = chart.mentions_in("trigger_point", following.start, following.end)
    if (
        not cues
        or any(cue.entry.sets["cue"] != "sign" for cue in cues)
        or _WORDS.search(chart.lower, following.start, following.end)
    ):
        return []
    return cues


def _lists(chart: Chart, line: Sentence, following: Sentence) -> bool:
    return chart.text[line.start : line.end].rstrip().endswith(":") and following.start - line.end < _ANCHOR


def _previous(chart: Chart, line: Sentence) -> Sentence | None:
    number = chart.sentence_index(line.start)
    return chart.sentences[number - 1] if number else None


def _following(chart: Chart, line: Sentence) -> Sentence | None:
    number = chart.sentence_index(line.start) + 1
    return chart.sentences[number] if number < len(chart.sentences) else None


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
