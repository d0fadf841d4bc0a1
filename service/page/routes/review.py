"""`/notes/{id}`: a stored note beside its answer, on its facts as they stand."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from adjudicator import policies
from models.determination import NoteAdjudication
from models.version import engine
from service.context import Context
from service.judging.decisions import all_shown
from service.judging.judged import day_of, judge
from service.judging.policies import OFFERED_FIRST, check_in_force, policy_of
from service.notes.reading import record_for
from service.notes.record import NoteRecord
from service.page.caller import PageReader
from service.page.patience import in_time
from service.page.rendering import render
from service.page.views.review import of_stored
from service.store import decisions
from service.store.tables import DecisionRow
from service.views.judging import PolicyName
from service.web.fields import Day, NotePath
from service.workers.jobs import SECTIONS, FindSections

router = APIRouter(include_in_schema=False)
_REVIEW = "review.html.j2"


@router.get("/notes/{id}")
async def show_note(
    caller: PageReader,
    service: Context,
    request: Request,
    note_id: NotePath,
    policy: Annotated[PolicyName | None, Query()] = None,
    as_of: Annotated[Day | None, Query()] = None,
) -> Response:
    """Show a stored note by a policy: the one asked for, else the note's own, else the one offered first."""

    def load() -> tuple[NoteRecord, Sequence[DecisionRow]]:
        with service.store.read() as session:
            record = record_for(session, note_id, caller)
            return record, decisions.of_note(session, record.id)

    record, signed = await run_in_threadpool(load)
    pack = policy_of(policy or record.policy or OFFERED_FIRST, "query/policy")
    check_in_force(pack, day_of(record, as_of), "query/as_of")

    def shown(sections: bytes) -> HTMLResponse:
        folded = record.folded()
        judged = judge(record, folded.facts(), pack, as_of)
        answer = NoteAdjudication(note_id=record.id, note_sha256=record.sha256, engine=engine(), **dict(judged))
        starts = SECTIONS.validate_json(sections)
        review = of_stored(record, answer, folded, starts, all_shown(record, signed), caller)
        return render(request, _REVIEW, caller, review=review, policies=policies())

    async def review() -> HTMLResponse:
        return await run_in_threadpool(shown, await service.pool.run(FindSections(text=record.text)))

    return await in_time(request, caller, _REVIEW, record.id, review())
