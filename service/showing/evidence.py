"""Numbers the facts of an answer, so that a criterion and the note can name the same characters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from models.determination import CriterionResult, Determination, Evidence, NoteAdjudication
from models.kinds import Fact
from models.span import Span


@dataclass
class Cited:
    """A fact that is shown: one that some criterion cites or, where all facts are shown, any.

    number: its place among the facts cited, from 1, then among the others; spans: its anchor first; cited_by: the ids
    of the links that cite it, in the order of the page; decides: whether a criterion that decided cites it;
    stated: the fact itself, where all facts are shown.
    """

    fact: str
    spans: tuple[Span, ...]
    number: int = 0
    cited_by: list[str] = field(default_factory=list)
    decides: bool = False
    stated: Fact | None = None

    @property
    def anchor(self) -> Span:
        """The phrase that states the fact."""
        return self.spans[0]


class EvidenceIndex:
    """The facts that an answer cites by their place in the note, then the others of `facts`."""

    def __init__(self, answer: NoteAdjudication, facts: Iterable[Fact] = ()) -> None:
        stated = {fact.id: fact for fact in facts}
        cited: dict[str, Cited] = {}
        deciding = set(_deciding(answer))
        for criterion in _criteria(answer):
            for evidence in criterion.evidence:
                fact = stated.get(evidence.fact)
                one = cited.setdefault(evidence.fact, Cited(evidence.fact, evidence.spans, stated=fact))
                one.decides |= evidence.fact in deciding
        others = [Cited(name, fact.spans, stated=fact) for name, fact in stated.items() if name not in cited]
        self.facts = [*_in_order(cited.values()), *_in_order(others)]
        for number, one in enumerate(self.facts, start=1):
            one.number = number
        self._by_id = cited

    def of(self, evidence: Evidence) -> Cited:
        """Return the fact of a piece of evidence."""
        return self._by_id[evidence.fact]


def _in_order(found: Iterable[Cited]) -> list[Cited]:
    return sorted(found, key=lambda one: (one.anchor.start, one.anchor.end, one.fact))


def _deciding(answer: NoteAdjudication) -> Iterator[str]:
    for determination in answer.determinations:
        yield from (evidence.fact for criterion in _decided_by(determination) for evidence in criterion.evidence)


def _decided_by(determination: Determination) -> Iterator[CriterionResult]:
    return (criterion for criterion in determination.criteria if criterion.id in determination.deciding)


def _criteria(answer: NoteAdjudication) -> Iterator[CriterionResult]:
    for determination in answer.determinations:
        yield from determination.criteria
    for alternative in answer.alternatives:
        yield from alternative.criteria
