"""Repairs: the changes of facts with which a rule that is not met would be met, one function an operator."""

from collections.abc import Iterable
from functools import singledispatch
from itertools import islice, product

from adjudicator.case import Case
from adjudicator.dates import before
from adjudicator.episodes import Episode, last_of
from adjudicator.explain.words import bare
from adjudicator.policy.values import Value
from adjudicator.predicates.all_of import AllOf
from adjudicator.predicates.any_of import AnyOf
from adjudicator.predicates.at_least import AtLeast
from adjudicator.predicates.base import Predicate
from adjudicator.predicates.count import Count
from adjudicator.predicates.each_of_last import EachOfLast
from adjudicator.predicates.exists import Exists
from adjudicator.predicates.interval_since import IntervalSince
from adjudicator.predicates.k_of_n import KOfN
from adjudicator.predicates.measured import RELIEF, WHAT, Measured
from adjudicator.predicates.measures import Reading
from adjudicator.predicates.most_recent import MostRecent
from adjudicator.predicates.none_of import NoneOf
from adjudicator.predicates.nth import Nth
from adjudicator.predicates.selector import select
from adjudicator.predicates.stale_after import StaleAfter
from adjudicator.what_if.edit import Change, Edit, joined
from adjudicator.what_if.invented import from_selector, relief_after
from models.interval import Interval
from models.kinds import Fact

_MOST = 6
"""The most repairs that are tried of one rule."""


@singledispatch
def repairs(_rule: Predicate, _case: Case) -> list[Edit]:
    """Return changes of facts that may make the rule met; none for rules about the request alone."""
    return []


@repairs.register
def _all(rule: AllOf, case: Case) -> list[Edit]:
    open_parts = [repairs(part, case) for part in rule.all if part.evaluate(case).result != "met"]
    return _combined(open_parts)


@repairs.register
def _any(rule: AnyOf, case: Case) -> list[Edit]:
    return [edit for part in rule.any for edit in repairs(part, case)][:_MOST]


@repairs.register
def _k_of_n(rule: KOfN, case: Case) -> list[Edit]:
    asked = rule.k_of_n
    results = [part.evaluate(case).result for part in asked.of]
    missing = asked.k - results.count("met")
    first = {"not_documented": 0, "conflicting": 1, "not_met": 2, "met": 3}
    open_parts = sorted(zip(results, asked.of, strict=True), key=lambda item: first[item[0]])
    found = [repairs(part, case)[:1] for result, part in open_parts if result != "met"]
    return _combined([one for one in found if one][:missing])


@repairs.register
def _most_recent(rule: MostRecent, case: Case) -> list[Edit]:
    asked = rule.most_recent
    episodes = last_of(asked.earlier(case).episodes)
    return _within(asked.holds, case, episodes or [_blank(case)])


@repairs.register
def _nth(rule: Nth, case: Case) -> list[Edit]:
    episodes = rule.nth.earlier(case).episodes
    chosen = [one for one in episodes if one.ordinal == rule.nth.n] or list(episodes[rule.nth.n - 1 : rule.nth.n])
    return _within(rule.nth.holds, case, chosen or [_blank(case)])


@repairs.register
def _each_of_last(rule: EachOfLast, case: Case) -> list[Edit]:
    asked = rule.each_of_last
    return _within(asked.holds, case, list(asked.earlier(case).episodes[-asked.n :]))


@repairs.register
def _at_least(rule: AtLeast, case: Case) -> list[Edit]:
    asked = rule.at_least
    if asked.of in RELIEF:
        return _relief(asked, case)
    kind, _, attribute = asked.of.partition(".")
    if kind == "request":
        return []
    facts: list[Fact] = asked.selector.select(case) or [from_selector(asked.selector, case.side, 0)]
    value = asked.value(case)
    bound = value.length.days if value.length else value.number
    readings = asked.readings(case)
    now = f" (now {asked.told(readings[0].found)})" if readings else ""
    name = WHAT.get(asked.of)
    says = f"{name} for at least {value}{now}" if name else f"{kind.replace('_', ' ')} of at least {value}{now}"
    return [Edit((says,), (Change(facts[0], attribute, Interval.exactly(bound)),))]


@repairs.register
def _exists(rule: Exists, case: Case) -> list[Edit]:
    asked = rule.exists
    for_it, against = select(asked.of, case), select(asked.against, case)
    if for_it and against:
        return [Edit((f"only one account of {asked.what}, the one for it",), removed=tuple(against))]
    says = (f"{asked.what}",)
    invented = [from_selector(selector, case.side, number) for number, selector in enumerate(asked.of)]
    return [Edit(says, added=(fact,), removed=tuple(against)) for fact in invented][:_MOST]


