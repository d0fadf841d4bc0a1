"""The code table: reviewed data in `adjudicator/data`, read strictly."""

import difflib
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml
from pydantic import ValidationError

from models.base import Code, Model
from models.errors import PackError, RequestError
from models.vocabulary import Family

SpineRegion = Literal["cervical_thoracic", "lumbosacral"]
"""The two regions of the spine that codes tell apart."""

Role = Literal["procedure", "guidance", "accessory"]
"""What a code is on a request: a procedure that is judged, imaging guidance, or sedation and drugs that go with it."""

_DATA = Path(__file__).parents[1] / "data"
_FORM = re.compile(r"[0-9]{5}|[A-Z][0-9]{4}")


class CodeSource(Model):
    """Who says what an entry holds, and how sure that is (R1 read, R2 read second-hand, M from memory)."""

    key: str
    sure: Literal["R1", "R2", "M"]


class Group(NamedTuple):
    """What the codes of one line have in common; codes of different groups are lines of their own."""

    family: Family
    region: SpineRegion | None
    approach: Literal["interlaminar", "transforaminal"] | None
    own: str | None


class CodeEntry(Model):
    """A code of the table; the head of `codes.yaml` says what its fields mean."""

    code: Code
    family: Family
    title: str
    role: Role = "procedure"
    needs: tuple[Code, ...] = ()
    region: SpineRegion | None = None
    rank: Literal[1, 2, 3] | None = None
    open: bool = False
    side: Literal["allowed", "never", "none"] = "allowed"
    units: int | None = None
    approach: Literal["interlaminar", "transforaminal"] | None = None
    imaging: Literal["included", "without", "separate"] = "separate"
    source: CodeSource

    @property
    def add_on(self) -> bool:
        """Tell whether the code stands only beside another."""
        return bool(self.needs)

    @property
    def group(self) -> Group:
        """What the code shares with the codes it is judged together with."""
        return Group(self.family, self.region, self.approach, self.code if self.family == "other" else None)


@cache
def table() -> dict[str, CodeEntry]:
    """Read the code table.

    Raises PackError that names the file, the code and the mend: unknown keys, a code that stands twice, an add-on
    that needs a code the table does not hold.
    """
    entries: dict[str, CodeEntry] = {}
    for file, raw in [*_of_policies(), *_neighbours()]:
        try:
            entry = CodeEntry.model_validate(raw, strict=False)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise PackError(f"{file}, code {raw.get('code')}: {place}: {first['msg']}") from None
        if entry.code in entries:
            raise PackError(f"{file}: code {entry.code} stands twice; keep one entry")
        entries[entry.code] = entry
    for entry in entries.values():
        missing = [needed for needed in entry.needs if needed not in entries]
        if missing:
            raise PackError(f"codes.yaml, code {entry.code}: needs {missing[0]}, which has no entry; add it")
    return entries


def _of_policies() -> list[tuple[str, dict[str, Any]]]:
    return [("codes.yaml", raw) for raw in yaml.safe_load((_DATA / "codes.yaml").read_text(encoding="utf-8"))]


def _neighbours() -> list[tuple[str, dict[str, Any]]]:
    lists = yaml.safe_load((_DATA / "neighbours.yaml").read_text(encoding="utf-8"))
    roles = {"guidance": "guidance", "accessories": "accessory", "procedures": "procedure"}
    common = {"family": "other", "side": "none", "source": {"key": "general", "sure": "M"}}
    return [
        ("neighbours.yaml", {"code": code, "title": title, "role": roles[name], **common})
        for name, titles in lists.items()
        for code, title in titles.items()
    ]


def known(written: str) -> bool:
    """Tell whether the table holds a code."""
    return written in table()


def code(written: str) -> CodeEntry:
    """Return the entry of a code.

    Raises RequestError that names the code and the mend: a code that is written wrong or that the table lacks.
    """
    entry = table().get(written)
    if entry is not None:
        return entry
    if not _FORM.fullmatch(written):
        raise RequestError(
            f"{written!r} is no procedure code; write a CPT code of five digits (64493) or a HCPCS code (G0260)"
        )
    close = difflib.get_close_matches(written, sorted(table()), n=1, cutoff=0.7)
    hint = f"; did you mean {close[0]} ({table()[close[0]].title})?" if close else ""
    raise RequestError(f"code {written} is not in the code table (adjudicator/data){hint or '; check the code'}")
