"""What templates show of a note and its answer: everything worked out, and no logic left over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from models.determination import Alternative, Citation, CriterionResult, Determination, NoteAdjudication, Result
from models.kinds import Fact
from models.note import Note
from service.showing.evidence import Cited, EvidenceIndex
from service.showing.fact_rows import FactRow, fact_rows
from service.showing.lines import Lines
from service.showing.pieces import Line, lines_of
from service.showing.quotes import one_line, stretches
from service.showing.visits import visits_as_text
from service.showing.wording import OUTCOMES, RESULTS, Sign, family_title, procedure_details


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
    """A note with its answer; `facts` are rows of all facts, where all are shown."""

    id: str
    answer: NoteAdjudication
    determinations: tuple[DeterminationView, ...]
    visits: tuple[str, ...]
    alternatives: tuple[AlternativeView, ...]
    lines: list[Line]
    facts: tuple[FactRow, ...]


class CaseBuilder:
    """Builds the view of one note; `number` makes its ids unique on the page.

    facts: all facts that are to be shown, where those cited are not enough; sections: their starts and titles;
    statuses: how people left facts, by their ids.
    """

    def __init__(
        self,
        number: int,
        note: Note,
        answer: NoteAdjudication,
        facts: Sequence[Fact] = (),
        sections: Iterable[tuple[int, str]] = (),
        statuses: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._id = f"n{number}"
        self._note = note
        self._answer = answer
        self._lines = Lines(note.text)
        self._evidence = EvidenceIndex(answer, facts)
        self._sections = sections
        self._statuses = statuses

    @property
    def cited(self) -> list[Cited]:
        """The facts that are shown, in the order of their numbers."""
        return self._evidence.facts

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
            lines=lines_of(self._note.text, self._evidence.facts, self._sections),
            facts=fact_rows(self._evidence.facts, self._lines, self._id, self._statuses),
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
            for number, criterion in enumerate(sorted(criteria, key=lambda one: _weight(one, deciding)), start=1)
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


_WEIGHTS: dict[Result, int] = {"not_met": 1, "conflicting": 1, "not_documented": 2, "met": 3}


def _weight(criterion: CriterionResult, deciding: tuple[str, ...]) -> int:
    """What decided stands first, then what speaks against, then what is missing, then what is met."""
    return 0 if criterion.id in deciding else _WEIGHTS[criterion.result]
