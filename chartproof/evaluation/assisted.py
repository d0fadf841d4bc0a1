"""Measures a model beside the rules: what it adds, what it makes up, and what it would have wrongly supported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import adjudicator
import extraction
from adjudicator.requests import parse_request
from chartproof.evaluation.evaluation import Evaluation, text_of
from chartproof.evaluation.gold import GoldError, GoldNote
from extraction.llm import Assist
from models.kinds import Fact
from models.llm import LlmReport

_PANEL = ("64493+64494:bilateral:L4-S1", "27096:bilateral", "20553", "62323", "64635:bilateral:L4-L5")
"""What is asked of every policy about every note, so that its criteria are put to the test whatever the note asks for."""


@dataclass
class AssistedEvaluation:
    """The rules, the model and both against the same labels, and the accounts of the model, a note each.

    The model's facts are the rules' that it found too, and its suggestions. criteria: put to the packaged policies
    and not met by the rules' facts; supported: of these, the ones that would be met if all suggestions were confirmed.
    """

    rules: Evaluation = field(default_factory=Evaluation)
    model: Evaluation = field(default_factory=Evaluation)
    both: Evaluation = field(default_factory=Evaluation)
    reports: list[LlmReport] = field(default_factory=list)
    criteria: int = 0
    supported: Counter[str] = field(default_factory=Counter)


def evaluate_assisted(gold: Iterable[GoldNote], texts: Mapping[str, str], assist: Assist) -> AssistedEvaluation:
    """Read every labelled note by the rules and ask the model about it; raises GoldError as `evaluate` does."""
    evaluation = AssistedEvaluation()
    for note in gold:
        text = text_of(note, texts)
        reading = extraction.read(text)
        found = assist.suggest(text, reading)
        agreed = [fact for fact in reading.facts if fact.id in found.agreed]
        evaluation.rules.add(note, text, reading.facts)
        evaluation.model.add(note, text, [*agreed, *found.suggestions])
        evaluation.both.add(note, text, [*reading.facts, *found.suggestions])
        evaluation.reports.append(found.report)
        _count_support(evaluation, reading.facts, found.suggestions)
    if not evaluation.reports:
        raise GoldError("there is no labelled note")
    return evaluation


def _count_support(evaluation: AssistedEvaluation, facts: Sequence[Fact], suggestions: Sequence[Fact]) -> None:
    before = _results(facts)
    unmet = {name for name, result in before.items() if result != "met"}
    evaluation.criteria += len(unmet)
    if suggestions:
        after = _results([*facts, *suggestions])
        evaluation.supported.update(name[-1] for name in unmet if after.get(name) == "met")


def _results(facts: Sequence[Fact]) -> dict[tuple[str, int, str], str]:
    """Return the result of every criterion, by policy, place of the procedure, and id."""
    asked = tuple(parse_request(written) for written in _PANEL)
    results: dict[tuple[str, int, str], str] = {}
    for policy in adjudicator.policies():
        answer = adjudicator.adjudicate(tuple(facts), policy, asked, policy.effective_from, what_if=False)
        for number, determination in enumerate(answer.determinations):
            for criterion in determination.criteria:
                results[policy.id, number, criterion.id] = criterion.result
    return results
