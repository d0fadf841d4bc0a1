"""Findings: what a predicate finds in the facts of a note."""

from dataclasses import dataclass
from datetime import date

from models.determination import Result
from models.kinds import Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a predicate, the reason in a sentence, and the facts it rests on.

    wanted: what would make it met, in words; distance: how far the number found lies from the threshold, as a share
    of the threshold; earliest: the first day on which an interval has passed.
    """

    result: Result
    reason: str
    facts: tuple[Fact, ...] = ()
    wanted: str = ""
    distance: float = 1.0
    earliest: date | None = None


def merge_facts(findings: "list[Finding] | tuple[Finding, ...]") -> tuple[Fact, ...]:
    """Return the facts of several findings, each once, in the order in which they were found."""
    seen: dict[str, Fact] = {}
    for finding in findings:
        for fact in finding.facts:
            seen.setdefault(fact.id, fact)
    return tuple(seen.values())
