"""A policy as a leaflet: what it asks for of each treatment, in words."""

import textwrap
from collections.abc import Iterable, Iterator

from adjudicator import Policy
from adjudicator.policy.model import Criterion, Service
from service.showing.policies import effects, origin, value_told
from service.showing.wording import family_title

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
            yield from _wrapped(value_told(value), "  ", "    ")
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
    yield from _wrapped(effects(criterion), indent)
    yield from _wrapped(origin(criterion.source), indent)


def _visits(policy: Policy) -> Iterator[str]:
    if policy.visits is None:
        return
    titles = {service.id: service.title for service in policy.services}
    yield from ("", "Visits")
    yield from _wrapped(f"{policy.visits.clause} {origin(policy.visits.source)}", "  ")
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


def _wrapped(text: str, first: str = "", rest: str | None = None) -> Iterable[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
