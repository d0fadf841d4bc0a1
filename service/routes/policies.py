"""`/v1/policies`: the policies there are and what they ask."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from adjudicator import policies
from service.access.gate import Reader
from service.judging.policies import policy_at
from service.views.policies import PolicyDetail, PolicyPage, detail, item
from service.web.answers import answer
from service.web.openapi import refusals

router = APIRouter(prefix="/v1/policies", tags=["policies"])


@router.get("", response_model=PolicyPage)
def list_policies(caller: Reader) -> Response:
    """List the policies with their versions and the days they hold."""
    return answer(PolicyPage(policies=tuple(item(policy) for policy in policies())))


@router.get("/{id}", response_model=PolicyDetail, responses=refusals(404))
def read_policy(
    caller: Reader, policy_id: Annotated[str, Path(alias="id", pattern=r"^[a-z0-9_.-]{1,100}$")]
) -> Response:
    """Return a policy with its criteria and their sources."""
    return answer(detail(policy_at(policy_id)))
