"""Checks that need the whole pack: names that nothing defines, ids used twice, dates that overlap, unsure denials."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from adjudicator.codes import known
from adjudicator.policy.model import Criterion, Pack
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.bound import Bound
from models.base import Model

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake of a pack: where it stands, what is wrong and how to mend it."""

    path: Path
    what: str


def mistakes(pack: Pack) -> Iterator[Mistake]:
    """Return every mistake of a pack that each part by itself cannot show."""
    yield from _twice(pack)
    yield from _codes(pack)
    yield from _dates(pack)
    for path, criterion in all_criteria(pack):
        yield from _criterion(pack, path, criterion)
    yield from _names(pack)


def all_criteria(pack: Pack) -> Iterator[tuple[Path, Criterion]]:
    """Return every criterion with its place, those of alternatives too."""
    for number, criterion in enumerate(pack.criteria):
        yield ("criteria", number), criterion
    for place, option in enumerate(pack.alternatives):
        for number, criterion in enumerate(option.criteria):
            yield ("alternatives", place, "criteria", number), criterion


def _twice(pack: Pack) -> Iterator[Mistake]:
    named = [((*path, "id"), criterion.id) for path, criterion in all_criteria(pack)]
    named += [(("red_flags", number, "id"), flag.id) for number, flag in enumerate(pack.red_flags)]
    named += [(("visits", "id"), pack.visits.id)] if pack.visits else []
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield Mistake(path, f"id {name} is used twice; give one of the two another id")
        seen.add(name)
    services = [service.id for service in pack.services]
    for number, name in enumerate(services):
        if name in services[:number]:
            yield Mistake(("services", number, "id"), f"service {name} stands twice; keep one")


def _codes(pack: Pack) -> Iterator[Mistake]:
    owner: dict[str, str] = {}
    for number, service in enumerate(pack.services):
        for code in service.codes:
            path: Path = ("services", number, "codes")
            if not known(code):
                yield Mistake(path, f"code {code} is not in the code table; correct it or add it to the table")
            if code in owner:
                yield Mistake(path, f"code {code} belongs to {owner[code]} already; a code has one service")
            owner[code] = service.id


def _dates(pack: Pack) -> Iterator[Mistake]:
    if pack.effective_to is not None and pack.effective_to < pack.effective_from:
        yield Mistake(("effective_to",), "effective_to lies before effective_from; put the later date here")
    for name, value in pack.values.items():
        dated = sorted(enumerate(value.dated), key=lambda item: item[1].from_)
        if dated[0][1].from_ > pack.effective_from:
            what = f"value {name} begins on {dated[0][1].from_}, after the policy; give it a value from the first day"
            yield Mistake(("values", name, "dated", dated[0][0]), what)
        for (_, one), (place, other) in pairwise(dated):
            if one.to is None or one.to >= other.from_:
                what = f"value {name}: dates overlap on {other.from_}; end the earlier one on the day before"
                yield Mistake(("values", name, "dated", place), what)
        for number, one in enumerate(value.dated):
            if isinstance(one.value, dict) and "unnamed" not in one.value:
                what = f'value {name} is a table without an entry for drugs that are not named; add "unnamed"'
                yield Mistake(("values", name, "dated", number, "value"), what)


def _criterion(pack: Pack, path: Path, criterion: Criterion) -> Iterator[Mistake]:
    if criterion.source.sure == "M" and criterion.not_met not in ("advice", "needs_information"):
        what = "a rule from memory (sure: M) may warn but never deny; write not_met: advice"
        yield Mistake((*path, "not_met"), what)
    for inner in walk(criterion.rule):
        for name in _named_values(inner):
            if name not in pack.values:
                yield Mistake((*path, "rule"), f"there is no value {name!r}; define it under values")


def _named_values(part: Model) -> Iterator[str]:
    """Return the names of values that a part of a rule, or a bound inside it, is held against."""
    for _, field in part:
        if isinstance(field, Bound):
            if isinstance(field.bound, str):
                yield field.bound
            yield from _named_values(field)


def _names(pack: Pack) -> Iterator[Mistake]:
    """Return every name that nothing defines."""
    services = {service.id for service in pack.services}
    ids = {criterion.id for criterion in pack.criteria}
    used: list[tuple[Path, str]] = [
        ((*path, "applies", "service"), name)
        for path, criterion in all_criteria(pack)
        for name in criterion.applies.services
    ]
    used += [(("alternatives", number, "instead_of"), one.instead_of) for number, one in enumerate(pack.alternatives)]
    used += [(("visits",), name) for name in _of_visits(pack)]
    for where, name in used:
        if name not in services:
            yield Mistake(where, f"there is no service {name!r}; define it under services")
    for path, criterion in all_criteria(pack):
        if criterion.source.key not in pack.sources:
            what = f"there is no source {criterion.source.key!r}; define it under sources"
            yield Mistake((*path, "source", "key"), what)
        table = criterion.source.section
        for name in table if isinstance(table, dict) else ():
            if name not in criterion.applies.services:
                what = f"the criterion is not asked of {name!r}; a table of sections has one for each of its services"
                yield Mistake((*path, "source", "section"), what)
    for number, pair in enumerate(pack.disagreements):
        for name in (pair.met, pair.not_met):
            if name not in ids:
                yield Mistake(("disagreements", number), f"there is no criterion {name!r}; correct the id")


def _of_visits(pack: Pack) -> list[str]:
    """Return the services that the rule across lines names, each once."""
    rules = pack.visits
    if rules is None:
        return []
    named = [*rules.order, *rules.waits_as, *(one.service for one in rules.conditions)]
    named += [one.after for one in rules.conditions if one.after]
    named += [name for one in rules.cautions for name in one.services]
    return list(dict.fromkeys(named))


def walk(rule: Predicate) -> Iterator[Predicate]:
    """Return a rule and every rule inside it."""
    yield rule
    for part in rule.parts():
        yield from walk(part)
