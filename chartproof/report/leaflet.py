"""A policy as a leaflet: what it asks for of each treatment, in words."""

import textwrap
from collections.abc import Iterable, Iterator

from adjudicator import Policy
from adjudicator.policy.model import Criterion, Failure, Gap, Origin, Service
from adjudicator.policy.values import NamedValue
from service.showing.wording import OUTCOMES, family_title

READINGS = {"R1": "read in the source", "R2": "read second-hand", "M": "from memory, unverified"}
"""How sure the reading of a source is, in words."""

_WIDTH = 88


def leaflet(policy: Policy) -> str:
    """Write what a policy asks for: its numbers, each treatment with its criteria, visits, alternatives, sources."""
    return "\n".join(_rows(policy)) + "\n"


def _rows(policy: Policy) -> Iterator[str]:
    until = f" until {policy.effective_to}" if policy.effective_to else ""
    yield policy.title
    yield f"{policy.id}, version {policy.version}, in force from {policy.effective_from}{until}"
    yield "═" * _WIDTH
    yield from _wrapped(policy.about)
    for service in policy.services:
        yield from ("", *_service(policy, service))
    if policy.values:
        yield from ("", "Numbers")
        for value in policy.values.values():
            yield from _wrapped(_value(value), "  ", "    ")
    if policy.red_flags:
        yield from ("", "Signs of danger, before everything else")
        for flag in policy.red_flags:
            yield from _wrapped(f"{flag.title}: {flag.clause} [{flag.source.key} {flag.source.of(None)}]", "  ", "    ")
    yield from _visits(policy)
    yield from _alternatives(policy)
    yield from ("", "Sources")
    for key, note in policy.sources.items():
        yield from _wrapped(f"{key}: {note.title} {note.read}", "  ", "    ")


def _service(policy: Policy, service: Service) -> Iterator[str]:
    yield from _wrapped(f"{service.title[:1].upper()}{service.title[1:]}  ({', '.join(service.codes)})")
    yield "─" * _WIDTH
    asked = [criterion for criterion in policy.criteria if service.id in criterion.applies.services]
    for number, criterion in enumerate(asked, start=1):
        yield from _criterion(f"{number:>3}. ", criterion)


def _criterion(label: str, criterion: Criterion) -> Iterator[str]:
    indent = " " * len(label)
    yield from _wrapped(f"{criterion.title}  [{criterion.id}]", label, indent)
    yield from _wrapped(criterion.clause, indent)
    yield from _wrapped(_effects(criterion), indent)
    yield from _wrapped(_origin(criterion.source), indent)


def _visits(policy: Policy) -> Iterator[str]:
    if policy.visits is None:
        return
    titles = {service.id: service.title for service in policy.services}
    yield from ("", "Visits")
    yield from _wrapped(f"{policy.visits.clause} {_origin(policy.visits.source)}", "  ")
    yield from _wrapped(f"Order: {', '.join(titles[name] for name in policy.visits.order)}.", "  ")
    for condition in policy.visits.conditions:
        after = f" after {titles[condition.after]}" if condition.after else ""
        yield from _wrapped(f"{titles[condition.service]}{after}: {condition.condition}", "  - ", "    ")


def _alternatives(policy: Policy) -> Iterator[str]:
    titles = {service.id: service.title for service in policy.services}
    if policy.alternatives:
        yield from ("", "Alternatives to consider")
    for option in policy.alternatives:
        told = f"{family_title(option.family)} instead of {titles[option.instead_of]}: {option.condition}"
        yield from _wrapped(told, "  - ", "    ")
        for criterion in option.criteria:
            yield from _criterion("    - ", criterion)


def _value(value: NamedValue) -> str:
    told = []
    for dated in value.dated:
        table = dated.value.items() if isinstance(dated.value, dict) else ()
        number = ", ".join(f"{agent} {amount}" for agent, amount in table) or dated.value
        until = f" to {dated.to}" if dated.to else ""
        told.append(f"{number} {value.unit} (from {dated.from_}{until})")
    return f"{value.title}: {'; '.join(told)}"


def _origin(source: Origin) -> str:
    return f"Source: {source.key} {source.of(None)}, {READINGS[source.sure]}."


def _effects(criterion: Criterion) -> str:
    if criterion.not_met == "advice":
        return "Advice: it never changes the outcome."
    gap = criterion.not_documented
    gaps = {"": gap} if isinstance(gap, str) else {_HISTORIES[history]: one for history, one in gap.items()}
    told = ", ".join(f"{_told(one)}{when}" for when, one in gaps.items())
    return f"Not met: {_told(criterion.not_met)}. Not documented: {told}."


_HISTORIES = {
    "first": " the first time",
    "repeat": " when it is repeated",
    "unknown": " when the note does not say whether it was done before",
}


def _told(effect: Failure | Gap) -> str:
    if effect == "advice":
        return "advice"
    return "does not hold up the request" if effect == "passes" else OUTCOMES[effect].word.lower()


def _wrapped(text: str, first: str = "", rest: str | None = None) -> Iterable[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
