"""The requests that a note makes by itself: its own requested or planned procedures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from adjudicator.codes import Group, code, codes_for, known, level_count, same_codes
from adjudicator.codes.levels import fits
from adjudicator.codes.table import SpineRegion
from models.kinds import Fact, ProcedureFact, TriggerPointFact
from models.levels import Level
from models.request import Request
from models.vocabulary import Family, Laterality

_REGIONS: dict[str, SpineRegion] = {
    **dict.fromkeys(("cervical", "thoracic", "neck"), "cervical_thoracic"),
    **dict.fromkeys(("lumbar", "sacral", "sacroiliac", "buttock"), "lumbosacral"),
}


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a statement asks for; statements that fit together become one."""

    family: Family
    codes: tuple[str, ...]
    approach: Literal["interlaminar", "caudal", "transforaminal"] | None
    side: Laterality | None
    levels: tuple[Level, ...]
    facts: tuple[str, ...]


def from_facts(facts: Sequence[Fact]) -> tuple[Request, ...]:
    """Return the requests that the note itself makes, in the order of the note.

    Of each family the requested procedures count, else the planned ones; only what is stated of the patient counts,
    never what is hedged, conditional, negated, declined or over. A statement that another section repeats, fully or in
    part, is one request. Where the note gives no codes they are derived from its words (see `derived_warnings`).
    """
    wishes: list[_Wish] = []
    for wish in _wishes(facts):
        place = next((number for number, other in enumerate(wishes) if _fit(other, wish)), None)
        if place is None:
            wishes.append(wish)
        else:
            wishes[place] = _merged(wishes[place], wish)
    return tuple(_request(wish, facts) for wish in wishes)


def derived_warnings(requests: Sequence[Request], facts: Sequence[Fact]) -> tuple[str, ...]:
    """Say of each request of a note whose codes the note does not give that they were derived, and from what."""
    coded = {fact.id for fact in facts if isinstance(fact, ProcedureFact) and any(map(known, fact.attributes.cpt))}
    warnings = []
    for request in requests:
        if request.source == "note" and request.codes and not coded.intersection(request.facts):
            name = (request.family or "procedure").replace("_", " ")
            told = f" at {', '.join(request.levels)}" if request.levels else ""
            codes = "+".join(request.codes)
            warnings.append(f"The note asks for {name}{told} without a code; {codes} was derived from its words.")
    return tuple(warnings)


def _wishes(facts: Sequence[Fact]) -> list[_Wish]:
    stated = [fact for fact in facts if isinstance(fact, ProcedureFact) and _is_wish(fact)]
    requested = {family for fact in stated if fact.attributes.status == "requested" for family in _families(fact)}
    return [
        wish
        for fact in stated
        for wish in _of_fact(fact)
        if fact.attributes.status == "requested" or wish.family not in requested
    ]


def _is_wish(fact: ProcedureFact) -> bool:
    return (
        fact.assertion == "present"
        and fact.temporality != "past"
        and fact.attributes.status in ("requested", "planned")
    )


def _families(fact: ProcedureFact) -> list[Family]:
    return [family for wish in _of_fact(fact) for family in same_codes(wish.family)]


def _of_fact(fact: ProcedureFact) -> list[_Wish]:
    """Return what a fact asks for: the codes it gives, by group, else its family where that family has codes."""
    given = fact.attributes
    groups: dict[Group, list[str]] = {}
    for written in given.cpt:
        if known(written) and code(written).role == "procedure":
            groups.setdefault(code(written).group, []).append(written)
    common = _Wish(given.family, (), given.approach, fact.laterality, given.levels, (fact.id,))
    if not groups:
        return [common] if codes_for(given.family, "lumbosacral", 1) else []
    return [
        replace(
            common,
            family=given.family if group.family in same_codes(given.family) else group.family,
            codes=tuple(codes),
            approach=given.approach if group.approach != "transforaminal" else "transforaminal",
            levels=tuple(level for level in given.levels if group.region is not None and fits(level, group.region)),
        )
        for group, codes in groups.items()
    ]


def _fit(one: _Wish, other: _Wish) -> bool:
    """Tell whether two statements may speak of one procedure: nothing that both of them say differs."""
    if other.family not in same_codes(one.family):
        return False
    if one.codes and other.codes and code(one.codes[0]).group != code(other.codes[0]).group:
        return False
    if one.family == "trigger_point_injection":
        return True
    regions = {region for region in (_region_of(one), _region_of(other)) if region is not None}
    approaches = {wish.approach for wish in (one, other) if wish.approach is not None}
    foraminal = {_foraminal(one), _foraminal(other)}
    sides = {one.side, other.side}
    if len(regions) > 1 or len(approaches) > 1 or foraminal == {True, False} or sides == {"left", "right"}:
        return False
    return not one.levels or not other.levels or _nested(set(one.levels), set(other.levels))


def _foraminal(wish: _Wish) -> bool | None:
    """Tell whether an epidural goes through the foramen, by its words or else by its code."""
    route = wish.approach or (code(wish.codes[0]).approach if wish.codes else None)
    return None if route is None else route == "transforaminal"


def _region_of(wish: _Wish) -> SpineRegion | None:
    return code(wish.codes[0]).region if wish.codes else _region(wish.levels)


def _nested(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one


def _merged(one: _Wish, other: _Wish) -> _Wish:
    """Join two statements of one procedure: what either says, the more of it."""
    sides = {side for side in (one.side, other.side) if side is not None}
    return replace(
        one,
        codes=max(one.codes, other.codes, key=len),
        approach=one.approach or other.approach,
        side=next(iter(sides), None) if len(sides) < 2 else "bilateral",
        levels=max(one.levels, other.levels, key=len),
        facts=(*one.facts, *other.facts),
    )


def _request(wish: _Wish, facts: Sequence[Fact]) -> Request:
    return Request(
        codes=wish.codes or _derived(wish, facts),
        laterality=wish.side,
        levels=wish.levels,
        family=wish.family,
        source="note",
        facts=wish.facts,
    )


def _derived(wish: _Wish, facts: Sequence[Fact]) -> tuple[str, ...]:
    if wish.family == "trigger_point_injection":
        return codes_for(wish.family, "lumbosacral", _muscles(facts))
    region = _region(wish.levels) or _region_of_note(facts)
    levels = tuple(level for level in wish.levels if fits(level, region))
    return codes_for(wish.family, region, level_count(levels, wish.family), wish.approach)


def _muscles(facts: Sequence[Fact]) -> int:
    found = [fact for fact in facts if isinstance(fact, TriggerPointFact) and fact.assertion == "present"]
    return len({muscle for fact in found for muscle in fact.attributes.muscles})


def _region(levels: Sequence[Level]) -> SpineRegion | None:
    if not levels:
        return None
    return "cervical_thoracic" if fits(levels[0], "cervical_thoracic") else "lumbosacral"


def _region_of_note(facts: Sequence[Fact]) -> SpineRegion:
    """Return the region that most facts of the patient name by level or by region; lumbosacral where none does."""
    votes = {"cervical_thoracic": 0, "lumbosacral": 0}
    for fact in facts:
        if fact.assertion in ("family", "conditional"):
            continue
        told = vars(fact.attributes)
        by_level = _region(told.get("levels", ()))
        named = [*told.get("regions", ()), told.get("region"), told.get("from_region")]
        for region in [by_level, *(_REGIONS.get(name) for name in named if name)]:
            if region is not None:
                votes[region] += 1
    return "cervical_thoracic" if votes["cervical_thoracic"] > votes["lumbosacral"] else "lumbosacral"
