"""`/v1/determinations` and `/v1/notes/{id}/determinations`: what the policy says of a text, or of a stored note."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from adjudicator import Policy
from models.determination import NoteAdjudication
from models.note import Note
from models.request import Request
from service.access.gate import Reader
from service.access.principal import Principal
from service.context import Context, Service
from service.judging.determinations import determinations_of
from service.judging.judged import answer_of, day_of
from service.judging.policies import check_in_force, policy_of
from service.judging.texts import judged
from service.notes.reading import record_for
from service.views.judging import AskedDetermination, NoteDeterminations, PolicyName, Suggestions
from service.views.requests import requests_of
from service.web.answers import answer, raw_answer
from service.web.body import JsonBody
from service.web.conditions import IdempotencyKey
from service.web.fields import Day, NotePath
from service.web.openapi import refusals, versioned
from service.web.problems import invalid
from service.workers.jobs import JudgeNote

router = APIRouter(tags=["judging"])
OF_TEXT = "text"
"""The note_id in the answer for a text that has none."""


@router.post("/v1/determinations", response_model=NoteAdjudication, responses=refusals(404))
async def determine(
    caller: Reader,
    service: Context,
    asked: Annotated[AskedDetermination, Depends(JsonBody[AskedDetermination](AskedDetermination))],
    key: IdempotencyKey = None,
) -> Response:
    """Judge a text, or a stored note on its facts as they stand; nothing is stored.

    The answer is what `chartproof adjudicate --format json` prints.
    """
    policy, requests = policy_of(asked.policy, "#/policy"), requests_of(asked.requests)
    if asked.as_of is not None:
        check_in_force(policy, asked.as_of, "#/as_of")
    if asked.text is None:
        return await run_in_threadpool(_of_note, service, caller, asked, policy, requests)
    note = Note(note_id=OF_TEXT, text=asked.text, as_of=asked.as_of, requests=requests or None)
    return raw_answer(await judged(service, policy, JudgeNote(note=note, policy=policy.id)))


def _of_note(
    service: Service, caller: Principal, asked: AskedDetermination, policy: Policy, requests: tuple[Request, ...]
) -> Response:
    with service.store.read() as session:
        record = record_for(session, asked.note_id or "", caller)
    if requests:
        record = record.model_copy(update={"requests": requests})
    check_in_force(policy, day_of(record, asked.as_of), "#/as_of")
    return answer(answer_of(record, record.folded().facts(), policy, asked.as_of))


@router.get("/v1/notes/{id}/determinations", response_model=NoteDeterminations, responses=versioned() | refusals(404))
def read_determinations(
    caller: Reader,
    service: Context,
    note_id: NotePath,
    policy: Annotated[PolicyName | None, Query(description="A policy's id; without it, the note's own.")] = None,
    as_of: Annotated[Day | None, Query(description="The day to judge by; without it, the note's own.")] = None,
    suggestions: Annotated[
        Suggestions | None, Query(description="`include`: tell also what suggested facts would change.")
    ] = None,
) -> Response:
    """Judge a stored note on its facts as they stand, beside what the machine's facts alone would give."""
    with service.store.read() as session:
        record = record_for(session, note_id, caller)
    if policy is None and record.policy is None:
        raise invalid("query/policy", "the note names no policy of its own; name one")
    pack = policy_of(policy or record.policy, "query/policy")
    check_in_force(pack, day_of(record, as_of), "query/as_of")
    body = determinations_of(record, pack, as_of, suggestions=suggestions is not None)
    return answer(body, version=record.version)
