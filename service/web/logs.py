"""One line of JSON a request: who, which route, what came of it, how long it took; nothing that a client wrote."""

import json
import logging
import secrets
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.web.problems import ApiError

LOG = logging.getLogger("chartproof.service")
_HOME = Path(__file__).parents[2]


class JsonLines(logging.Formatter):
    """Writes a record's fields as one line of JSON; a message of another library is named by its logger alone."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        fields: dict[str, Any] = getattr(record, "fields", {})
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"time": moment, "level": record.levelname.lower(), "event": record.getMessage(), **fields}
        return json.dumps(told, ensure_ascii=True)


def log_to_stderr() -> None:
    """Send the service's log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    LOG.handlers = [handler]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


class RequestLog:
    """The outermost layer: names the request, logs it, and turns an unexpected error into a plain 500."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        status = 0

        async def noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        fault: dict[str, str] = {}
        try:
            await self.app(scope, receive, noting_status)
        except Exception as error:  # its message could hold text of a note: only its kind and place are told
            fault = {"fault": place_of(error)}
            if not status:
                detail = "the service made a mistake; report it with the number of this request"
                await ApiError(500, "internal", detail).response(request_id)(scope, receive, noting_status)
        LOG.log(
            logging.ERROR if fault else logging.INFO,
            "request",
            extra={
                "fields": {
                    "request": request_id,
                    "key": scope["state"].get("key"),
                    "method": scope["method"] if scope["method"] in _METHODS else "other",
                    "route": getattr(scope.get("route"), "path", None),
                    "status": status,
                    "ms": round(1000 * (time.perf_counter() - started), 1),
                    **fault,
                }
            },
        )


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def place_of(error: BaseException) -> str:
    """Name an error by its kind and the last line of our own code that it passed, in a worker too."""
    in_worker = getattr(error, "place", None)
    if isinstance(in_worker, str):
        return in_worker
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _is_own(frame.filename)]
    if not own:
        return type(error).__name__
    return f"{type(error).__name__} in {Path(own[-1].filename).relative_to(_HOME)}, line {own[-1].lineno}"


def _is_own(filename: str) -> bool:
    path = Path(filename)
    return path.is_relative_to(_HOME) and path.relative_to(_HOME).parts[0] in _ROOMS


_ROOMS = frozenset({"adjudicator", "bulk", "chartproof", "extraction", "models", "service"})
