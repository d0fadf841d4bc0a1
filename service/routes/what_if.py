"""`/v1/what-if`: which determinations would be others if some facts were; nothing is stored."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bulk.dating import judging_date
from models.kinds import FACTS
from service.access.gate import Reader
from service.access.principal import Principal
from service.context import Context, Service
from service.judging.judged import day_of
from service.judging.policies import check_in_force, policy_of
from service.judging.what_if import Basis, what_if
from service.notes.reading import record_for
from service.views.requests import requests_of
from service.views.texts import check_length
from service.views.what_if import AskedWhatIf, WhatIf
from service.web.answers import answer
from service.web.body import JsonBody
from service.web.conditions import IdempotencyKey
from service.web.openapi import refusals
from service.workers.jobs import ReadFacts, ReadNote

router = APIRouter(tags=["judging"])


@router.post("/v1/what-if", response_model=WhatIf, responses=refusals(404))
async def ask_what_if(
    caller: Reader,
    service: Context,
    asked: Annotated[AskedWhatIf, Depends(JsonBody[AskedWhatIf](AskedWhatIf))],
    key: IdempotencyKey = None,
) -> Response:
    """Judge a text, or a stored note, as it is and with other facts, and say which determinations would change."""
    policy = policy_of(asked.policy, "#/policy")
    requests = requests_of(asked.requests)
    if asked.text is None:
        basis = await run_in_threadpool(_of_note, service, caller, asked)
    else:
        basis = await _of_text(service, asked.text, asked)
    check_in_force(policy, basis.day, "#/as_of")
    if requests:
        basis = Basis(basis.text, basis.facts, requests, basis.day)
    return answer(await run_in_threadpool(what_if, basis, asked, policy))


def _of_note(service: Service, caller: Principal, asked: AskedWhatIf) -> Basis:
    with service.store.read() as session:
        record = record_for(session, asked.note_id or "", caller)
    return Basis(record.text, record.folded().facts(), record.requests, day_of(record, asked.as_of))


async def _of_text(service: Service, text: str, asked: AskedWhatIf) -> Basis:
    check_length(text, service.settings)
    read = ReadFacts.model_validate_json(await service.pool.run(ReadNote(text=text, date_of_service=None)))
    return Basis(text, FACTS.validate_json(read.facts), (), judging_date(asked.as_of, read.date_of_service)[0])
