"""What the review page shows: a note beside its answer, and the same as data for its scripts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.determination import NoteAdjudication
from models.kinds import FACT
from models.note import Note
from models.request import Request
from models.vocabulary import Kind
from service.access.principal import Principal
from service.corrections.event import Standing
from service.corrections.fold import Folded, Unanchored
from service.judging.judged import fingerprint
from service.notes.record import NoteRecord
from service.page.views.batches import OwnSeat
from service.page.views.history import Step, steps
from service.page.views.signing import CHOICES, Signed, signed_lines
from service.page.views.suggested import SuggestedView
from service.showing.cases import CaseBuilder, CaseView
from service.showing.evidence import Cited
from service.showing.fact_rows import KINDS
from service.showing.wording import levels_as_text, section_title
from service.views.decisions import ShownDecision
from service.workers.jobs import Review, SectionStart


@dataclass(frozen=True)
class ReviewView:
    """A note with its answer.

    note_id and version are those of a stored note, null for a text that was only pasted; exact and requests are what its
    form sends again, found the procedures that were judged; kinds are those of its facts; decided are the sign-offs a
    determination; signer is who may sign; history is what was corrected; seat is the one that the reader holds on the
    note; suggested is what a model suggests; data is what scripts read: the note, how it was judged, and every fact
    with its number, its status and its version.
    """

    title: str
    case: CaseView
    kinds: tuple[tuple[Kind, str], ...]
    data: dict[str, Any]
    requests: str
    found: str
    exact: str = ""
    note_id: str | None = None
    version: int | None = None
    decided: tuple[tuple[Signed, ...], ...] = ()
    decisions: tuple[tuple[str, str], ...] = CHOICES
    signer: str | None = None
    may_correct: bool = False
    history: tuple[Step, ...] = ()
    unanchored: tuple[Unanchored, ...] = ()
    seat: OwnSeat | None = None
    suggested: SuggestedView | None = None


def of_text(note: Note, review: Review) -> ReviewView:
    """Return the view of a text that was pasted; nothing of it is stored."""
    standings = [Standing.model_construct(fact=fact, status="machine", version=0) for fact in review.facts]
    case, cited = _case(note, review.answer, standings, review.sections)
    return ReviewView(
        title="Pasted note",
        case=case,
        kinds=_kinds(standings),
        data=_data(note, review.answer, standings, cited, None),
        requests=as_lines(note.requests or ()),
        found=as_lines(_judged(review.answer)),
        exact=json.dumps(note.text),
    )


def of_stored(
    record: NoteRecord,
    answer: NoteAdjudication,
    folded: Folded,
    sections: Sequence[SectionStart],
    decisions: Sequence[ShownDecision],
    caller: Principal,
    seat: OwnSeat | None,
) -> ReviewView:
    """Return the view of a stored note on its facts as they stand."""
    note = Note(note_id=record.id, text=record.text, requests=record.requests or None)
    case, cited = _case(note, answer, folded.standings, sections)
    return ReviewView(
        title=record.id,
        case=case,
        kinds=_kinds(folded.standings),
        data=_data(note, answer, folded.standings, cited, record.version)
        | {"may_correct": caller.may_act_as("annotator")},
        requests=as_lines(record.requests),
        found=as_lines(_judged(answer)),
        note_id=record.id,
        version=record.version,
        decided=signed_lines(answer, decisions),
        signer=caller.name if caller.may_act_as("reviewer") else None,
        may_correct=caller.may_act_as("annotator"),
        history=steps(record.events),
        unanchored=folded.unanchored,
        seat=seat,
    )


def as_lines(requests: Sequence[Request]) -> str:
    """Write requests as the form takes them, one a line: 64493+64494:bilateral:L4-S1."""
    return "\n".join(
        ":".join(("+".join(one.codes), one.laterality or "", levels_as_text(one.levels).replace(" ", ""))).rstrip(":")
        for one in requests
    )


def _judged(answer: NoteAdjudication) -> tuple[Request, ...]:
    lines = (one.procedure for one in answer.determinations)
    return tuple(Request(codes=line.cpt, laterality=line.laterality, levels=line.levels) for line in lines if line.cpt)


def _case(
    note: Note, answer: NoteAdjudication, standings: Sequence[Standing], sections: Sequence[SectionStart]
) -> tuple[CaseView, dict[str, Cited]]:
    builder = CaseBuilder(
        1,
        note,
        answer,
        [one.fact for one in standings],
        [(one.start, section_title(one.name)) for one in sections if one.name != "other"],
        {one.fact.id: one.status for one in standings},
    )
    return builder.build(), {cited.fact: cited for cited in builder.cited}


def _kinds(standings: Sequence[Standing]) -> tuple[tuple[Kind, str], ...]:
    there = {one.fact.kind for one in standings}
    return tuple((kind, word) for kind, word in KINDS.items() if kind in there)


def _data(
    note: Note,
    answer: NoteAdjudication,
    standings: Sequence[Standing],
    cited: dict[str, Cited],
    version: int | None,
) -> dict[str, Any]:
    return {
        "note": {
            "id": note.note_id if version is not None else None,
            "version": version,
            "sha256": answer.note_sha256,
            "text": note.text,
        },
        "policy": answer.policy.id,
        "as_of": answer.as_of.isoformat(),
        "requests": [
            {"codes": one.codes, "laterality": one.laterality, "levels": ",".join(one.levels) or None}
            for one in note.requests or ()
        ],
        "determinations": [
            {
                "sha256": fingerprint(answer.policy, one),
                "procedure": one.procedure.model_dump(mode="json"),
                "outcome": one.outcome,
                "rationale": one.rationale,
            }
            for one in answer.determinations
        ],
        "facts": [_fact(one, cited[one.fact.id]) for one in standings],
    }


def _fact(standing: Standing, cited: Cited) -> dict[str, Any]:
    written = FACT.dump_python(standing.fact, mode="json")
    return {**written, "number": cited.number, "status": standing.status, "version": standing.version}
