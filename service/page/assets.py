"""The page's style and scripts, under an address that changes whenever one of them does."""

import hashlib
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from service.page.views.kinds import described
from service.showing import files
from service.web.problems import not_found

router = APIRouter(include_in_schema=False)
_HERE = Path(__file__).parent / "assets"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


@cache
def assets() -> dict[str, bytes]:
    """Return every asset by its name; `page.css` is the shared style with all of the page's own."""
    style = "\n".join((files.style(), files.joined(sorted((_HERE / "styles").glob("*.css")))))
    texts = {"page.css": style, "going.js": files.going()}
    for file in sorted([*(_HERE / "scripts").glob("*.js"), *_HERE.glob("*.svg")]):
        texts[file.name] = file.read_text(encoding="utf-8")
    return {name: text.encode() for name, text in texts.items()} | {"kinds.json": described()}


@cache
def version() -> str:
    """Return what names this state of the assets."""
    digest = hashlib.sha256()
    for name, content in assets().items():
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:16]


@router.get("/assets/{state}/{name}")
def read_asset(state: str, name: str) -> Response:
    """Return an asset; under the address of today a browser may keep it for good, as the next has another."""
    content = assets().get(name)
    if content is None:
        raise not_found("asset")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"} if state == version() else {}
    return Response(content, headers=headers, media_type=_TYPES[Path(name).suffix])
