"""Finds where annotators who worked apart on a note say different things of the same words."""

from collections.abc import Mapping

from models.base import Model
from models.kinds import Fact
from service.agreement.units import units_of
from service.agreement.values import values_of
from service.corrections.fold import Folded
from service.views.facts import StandingFact, shown


class Saying(Model):
    """What one annotator says; null where they say nothing there."""

    annotator: str
    fact: StandingFact | None


class Disagreement(Model):
    """One statement of a note on which annotators differ.

    attributes: what differs, `presence` where one of them says nothing; now: the fact in the layer that all share, as
    it stands there, null where there is none.
    """

    kind: str
    start: int
    attributes: tuple[str, ...]
    sayings: tuple[Saying, ...]
    now: StandingFact | None


def disagreements(works: Mapping[str, Folded], shared: Folded) -> tuple[Disagreement, ...]:
    """Return the statements on which two or more annotators differ, in the order of the note."""
    found = []
    for unit in units_of({name: work.facts() for name, work in works.items()}):
        differing = _differing(unit, len(works))
        if differing:
            sayings = tuple(Saying(annotator=name, fact=_told(works[name], unit.get(name))) for name in sorted(works))
            now = next((one for fact in unit.values() if (one := shared.find(fact.id)) is not None), None)
            first = min(unit.values(), key=lambda fact: fact.anchor.start)
            found.append(
                Disagreement(
                    kind=first.kind,
                    start=first.anchor.start,
                    attributes=differing,
                    sayings=sayings,
                    now=None if now is None else shown(now),
                )
            )
    return tuple(sorted(found, key=lambda one: (one.start, one.kind)))


def _differing(unit: Mapping[str, Fact], annotators: int) -> tuple[str, ...]:
    if len(unit) < annotators:
        return ("presence",)
    said = [values_of(fact) for fact in unit.values()]
    return tuple(name for name in said[0] if any(one.get(name) != said[0][name] for one in said))


def _told(work: Folded, fact: Fact | None) -> StandingFact | None:
    standing = None if fact is None else work.find(fact.id)
    return None if standing is None else shown(standing)
