"""`/policies`: what notes are judged by, each policy like a leaflet."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from adjudicator import policies
from service.judging.policies import policy_at
from service.page.caller import PageReader
from service.page.rendering import render
from service.showing.policies import effects, origin, value_told
from service.showing.wording import family_title

router = APIRouter(include_in_schema=False)


@router.get("/policies")
def show_policies(caller: PageReader, request: Request) -> Response:
    """List the policies."""
    return render(request, "policies.html.j2", caller, policies=policies())


@router.get("/policies/{id}")
def show_policy(
    caller: PageReader, request: Request, policy_id: Annotated[str, Path(alias="id", pattern=r"^[a-z0-9_.-]{1,100}$")]
) -> Response:
    """Show everything that a policy asks."""
    return render(
        request,
        "policy.html.j2",
        caller,
        policy=policy_at(policy_id),
        effects=effects,
        value_told=value_told,
        origin=origin,
        family_title=family_title,
    )
