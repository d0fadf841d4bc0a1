"""Ties each relief to the fact of the procedure it tells about."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from extraction.draft import Draft
from extraction.kinds.procedure.named import Named
from extraction.numbers.date_ranges import days_between
from models.interval import Interval

PER_LEVEL = "procedure.per_level"
"""The rule of a procedure that is told by a level alone ("L4-5: 85%, L5-S1: 40%")."""

UNTIL = "until"
"""The attribute of a draft that holds the day until which relief held; it is none of the fact's."""

_LONG_AGO = 90
"""In days: a score before an injection of last month still tells how bad the pain is."""
_NEAR = 40
_DONE = ("done", None)


def link(drafts: list[Draft], ids: dict[Draft, str], today: date | None = None) -> None:
    """Replace the procedure that a relief's draft holds by the id of its fact, with its date and ordinal.

    Scores told of a procedure that is long past are past with it.
    """
    scores = [draft for draft in drafts if draft.kind == "pain_score"]
    procedures = [draft for draft in drafts if draft.kind == "procedure"]
    by_start = {draft.start: draft for draft in procedures}
    for draft in drafts:
        if draft.kind != "relief":
            continue
        until = draft.attributes.pop(UNTIL, None)
        named = draft.attributes.get("procedure")
        draft.attributes["procedure"] = None
        told = _told(draft, named, by_start, procedures) if isinstance(named, Named) else None
        if told is None:
            continue
        draft.attributes["procedure"] = ids[told]
        if draft.attributes["treatment"] == "unspecified":
            draft.attributes["treatment"] = told.attributes["family"]
        for name in ("date", "ordinal"):
            if draft.attributes.get(name) is None and told.attributes.get(name) is not None:
                draft.attributes[name] = told.attributes[name]
        if draft.laterality is None:
            draft.laterality = told.laterality
        _held(draft, until)
        _date_scores(draft, scores, today)


def _date_scores(draft: Draft, scores: list[Draft], today: date | None) -> None:
    """Make the two scores from which a relief was computed past, where its treatment's day lies long before the note."""
    when = draft.attributes.get("date")
    if today is None or when is None or len(when) != len("2026-01-01") or draft.rule != "relief.scores":
        return
    if (today - date.fromisoformat(when)).days < _LONG_AGO:
        return
    first = bisect_left(scores, draft.start, key=lambda s: s.start)
    for score in scores[first : first + 2]:
        if score.end <= draft.end:
            score.temporality = "past"


def _held(draft: Draft, until: str | None) -> None:
    """Count how long relief held from its treatment's day to the day until which it did."""
    when = draft.attributes.get("date")
    days = days_between(when, until) if when is not None and until is not None else None
    if days is not None and draft.attributes.get("duration_days") is None:
        draft.attributes["duration_days"] = Interval.exactly(days)


def _told(draft: Draft, named: Named, by_start: dict[int, Draft], procedures: list[Draft]) -> Draft | None:
    own = by_start.get(named.start)
    ordinal, when = draft.attributes.get("ordinal"), draft.attributes.get("date")
    family = draft.attributes["treatment"]
    side = draft.laterality
    place = bisect_left(procedures, draft.start, key=lambda p: p.start)
    near = procedures[max(0, place - _NEAR) : place + _NEAR]
    level = next((p for p in reversed(near) if p.rule == PER_LEVEL and 0 <= draft.start - p.end < 40), None)
    if level is not None:
        return level
    asked = (
        own is not None
        and own.attributes.get("status") in ("planned", "requested", None)
        and draft.temporality == "past"
    )
    if own is not None and not asked and not named.refers and not _contradicts(own, ordinal, when, side):
        return own
    rivals = [
        p
        for p in near
        if (p.attributes["family"] == family or (family == "unspecified" and when is not None))
        and p.attributes.get("status") in _DONE
        and p.assertion != "family"
    ]
    rivals = [p for p in rivals if not _other_side(p, side)]
    exact = [p for p in rivals if _agrees(p, ordinal, when)]
    if exact:
        return exact[-1]
    rivals = [p for p in rivals if p.attributes["family"] == family]
    earlier = [p for p in rivals if p.start < draft.start]
    same_side = [p for p in earlier if side is not None and p.laterality == side]
    if own is not None and _other_side(own, side) and same_side:
        return same_side[-1]
    if own is not None and (_other_side(own, side) or _contradicts(own, ordinal, when, side)):
        return None
    if ordinal is not None or when is not None:
        return own
    return (same_side or earlier)[-1] if earlier else own


def _other_side(procedure: Draft, side: str | None) -> bool:
    return {procedure.laterality, side} == {"left", "right"}


def _agrees(procedure: Draft, ordinal: int | None, when: str | None) -> bool:
    if ordinal is None and when is None:
        return False
    same_ordinal = ordinal is None or procedure.attributes.get("ordinal") == ordinal
    return same_ordinal and (when is None or procedure.attributes.get("date") == when)


def _contradicts(procedure: Draft, ordinal: int | None, when: str | None, side: str | None) -> bool:
    own = procedure.attributes
    if _other_side(procedure, side):
        return True
    if ordinal is not None and own.get("ordinal") not in (None, ordinal):
        return True
    return when is not None and own.get("date") not in (None, when)
