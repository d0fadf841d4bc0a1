"""Procedures told by a level alone, where relief is told level by level ("L4-5: 85% relief, L5-S1: 40%")."""

from __future__ import annotations

from typing import Any

from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.episodes.link import PER_LEVEL
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.named import Named
from extraction.kinds.relief.statements import find_all
from extraction.numbers import levels

_REACH = 40


def told_by_level(chart: Chart, drafts: list[Draft]) -> list[Draft]:
    """Return a procedure for each level that stands right before its own relief, taken from the whole one."""
    by_start = {draft.start: draft for draft in drafts}
    found = []
    last = 0
    for statement in find_all(chart):
        named = statement.target.treatment.named if statement.target else None
        near = inside(levels.find_all(chart), max(last, statement.start - _REACH), statement.start)
        last = statement.end
        whole = by_start.get(named.start) if named is not None else None
        if named is None or whole is None or not near or not _alone(chart, named, near[-1], statement.start):
            continue
        if len(near[-1].levels) != 1 or whole.attributes.get("levels") == near[-1].levels:
            continue
        found.append(_one(whole, near[-1]))
    return found


def _alone(chart: Chart, named: Named, level: levels.LevelMention, statement: int) -> bool:
    """Say whether a level stands apart from the procedure's own name and right before the relief."""
    return level.start >= named.end and loose_words(chart, level.end, statement) <= 2 and named.start < level.start


def _one(whole: Draft, level: levels.LevelMention) -> Draft:
    kept: dict[str, Any] = {
        name: whole.attributes[name] for name in ("family", "approach", "date", "guidance") if name in whole.attributes
    }
    draft = Draft("procedure", level.start, level.end, PER_LEVEL, {**kept, "levels": level.levels}, whole.laterality)
    draft.cite(whole)
    return draft
