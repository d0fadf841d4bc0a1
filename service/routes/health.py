"""`/health`: whether the service works."""

from typing import Literal

from fastapi import APIRouter
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from models.base import Model
from models.version import engine
from service.context import Context
from service.store.engine import Store
from service.web.answers import answer
from service.web.problems import busy

router = APIRouter(tags=["health"])


class Health(Model):
    """The service works, and its database answers."""

    status: Literal["ok"]
    engine: str
    database: Literal["ok"]


@router.get("/health", response_model=Health)
async def health(service: Context) -> Response:
    """Tell whether the service works; no key is needed."""
    try:
        await run_in_threadpool(_ask, service.store)
    except SQLAlchemyError:
        raise busy("the database does not answer", seconds=5) from None
    return answer(Health(status="ok", engine=engine(), database="ok"))


def _ask(store: Store) -> None:
    with store.read() as session:
        session.execute(text("SELECT 1"))
