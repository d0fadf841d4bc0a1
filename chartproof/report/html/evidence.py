"""Numbers the evidence of an answer, so that a criterion and the note can name the same characters."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from models.determination import CriterionResult, NoteAdjudication


@dataclass
class Mark:
    """A stretch [start, end) of the note that some criterion cites.

    number: its place among the note's marks, from 1; facts: the facts it belongs to; cited_by: the ids of the links
    that cite it, in the order of the page.
    """

    start: int
    end: int
    text: str
    number: int = 0
    facts: list[str] = field(default_factory=list)
    cited_by: list[str] = field(default_factory=list)


class EvidenceIndex:
    """All marks of an answer, by place."""

    def __init__(self, answer: NoteAdjudication) -> None:
        self._marks: dict[tuple[int, int], Mark] = {}
        for criterion in _criteria(answer):
            for evidence in criterion.evidence:
                for span in evidence.spans:
                    mark = self._marks.setdefault((span.start, span.end), Mark(span.start, span.end, span.text))
                    if evidence.fact not in mark.facts:
                        mark.facts.append(evidence.fact)
        for number, mark in enumerate(self.marks, start=1):
            mark.number = number

    @property
    def marks(self) -> list[Mark]:
        """The marks in order of place, the longer of two that begin together first."""
        return sorted(self._marks.values(), key=lambda mark: (mark.start, -mark.end))

    def of(self, criterion: CriterionResult) -> list[Mark]:
        """Return the marks that a criterion cites, each once, in order of place."""
        places = {(span.start, span.end) for evidence in criterion.evidence for span in evidence.spans}
        return [mark for mark in self.marks if (mark.start, mark.end) in places]


def _criteria(answer: NoteAdjudication) -> Iterator[CriterionResult]:
    for determination in answer.determinations:
        yield from determination.criteria
    for alternative in answer.alternatives:
        yield from alternative.criteria
