"""The headers that every answer carries, and the guard against requests under another name."""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.web.problems import ApiError

_DEFAULTS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class SafeHeaders:
    """Adds the headers to every answer; a route that sets one itself keeps its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _DEFAULTS.items():
                    headers.setdefault(name, value)
                headers["X-Request-Id"] = scope["state"]["request_id"]
            await send(message)

        await self.app(scope, receive, with_headers)


class TrustedHost:
    """Refuses a request that calls the service by a name it does not have, or that a page elsewhere has sent."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        refusal = self._refusal(Headers(scope=scope)) if scope["type"] == "http" else None
        if refusal is None:
            await self.app(scope, receive, send)
        else:
            await refusal.response(scope["state"]["request_id"])(scope, receive, send)

    def _refusal(self, headers: Headers) -> ApiError | None:
        host = headers.get("host", "").lower()
        if _name(host) not in self.hosts:
            detail = "the service is not known by the name in the Host header; start it with --allowed-host to add one"
            return ApiError(400, "unknown-host", detail)
        if not _is_own(headers, host):
            return ApiError(400, "other-origin", "a page of another origin may not call the service")
        return None


def _is_own(headers: Headers, host: str) -> bool:
    """Tell whether a request comes from no page, or from one of this service.

    A form of a page that sends no referrer names no origin either; then the browser's own word counts, which no page
    can write.
    """
    origin = headers.get("origin", f"http://{host}").lower()
    if origin == "null":
        return headers.get("sec-fetch-site") == "same-origin"
    return origin.partition("://")[2] == host


def _name(host: str) -> str:
    """Return a Host header without its port.

    >>> _name("localhost:8000"), _name("[::1]:8000")
    ('localhost', '[::1]')
    """
    bracketed = host.startswith("[")
    return (host.partition("]")[0] + "]" if bracketed else host.partition(":")[0]).lower()
