"""The application: its routes, its layers, and what starts and ends with it."""

import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from adjudicator import policies as load_policies
from service.access.gate import Gate
from service.context import Service
from service.page.errors import or_page
from service.page.routes import OPEN, PAGES
from service.routes import (
    agreement,
    audit,
    corrections,
    decisions,
    determinations,
    disagreements,
    export,
    extractions,
    facts,
    health,
    keys,
    notes,
    policies,
    tasks,
    what_if,
)
from service.settings import Settings
from service.store.engine import Store
from service.store.upgrade import make_ready
from service.web.faults import answer_http, answer_validation
from service.web.headers import SafeHeaders, TrustedHost
from service.web.logs import LOG, RequestLog, place_of
from service.web.once import forget_old
from service.web.openapi import describe
from service.web.problems import ApiError, answer_problem, busy
from service.workers.pool import Pool

ROUTERS: tuple[APIRouter, ...] = (
    health.router,
    policies.router,
    extractions.router,
    determinations.router,
    what_if.router,
    notes.router,
    facts.router,
    corrections.router,
    decisions.router,
    tasks.router,
    agreement.router,
    disagreements.router,
    export.router,
    audit.router,
    keys.router,
)
"""Every route of the API; all but /health are guarded."""


def create_app(settings: Settings, pool: Pool | None = None) -> FastAPI:
    """Make the application; `pool` is given where several share one, else it has its own and stops it at its end."""
    _refuse_unguarded((*ROUTERS, *PAGES))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with _running(settings, pool) as service:
            app.state.service = service
            yield

    app = FastAPI(
        title="Chartproof",
        lifespan=lifespan,
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.state.settings = settings
    app.state.routers = (*ROUTERS, *PAGES, *OPEN)
    for router in app.state.routers:
        app.include_router(router)
    _describe(app, settings)
    app.add_exception_handler(ApiError, or_page(answer_problem))
    app.add_exception_handler(RequestValidationError, or_page(answer_validation))
    app.add_exception_handler(HTTPException, or_page(answer_http))
    app.add_exception_handler(OperationalError, or_page(_database_is_away))
    app.add_exception_handler(PoolTimeoutError, or_page(_database_is_away))
    for layer, options in ((TrustedHost, {"hosts": settings.hosts}), (SafeHeaders, {}), (RequestLog, {})):
        app.add_middleware(layer, **options)
    return app


@contextmanager
def _running(settings: Settings, pool: Pool | None) -> Iterator[Service]:
    """Open the store and start the workers; both end with the application."""
    store = Store(settings.url)
    own = pool or Pool(settings.workers, settings.queue, settings.request_seconds)
    try:
        make_ready(store)
        forget_old(store)
        load_policies()  # read now, not by the first request
        own.wait_until_warm()
        if pool is None:
            gc.freeze()  # what stays for good need not be looked through for garbage again and again
        yield Service(settings=settings, store=store, pool=own)
    finally:
        if pool is None:
            own.stop()
        store.close()


def _describe(app: FastAPI, settings: Settings) -> None:
    """Serve the description at /openapi.json; it is made once."""
    described: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not described:
            described.update(describe(app, ROUTERS, with_keys=settings.auth == "key"))
        return described

    app.openapi = openapi  # type: ignore[method-assign]
    app.add_route("/openapi.json", lambda _: JSONResponse(app.openapi()), include_in_schema=False)


def _refuse_unguarded(routers: tuple[APIRouter, ...]) -> None:
    """Make it impossible to add a route that forgets who calls."""
    for route in (route for router in routers for route in router.routes if isinstance(route, APIRoute)):
        gates = [part for part in route.dependant.dependencies if isinstance(part.call, Gate)]
        if route.path != "/health" and len(gates) != 1:
            raise TypeError(f"route {route.path} declares {len(gates)} callers; it must declare one")


async def _database_is_away(request: Request, error: Exception) -> Response:
    LOG.error("database", extra={"fields": {"fault": place_of(error)}})
    return busy("the database does not answer").response(request.state.request_id)
