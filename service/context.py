"""What routes work with: the settings, the store and the workers; made once an application."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from service.settings import Settings
from service.store.engine import Store
from service.workers.pool import Pool


@dataclass(frozen=True)
class Service:
    """The parts of a running service."""

    settings: Settings
    store: Store
    pool: Pool


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


Context = Annotated[Service, Depends(_service)]
"""The running service, for a route."""
