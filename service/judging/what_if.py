"""Judges facts as they are and as they might be; nothing is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from adjudicator import Policy
from bulk.verdict import judge_on
from models.kinds import Fact
from models.request import Request
from service.corrections.fold import fold
from service.corrections.sound import check_fact
from service.judging.changes import changes
from service.views.what_if import AskedWhatIf, WhatIf
from service.views.written_facts import named
from service.web.problems import invalid


@dataclass(frozen=True)
class Basis:
    """A note as it is judged: its text, the facts that count, what is asked, and the day."""

    text: str
    facts: tuple[Fact, ...]
    requests: tuple[Request, ...]
    day: date


def what_if(basis: Basis, asked: AskedWhatIf, policy: Policy) -> WhatIf:
    """Say which determinations would be others; 422 names a fact that is not there or does not fit the note."""
    before = judge_on(basis.day, basis.facts, policy, basis.requests, what_if=False)
    after = judge_on(basis.day, _imagined(basis, asked), policy, basis.requests, what_if=False)
    return WhatIf(policy=after.policy, as_of=after.as_of, determinations_changed=changes(before, after))


def _imagined(basis: Basis, asked: AskedWhatIf) -> Sequence[Fact]:
    known = {fact.id for fact in basis.facts}
    for number, name in enumerate(asked.without):
        if name not in known:
            raise invalid(f"#/without/{number}", "names no fact that counts in this note")
    facts = {fact.id: fact for fact in basis.facts if fact.id not in asked.without}
    folded = fold(basis.facts, 1, ())
    for number, written in enumerate(asked.instead):
        fact = named(written, f"f_imagined_{number}")
        check_fact(fact, basis.text, folded, f"#/instead/{number}")  # type: ignore[arg-type]
        facts[fact.id] = fact  # type: ignore[assignment]
    return sorted(facts.values(), key=lambda fact: (fact.anchor.start, fact.anchor.end))
