"""An adjudication as a text for the terminal."""

import textwrap
from collections.abc import Iterable

from chartproof.assisted import AssistedAdjudication
from chartproof.report.facts import fact_rows
from chartproof.report.paint import Paint
from models.determination import Alternative, CriterionResult, Determination, NoteAdjudication
from models.note import Note
from service.showing.lines import Lines
from service.showing.quotes import quoted, stretches
from service.showing.visits import visits_as_text
from service.showing.wording import OUTCOMES, RESULTS, family_title, procedure_details

_RESULT_COLUMN = 18


def as_text(note: Note, answer: NoteAdjudication, *, colour: bool = False, width: int = 88) -> str:
    """Write what was decided of a note and why: outcomes, criteria with their quotes, questions, plan, warnings."""
    return "\n".join(_Report(note, Paint(colour), width).rows(answer))


class _Report:
    def __init__(self, note: Note, paint: Paint, width: int) -> None:
        self._text = note.text
        self._lines = Lines(note.text)
        self._paint = paint
        self._width = width

    def rows(self, answer: NoteAdjudication) -> Iterable[str]:
        """Yield the lines of a note's answer."""
        policy = answer.policy
        yield self._paint.as_("bold", answer.note_id)
        yield f"{policy.id} {policy.version}, as of {answer.as_of}"
        yield "═" * self._width
        yield from self._listed("Warnings", answer.warnings, "! ")
        for determination in answer.determinations:
            yield from self._determination(determination)
            yield "─" * self._width
        if not answer.determinations:
            yield from ["No procedure is requested, and the note asks for none.", "─" * self._width]
        if answer.visit_plan:
            yield from ["Visit plan", *self._visits(answer), ""]
        if answer.alternatives:
            yield "Alternatives to consider"
            for alternative in answer.alternatives:
                yield from self._alternative(alternative)
            yield ""
        if isinstance(answer, AssistedAdjudication) and answer.suggestions:
            title = f"Suggested by the model {answer.llm.model}; counts for nothing until a person confirms it"
            yield from self._listed(title, fact_rows(self._lines, answer.suggestions), "- ")

    def _determination(self, determination: Determination) -> Iterable[str]:
        yield from self._heading(determination)
        yield from self._wrapped(determination.rationale, "  ")
        if determination.requires_clinician_review:
            yield self._paint.as_("faint", "  A recommendation: a clinician decides.")
        yield ""
        for criterion in determination.criteria:
            yield from self._criterion(criterion, criterion.id in determination.deciding)
        yield ""
        for title, items in (
            ("To be asked", determination.missing),
            ("To be changed", determination.modifications),
            ("Would change the outcome", determination.would_change),
        ):
            yield from self._listed(title, items, "- ", indent="  ")

    def _heading(self, determination: Determination) -> Iterable[str]:
        word, sign, tone = OUTCOMES[determination.outcome]
        line = determination.procedure
        outcome = f"{sign} {word.upper()}"
        procedure = f"{family_title(line.family)}  {procedure_details(line)}"
        if len(outcome) + len(procedure) + 2 <= self._width:
            yield f"{self._paint.as_(tone, outcome)}  {procedure}"
        else:
            yield self._paint.as_(tone, outcome)
            yield from self._wrapped(procedure, "  ")

    def _criterion(self, criterion: CriterionResult, deciding: bool) -> Iterable[str]:
        word, sign, tone = RESULTS[criterion.result]
        label = f"{sign} {word.lower()}".ljust(_RESULT_COLUMN)
        indent = " " * (_RESULT_COLUMN + 2)
        title, *more = self._wrapped(criterion.title + (" (decides)" if deciding else ""), indent)
        yield f"  {self._paint.as_(tone, label)}{self._paint.as_('bold', title.strip())}"
        yield from (self._paint.as_("bold", row) for row in more)
        yield from self._wrapped(criterion.reason, indent)
        for evidence in criterion.evidence:
            for start, end in stretches(self._text, evidence.spans):
                row = f"line {self._lines.number(start)}: {quoted(self._text[start:end])}"
                yield from self._wrapped(row, indent, hang="  ")
        citation = criterion.citation
        yield self._paint.as_("faint", f"{indent}[{citation.source} {citation.section}]")

    def _visits(self, answer: NoteAdjudication) -> Iterable[str]:
        for visit in visits_as_text(answer):
            yield from self._wrapped(visit, "  ", hang="   ")

    def _alternative(self, alternative: Alternative) -> Iterable[str]:
        yield from self._wrapped(f"- {family_title(alternative.family)}: {alternative.condition}", "  ", hang="  ")
        for criterion in alternative.criteria:
            yield from self._criterion(criterion, deciding=False)

    def _listed(self, title: str, items: Iterable[str], bullet: str, indent: str = "") -> Iterable[str]:
        rows = [row for item in items for row in self._wrapped(f"{bullet}{item}", f"{indent}  ", hang="  ")]
        return [f"{indent}{title}", *rows, ""] if rows else []

    def _wrapped(self, text: str, indent: str, hang: str = "") -> list[str]:
        return textwrap.wrap(
            text,
            self._width,
            initial_indent=indent,
            subsequent_indent=indent + hang,
            break_long_words=False,
            break_on_hyphens=False,
        )
