"""`/v1/keys`: making, listing and revoking API keys."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from sqlalchemy.orm import Session
from starlette.responses import Response

from service.access.gate import Admin
from service.access.managing import key_page, make_key, revoke_key
from service.context import Context
from service.views.managing import KeyMade, KeyPage, NewKey
from service.web.answers import answer
from service.web.body import JsonBody
from service.web.conditions import IdempotencyKey
from service.web.fields import Cursor, Limit
from service.web.once import Attempt, Written, write
from service.web.openapi import refusals

router = APIRouter(prefix="/v1/keys", tags=["managing"])


@router.post("", status_code=201, response_model=KeyMade, responses=refusals(409))
def create_key(
    caller: Admin,
    service: Context,
    new: Annotated[NewKey, Depends(JsonBody[NewKey](NewKey))],
    key: IdempotencyKey = None,
) -> Response:
    """Make a key. Its secret is in this answer alone; under an Idempotency-Key, a repeated request does not show it."""

    def work(session: Session) -> Written:
        made = make_key(session, new, caller.name)
        return Written(made, kept=made.model_copy(update={"key": None}))

    return write(service.store, Attempt(caller.name, "create_key", key, new), work)


@router.get("", response_model=KeyPage)
def list_keys(caller: Admin, service: Context, cursor: Cursor = None, limit: Limit = 50) -> Response:
    """List keys, revoked ones too, in the order in which they were made."""
    with service.store.read() as session:
        return answer(key_page(session, int(cursor or 0), limit))


@router.delete("/{id}", status_code=204, response_class=Response, responses=refusals(404))
def delete_key(
    caller: Admin, service: Context, key_id: Annotated[str, Path(alias="id", pattern="^k_[0-9a-f]{16}$")]
) -> Response:
    """Revoke a key for good. Its name stays beside what it wrote."""
    with service.store.write() as session:
        revoke_key(session, key_id, caller.name)
    return Response(status_code=204)
