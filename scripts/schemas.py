"""Writes the JSON Schemas of the public types to `docs/schema`: `python -m scripts.schemas`."""

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from adjudicator.policy.model import Pack
from models.correction import Correction
from models.determination import NoteAdjudication
from models.kinds import FACT
from models.note import NoteFacts
from models.request import Request

FOLDER = Path(__file__).parents[1] / "docs" / "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Schema(GenerateJsonSchema):
    """Leaves out the titles that only repeat the names of the fields."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: a field's title is its name again."""
        return False


Mode = Literal["validation", "serialization"]

TYPES: dict[str, tuple[TypeAdapter[Any], Mode, str]] = {
    "fact": (FACT, "serialization", "A fact of any kind; `kind` says which."),
    "note_facts": (TypeAdapter(NoteFacts), "serialization", "A line of `chartproof extract --format jsonl`."),
    "note_adjudication": (
        TypeAdapter(NoteAdjudication),
        "serialization",
        "A line of `chartproof adjudicate --format json`.",
    ),
    "request": (TypeAdapter(Request), "validation", "A procedure that somebody wants judged."),
    "correction": (TypeAdapter(Correction), "validation", "What a person says of a machine's fact."),
    "policy_pack": (TypeAdapter(Pack), "validation", "A policy pack, for editors of its YAML."),
}
"""The public types by the name of their file: the type, whether it is read or written, and what it is."""


def schemas() -> dict[str, str]:
    """Return the text of every schema file by its name."""
    return {f"{name}.json": _text(name, *public) for name, public in TYPES.items()}


def _text(name: str, adapter: TypeAdapter[Any], mode: Mode, description: str) -> str:
    schema = adapter.json_schema(mode=mode, schema_generator=_Schema)
    head = {"$schema": DIALECT, "$id": f"chartproof/{name}.json", "title": name, "description": description}
    return json.dumps({**schema, **head}, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the schema files, and remove those of types that are no longer public."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = schemas()
    for path in FOLDER.glob("*.json"):
        if path.name not in written:
            path.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
