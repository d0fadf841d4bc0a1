"""Who looks at a page: the gates of the API, but one who is not known is led to the sign-in."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from service.access.gate import Gate
from service.access.principal import Principal
from service.web.problems import ApiError


class PageGate(Gate):
    """A gate of the API for a page that a person opens."""

    async def __call__(self, request: Request) -> Principal:
        """Name the caller; without a key, send them to sign in."""
        try:
            return await super().__call__(request)
        except ApiError as error:
            if error.status != 401:
                raise
            raise ApiError(303, "sign-in", "sign in first", headers={"Location": "/sign-in"}) from None


PageReader = Annotated[Principal, Depends(PageGate("reader"))]
"""Anybody who may read."""
PageReviewer = Annotated[Principal, Depends(PageGate("reviewer"))]
"""Who may sign."""
PageAdmin = Annotated[Principal, Depends(PageGate("admin"))]
"""Who manages."""
