"""Numbers the facts that an answer cites, so that a criterion and the note can name the same characters."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from models.determination import CriterionResult, Evidence, NoteAdjudication
from models.span import Span


@dataclass
class Cited:
    """A fact that some criterion cites.

    number: its place among the facts cited, from 1; spans: its anchor first; cited_by: the ids of the links that cite
    it, in the order of the page.
    """

    fact: str
    spans: tuple[Span, ...]
    number: int = 0
    cited_by: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> Span:
        """The phrase that states the fact."""
        return self.spans[0]


class EvidenceIndex:
    """All facts that an answer cites, by their place in the note."""

    def __init__(self, answer: NoteAdjudication) -> None:
        cited: dict[str, Cited] = {}
        for criterion in _criteria(answer):
            for evidence in criterion.evidence:
                cited.setdefault(evidence.fact, Cited(evidence.fact, evidence.spans))
        self.facts = sorted(cited.values(), key=lambda one: (one.anchor.start, one.anchor.end, one.fact))
        for number, one in enumerate(self.facts, start=1):
            one.number = number
        self._by_id = cited

    def of(self, evidence: Evidence) -> Cited:
        """Return the fact of a piece of evidence."""
        return self._by_id[evidence.fact]


def _criteria(answer: NoteAdjudication) -> Iterator[CriterionResult]:
    for determination in answer.determinations:
        yield from determination.criteria
    for alternative in answer.alternatives:
        yield from alternative.criteria
