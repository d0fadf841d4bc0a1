"""Findings: what a predicate finds in the facts of a note."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from models.determination import Result
from models.kinds import Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a predicate, the reason in a sentence, and the facts it rests on.

    distance: how far the number found lies from the threshold, as a share of the threshold; earliest: the first day
    on which an interval has passed or a window frees; excess: how many levels of the request go beyond a limit.
    """

    result: Result
    reason: str
    facts: tuple[Fact, ...] = ()
    distance: float = 1.0
    earliest: date | None = None
    excess: int = 0

    def grounded(self) -> "Finding":
        """Return the finding as it may be told: without a fact to show, nothing is met, not met or conflicting."""
        if self.facts or self.result == "not_documented":
            return self
        return replace(self, result="not_documented")


def merge_facts(findings: Iterable[Finding]) -> tuple[Fact, ...]:
    """Return the facts of several findings, each once, in the order in which they were found."""
    seen: dict[str, Fact] = {}
    for finding in findings:
        for fact in finding.facts:
            seen.setdefault(fact.id, fact)
    return tuple(seen.values())


def speaking(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that rest on facts, or all of them when none does: silence explains nothing beside a fact."""
    found = list(findings)
    return [finding for finding in found if finding.facts] or found


def merge_reasons(findings: Iterable[Finding]) -> str:
    """Return the reasons of several findings, each once; of several, what the policy asks for stands in brackets."""
    reasons = list(dict.fromkeys(finding.reason for finding in findings if finding.reason))
    return reasons[0] if len(reasons) == 1 else "; ".join(_ASKED.sub(r" (\1)", reason) for reason in reasons)


_ASKED = re.compile(r"; (the policy [^;]*)$")


def split_reason(reason: str) -> tuple[str, str]:
    """Split a reason into what was found and what the policy asks for.

    >>> split_reason("50-60% relief; the policy asks for at least 80%")
    ('50-60% relief', 'the policy asks for at least 80%')
    """
    found = _ASKED.search(reason)
    return (reason[: found.start()], found[1]) if found else (reason, "")