@repairs.register
def _none(rule: NoneOf, case: Case) -> list[Edit]:
    asked = rule.none
    found = select(asked.of, case)
    if found:
        return [Edit((f"no {bare(asked.what)}",), removed=tuple(found))]
    denied = [from_selector(selector, case.side, number) for number, selector in enumerate(asked.against)]
    return [Edit((f"a statement that there is no {bare(asked.what)}",), added=(fact,)) for fact in denied][:_MOST]


@repairs.register
def _count(rule: Count, case: Case) -> list[Edit]:
    asked = rule.count
    earlier = asked.earlier(case)
    allowed = int(asked.value(case).number) - (1 if asked.with_this else 0)
    kept = earlier.told_apart[len(earlier.told_apart) - allowed :] if allowed > 0 else ()
    keep = {fact.id for one in kept for fact in one.statements}
    gone = [fact for one in earlier.episodes for fact in one.statements if fact.id not in keep]
    numbered = [*earlier.requested, *(fact for one in kept for fact in one.procedures)]
    changes = [Change(fact, name, None) for fact in numbered for name in ("ordinal", "count")]
    if not earlier.episodes and not earlier.requested:
        return []
    return [Edit((f"at most {allowed} {asked.what} before",), tuple(changes), removed=tuple(gone))]


@repairs.register
def _interval_since(rule: IntervalSince, case: Case) -> list[Edit]:
    asked = rule.interval_since
    length = asked.value(case).length
    episodes = asked.earlier(case).episodes
    if not episodes or length is None:
        return []
    day = before(case.as_of, length).isoformat()
    facts: list[Fact] = [*episodes[-1].procedures, *episodes[-1].reliefs]
    changes = tuple(Change(fact, "date", day) for fact in facts)
    return [Edit((f"the last {asked.what} on {day} or before",), changes)]


@repairs.register
def _stale_after(rule: StaleAfter, case: Case) -> list[Edit]:
    asked = rule.stale_after
    length = asked.value(case).length
    if length is None:
        return []
    day = before(case.as_of, length)
    found = [fact for fact in select(asked.of, case) if hasattr(fact.attributes, "date")]
    says = (f"{asked.what} of {day} or later",)
    if found:
        return [Edit(says, (Change(found[-1], "date", day.isoformat()),))]
    invented = from_selector(asked.of[0], None, 0)
    return [Edit(says, (Change(invented, "date", day.isoformat()),))]


def _combined(parts: list[list[Edit]]) -> list[Edit]:
    """Join one repair of every part, in every way, up to a bound; none when a part has none."""
    return [joined(choice) for choice in islice(product(*parts), _MOST)] if all(parts) and parts else []


def _within(holds: Predicate, case: Case, episodes: Iterable[Episode]) -> list[Edit]:
    within = [case.with_episode(one) for one in episodes]
    return _combined([repairs(holds, one) for one in within if holds.evaluate(one).result != "met"])


def _blank(case: Case) -> Episode:
    return Episode(reliefs=[relief_after(case.families[0], case.side)])


def _relief(asked: Measured, case: Case) -> list[Edit]:
    if case.episode is None:
        return []
    readings = asked.readings(case)
    facts: list[Fact] = [fact for reading in readings for fact in reading.facts] or list(case.episode.reliefs[:1])
    facts = facts or [relief_after(case.families[0], case.side)]
    name = "duration_days" if asked.of == "relief.duration" else "percent"
    changes = []
    value = asked.threshold(case, readings[0] if readings else Reading(Interval(low=None, high=None), tuple(facts)))
    for fact in facts:
        bound = value.length.days if value.length else value.number
        more = 1 if getattr(asked, "more_than", False) else 0
        changes.append(Change(fact, name, Interval.exactly(bound + more)))
    told = f" (now {', '.join(dict.fromkeys(asked.told(reading.found) for reading in readings))})" if readings else ""
    return [Edit((f"{_asked(asked, value)}{told}",), tuple(changes))]


def _asked(asked: Measured, value: Value) -> str:
    if asked.of == "relief.response":
        return "some relief from the treatment before"
    if asked.of == "relief.duration":
        return f"relief from the treatment before for at least {value}"
    return f"at least {value} relief from the treatment before"
