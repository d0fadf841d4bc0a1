"""`/v1/agreement`: how far annotators agree."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from service.access.gate import Reviewer
from service.agreement.gathering import gather
from service.agreement.measure import Agreement, measure
from service.context import Context
from service.judging.policies import policy_of
from service.tasks.showing import check_batch
from service.views.judging import PolicyName
from service.views.texts import Name
from service.web.answers import answer
from service.web.fields import Day
from service.web.openapi import refusals

router = APIRouter(prefix="/v1/agreement", tags=["measuring"])

Batch = Annotated[Name, Query(description="The batch's name.")]


class BatchAgreement(Agreement):
    """The agreement within a batch; `warnings` say what of it is not measured, and why."""

    batch: str
    warnings: tuple[str, ...]


@router.get("", response_model=BatchAgreement, responses=refusals(404))
def read_agreement(
    caller: Reviewer,
    service: Context,
    batch: Batch,
    policy: Annotated[PolicyName | None, Query(description="Judge by this one, not by each note's own.")] = None,
    as_of: Annotated[Day | None, Query(description="Judge by this day.")] = None,
) -> Response:
    """Measure the finished blind work of a batch: every two annotators, and all of them together."""
    chosen = None if policy is None else policy_of(policy, "query/policy")
    with service.store.read() as session:
        check_batch(session, caller, batch)
        found = gather(session, caller, batch, chosen, as_of)
    measured = measure(found.batch)
    return answer(BatchAgreement(**dict(measured), batch=batch, warnings=tuple(found.warnings)))
