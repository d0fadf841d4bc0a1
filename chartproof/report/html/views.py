"""What the page's template shows: an answer with everything it needs worked out, and no logic left over."""

from dataclasses import dataclass

from chartproof.report.html.evidence import EvidenceIndex
from chartproof.report.html.note_lines import Piece, lines_of
from chartproof.report.lines import Lines
from chartproof.report.quotes import one_line, stretches
from chartproof.report.visits import visits_as_text
from chartproof.report.wording import OUTCOMES, RESULTS, Sign, family_title, procedure_details
from models.determination import Alternative, Citation, CriterionResult, Determination, NoteAdjudication
from models.note import Note


@dataclass(frozen=True)
class Quote:
    """A quote under a criterion: `id` is its own link, `target` the place in the note."""

    id: str
    target: str
    number: int
    line: int
    text: str


@dataclass(frozen=True)
class CriterionView:
    """A criterion as a row."""

    key: str
    result: str
    sign: Sign
    title: str
    reason: str
    clause: str
    citation: Citation
    decides: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class DeterminationView:
    """A determination as a card."""

    id: str
    sign: Sign
    outcome: str
    title: str
    details: str
    source: Determination
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True)
class AlternativeView:
    """An alternative as a row."""

    title: str
    condition: str
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True)
class CaseView:
    """A note with its answer."""

    id: str
    answer: NoteAdjudication
    determinations: tuple[DeterminationView, ...]
    visits: tuple[str, ...]
    alternatives: tuple[AlternativeView, ...]
    lines: list[list[Piece]]


class CaseBuilder:
    """Builds the view of one note; `number` makes its ids unique on the page."""

    def __init__(self, number: int, note: Note, answer: NoteAdjudication) -> None:
        self._id = f"n{number}"
        self._note = note
        self._answer = answer
        self._lines = Lines(note.text)
        self._evidence = EvidenceIndex(answer)

    def build(self) -> CaseView:
        """Work out everything that the template shows."""
        answer = self._answer
        determinations = tuple(
            self._determination(f"{self._id}-d{number}", item)
            for number, item in enumerate(answer.determinations, start=1)
        )
        alternatives = tuple(
            self._alternative(f"{self._id}-a{number}", item) for number, item in enumerate(answer.alternatives, start=1)
        )
        return CaseView(
            id=self._id,
            answer=answer,
            determinations=determinations,
            visits=tuple(visit.split(". ", 1)[1] for visit in visits_as_text(answer)),
            alternatives=alternatives,
            lines=lines_of(self._note.text, self._evidence.facts),
        )

    def _determination(self, own_id: str, item: Determination) -> DeterminationView:
        return DeterminationView(
            id=own_id,
            sign=OUTCOMES[item.outcome],
            outcome=item.outcome,
            title=family_title(item.procedure.family),
            details=procedure_details(item.procedure),
            source=item,
            criteria=self._criteria(own_id, item.criteria, item.deciding),
        )

    def _alternative(self, own_id: str, item: Alternative) -> AlternativeView:
        criteria = self._criteria(own_id, item.criteria, ())
        return AlternativeView(family_title(item.family), item.condition, criteria)

    def _criteria(
        self, own_id: str, criteria: tuple[CriterionResult, ...], deciding: tuple[str, ...]
    ) -> tuple[CriterionView, ...]:
        return tuple(
            CriterionView(
                key=criterion.id,
                result=criterion.result,
                sign=RESULTS[criterion.result],
                title=criterion.title,
                reason=criterion.reason,
                clause=criterion.clause,
                citation=criterion.citation,
                decides=criterion.id in deciding,
                quotes=self._quotes(f"{own_id}-c{number}", criterion),
            )
            for number, criterion in enumerate(criteria, start=1)
        )

    def _quotes(self, own_id: str, criterion: CriterionResult) -> tuple[Quote, ...]:
        quotes = []
        for evidence in criterion.evidence:
            cited = self._evidence.of(evidence)
            for number, (start, end) in enumerate(stretches(self._note.text, evidence.spans)):
                quote_id = f"{own_id}-q{cited.number}" + (f"-{number}" if number else "")
                target = cited.anchor.start if number == 0 else start
                cited.cited_by.append(quote_id)
                text = one_line(self._note.text[start:end])
                quotes.append(Quote(quote_id, f"{self._id}-m{target}", cited.number, self._lines.number(start), text))
        return tuple(quotes)
