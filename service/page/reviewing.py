"""Makes the view of a note beside its answer: of a text that was pasted, or of a stored note."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from starlette.concurrency import run_in_threadpool

from service.access.principal import Principal
from service.context import Service, now
from service.judging.changes import changes
from service.judging.decisions import all_shown
from service.judging.judged import answer_of, compare, day_of
from service.judging.policies import OFFERED_FIRST, check_in_force, policy_of
from service.judging.texts import judged
from service.notes.reading import record_for
from service.notes.record import NoteRecord
from service.page.views.batches import OwnSeat, own_seat
from service.page.views.pasting import PasteForm
from service.page.views.review import ReviewView, of_stored, of_text
from service.page.views.suggested import suggested_view
from service.store import decisions
from service.store.tables import DecisionRow
from service.workers.jobs import SECTIONS, FindSections, Review, ReviewNote


async def review_of_text(service: Service, form: PasteForm) -> ReviewView:
    """Read and judge what was pasted; nothing of it is stored."""
    policy, note = policy_of(form.policy, "#/policy"), form.note()
    if note.as_of is not None:
        check_in_force(policy, note.as_of, "#/as_of")
    made = await judged(service, policy, ReviewNote(note=note, policy=policy.id))
    return await run_in_threadpool(lambda: of_text(note, Review.model_validate_json(made)))


async def review_of_stored(
    service: Service, caller: Principal, note_id: str, policy: str | None, as_of: date | None
) -> ReviewView:
    """Judge a stored note on its facts as they stand: by the policy asked for, else its own, else the first offered."""

    def load() -> tuple[NoteRecord, Sequence[DecisionRow], OwnSeat | None]:
        with service.store.read() as session:
            record = record_for(session, note_id, caller)
            return record, decisions.of_note(session, record.id), own_seat(session, record.id, caller, now())

    record, signed, seat = await run_in_threadpool(load)
    pack = policy_of(policy or record.policy or OFFERED_FIRST, "query/policy")
    check_in_force(pack, day_of(record, as_of), "query/as_of")
    sections = SECTIONS.validate_json(await service.pool.run(FindSections(text=record.text)))

    def view() -> ReviewView:
        folded = record.folded()
        answer = answer_of(record, folded.facts(), pack, as_of)
        made = of_stored(record, answer, folded, sections, all_shown(record, signed), caller, seat)
        if folded.facts(True) == folded.facts():
            return made
        changed = changes(answer, compare(record, folded.facts(True), pack, as_of))
        return replace(made, suggested=suggested_view(folded.standings, made.case, changed))

    return await run_in_threadpool(view)
