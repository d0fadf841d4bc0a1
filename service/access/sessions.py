"""A browser's session: opened with a key, carried in a cookie that no script and no other site can read or use."""

import secrets
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from service.context import Service, now
from service.store import audit, keys, sessions
from service.store.tables import KeyRow
from service.web.problems import ApiError

COOKIE = "chartproof_session"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})
_TOUCHED_EVERY = timedelta(minutes=1)


def key_of(service: Service, request: Request) -> KeyRow | None:
    """Return the key that a request's session acts as; null without one.

    The cookie is sent by pages of this service alone (SameSite=Strict); a write must also come from one by the
    browser's own word.
    """
    token = request.cookies.get(COOKIE)
    if token is None:
        return None
    if request.method not in _SAFE and request.headers.get("sec-fetch-site", "same-origin") not in _OWN:
        raise ApiError(400, "other-origin", "a page of another origin may not call the service")
    moment = now()
    with service.store.read() as session:
        found = sessions.key_of(session, token, moment, _idle(service))
    if found is None:
        return None
    key, used = found
    if moment - used > _TOUCHED_EVERY:
        with service.store.write() as session:
            sessions.touch(session, token, moment)
    return key


def open_session(service: Service, secret: str, response: Response, *, secure: bool) -> bool:
    """Open a session with a key's secret, and put it into an answer; false when there is no such key."""
    moment, token = now(), secrets.token_urlsafe(32)
    with service.store.write() as session:
        key = keys.by_secret(session, secret)
        if key is None:
            return False
        sessions.forget_ended(session, moment, _idle(service))
        sessions.add(session, token, key, moment)
        audit.append(session, moment, key.name, "session.opened", key.id, {})
    response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure, path="/")
    return True


def end_session(service: Service, request: Request, response: Response) -> None:
    """End a request's session, and take its cookie away."""
    token = request.cookies.get(COOKIE)
    if token is not None:
        with service.store.write() as session:
            key_id = sessions.end(session, token)
            row = None if key_id is None else keys.by_id(session, key_id)
            if row is not None:
                audit.append(session, now(), row.name, "session.ended", row.id, {})
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


def _idle(service: Service) -> timedelta:
    return timedelta(seconds=service.settings.session_seconds)
