"""Gold labels: what a person says the facts of a note are."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import ChartproofError


class GoldError(ChartproofError):
    """Gold labels that cannot be used: a broken line, a note whose text is missing or is another one."""


@dataclass(frozen=True)
class Labelled:
    """A fact as it is scored: its kind, its anchor [start, end), and its values as JSON.

    values holds `assertion`, `temporality`, `laterality` and, under "attributes", the attributes of its kind.
    """

    kind: str
    start: int
    end: int
    values: dict[str, Any]

    @property
    def attributes(self) -> dict[str, Any]:
        """The attributes of its kind."""
        attributes: dict[str, Any] = self.values.get("attributes") or {}
        return attributes


@dataclass(frozen=True)
class GoldNote:
    """A note's labels; text and sha256 may be given beside them."""

    note_id: str
    facts: tuple[Labelled, ...]
    text: str | None
    sha256: str | None


def read_gold(path: Path) -> Iterator[GoldNote]:
    """Read a file of gold labels, one note a line: {"note_id", "facts": [{"kind", "start", "end", ...}]}.

    An anchor may also be given as the first of "spans", as `chartproof extract` prints it, so that corrected facts
    can be gold. Raises GoldError that names the line.
    """
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8-sig"))
            facts = tuple(_labelled(fact) for fact in record["facts"])
            yield GoldNote(str(record["note_id"]), facts, _text(record), record.get("sha256"))
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            raise GoldError(
                f"{path}, line {number}: is no gold label; "
                'write {"note_id": "...", "facts": [{"kind": "relief", "start": 0, "end": 9, "attributes": {}}]}'
            ) from None


def _text(record: dict[str, Any]) -> str | None:
    text = record.get("text") or record.get("note")
    return text if isinstance(text, str) else None


def _labelled(fact: dict[str, Any]) -> Labelled:
    anchor = fact if "start" in fact else fact["spans"][0]
    return Labelled(str(fact["kind"]), int(anchor["start"]), int(anchor["end"]), fact)
