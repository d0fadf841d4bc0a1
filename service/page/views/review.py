"""What the review page shows: a note beside its answer, and the same as data for its scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.determination import NoteAdjudication
from models.kinds import FACT
from models.note import Note
from service.corrections.event import Standing
from service.showing.cases import CaseBuilder, CaseView
from service.showing.evidence import Cited
from service.showing.wording import section_title
from service.workers.jobs import Review, SectionStart


@dataclass(frozen=True)
class ReviewView:
    """A note with its answer.

    note_id and version are those of a stored note; null for a text that was only pasted. `data` is what scripts read:
    the note, how it was judged, and every fact with its number, its status and its version.
    """

    title: str
    note_id: str | None
    version: int | None
    case: CaseView
    data: dict[str, Any]


def of_text(note: Note, review: Review) -> ReviewView:
    """Return the view of a text that was pasted; nothing of it is stored."""
    standings = [Standing.model_construct(fact=fact, status="machine", version=0) for fact in review.facts]
    return _view("Pasted note", note, review.answer, standings, review.sections, None, None)


def of_stored(
    note: Note,
    answer: NoteAdjudication,
    standings: Sequence[Standing],
    sections: Sequence[SectionStart],
    version: int,
) -> ReviewView:
    """Return the view of a stored note on its facts as they stand."""
    return _view(note.note_id, note, answer, standings, sections, note.note_id, version)


def _view(
    title: str,
    note: Note,
    answer: NoteAdjudication,
    standings: Sequence[Standing],
    sections: Sequence[SectionStart],
    note_id: str | None,
    version: int | None,
) -> ReviewView:
    builder = CaseBuilder(
        1,
        note,
        answer,
        [one.fact for one in standings],
        [(section.start, section_title(section.name)) for section in sections],
        {one.fact.id: one.status for one in standings},
    )
    case = builder.build()
    numbers = {cited.fact: cited for cited in builder.cited}
    data = {
        "note": {"id": note_id, "version": version, "sha256": answer.note_sha256, "text": note.text},
        "policy": answer.policy.id,
        "as_of": answer.as_of.isoformat(),
        "requests": [request.model_dump(mode="json") for request in note.requests or ()],
        "facts": [_fact(one, numbers[one.fact.id]) for one in standings],
    }
    return ReviewView(title, note_id, version, case, data)


def _fact(standing: Standing, cited: Cited) -> dict[str, Any]:
    written = FACT.dump_python(standing.fact, mode="json")
    return {**written, "number": cited.number, "status": standing.status, "version": standing.version}
