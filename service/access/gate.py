"""The one dependency that guards every route: who calls, and whether their role may."""

from typing import Annotated

from fastapi import Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from service.access import sessions
from service.access.principal import LOCAL, ROLE, Principal, Role
from service.context import Service
from service.store import keys
from service.store.tables import KeyRow
from service.web.problems import ApiError, invalid


class Gate:
    """Lets a request through when the caller's role may act as one of `roles`; gives the route the caller."""

    def __init__(self, *roles: Role) -> None:
        self.roles = roles

    async def __call__(self, request: Request) -> Principal:
        """Name the caller, or refuse: 401 without a valid key, 403 with a role that may not."""
        service: Service = request.app.state.service
        caller = LOCAL if service.settings.auth == "none" else await run_in_threadpool(_by_key, service, request)
        request.state.key = caller.name
        if not caller.may_act_as(*self.roles):
            raise ApiError(403, "role", f"this needs a key with the role {' or '.join((*self.roles, 'admin'))}")
        _refuse_unknown_parameters(request)
        return caller


def _by_key(service: Service, request: Request) -> Principal:
    key = _of_header(service, request) if "authorization" in request.headers else sessions.key_of(service, request)
    if key is None:
        detail = "send a valid API key as Authorization: Bearer cp_..."
        raise ApiError(401, "no-valid-key", detail, headers={"WWW-Authenticate": "Bearer"})
    isolated = service.settings.isolate and key.role != "admin"
    return Principal(name=key.name, role=ROLE.validate_python(key.role), batch=key.batch, isolated=isolated)


def _of_header(service: Service, request: Request) -> KeyRow | None:
    scheme, _, secret = request.headers["authorization"].partition(" ")
    with service.store.read() as session:
        return keys.by_secret(session, secret.strip()) if scheme.lower() == "bearer" else None


def _refuse_unknown_parameters(request: Request) -> None:
    """A misspelt parameter would silently widen what is asked for."""
    known = {field.alias for field in request.scope["route"].dependant.query_params}
    if set(request.query_params) - known:
        told = f"those known are: {', '.join(sorted(known))}" if known else "there are none"
        raise invalid("query", f"holds a parameter that this address does not know; {told}")


Reader = Annotated[Principal, Depends(Gate("reader"))]
"""Any caller."""
Annotator = Annotated[Principal, Depends(Gate("annotator"))]
"""Who may correct."""
Reviewer = Annotated[Principal, Depends(Gate("reviewer"))]
"""Who may sign."""
Writer = Annotated[Principal, Depends(Gate("annotator", "reviewer"))]
"""Who may bring notes in."""
Admin = Annotated[Principal, Depends(Gate("admin"))]
"""Who manages."""
