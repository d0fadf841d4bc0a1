"""The prompt: what a model is told, in groups of kinds that are few enough for one answer."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from extraction.llm.chunks import Chunk
from extraction.llm.proposal import Proposal, schema
from models.vocabulary import Kind

_FILE = Path(__file__).with_name("prompt.yaml")
_MARK = 12


class Example(BaseModel):
    """A text, and what is to be proposed for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    facts: tuple[Proposal, ...]


class Group(BaseModel):
    """Kinds that are asked for in one call: each with what it means, and an example that shows them all."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    kinds: dict[Kind, str] = Field(min_length=1)
    examples: tuple[Example, ...] = Field(min_length=1)


class Prompt(BaseModel):
    """The instructions and the groups; `version` names this very wording."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    instructions: str
    groups: tuple[Group, ...]
    version: str

    def messages(self, group: Group, chunk: Chunk) -> list[dict[str, str]]:
        """Return the messages of a call: what is wanted, then the part of the note between marks that it cannot hold.

        The rules of each field are repeated here, for not every server shows the model the schema.
        """
        return [
            {"role": "system", "content": self._told(group)},
            {"role": "user", "content": _fenced(chunk)},
        ]

    def _told(self, group: Group) -> str:
        kinds = "\n".join(f"- {kind}: {meaning}" for kind, meaning in group.kinds.items())
        shown = "\n\n".join(f"Note:\n{example.text}\nAnswer:\n{_answer(example)}" for example in group.examples)
        return f"{self.instructions}\nKinds:\n{kinds}\n\n{shown}"


@cache
def prompt() -> Prompt:
    """Read the prompt that is packaged."""
    content = _FILE.read_bytes()
    version = hashlib.sha256(content + json.dumps(schema(["relief"])).encode()).hexdigest()[:12]
    return Prompt.model_validate({**yaml.safe_load(content), "version": version})


def response_format(group: Group) -> dict[str, Any]:
    """Return what the server is to hold the model to."""
    told = schema(list(group.kinds))
    return {"type": "json_schema", "json_schema": {"name": "facts", "strict": True, "schema": told}}


def _answer(example: Example) -> str:
    return json.dumps({"facts": [fact.model_dump() for fact in example.facts]}, ensure_ascii=False)


def _fenced(chunk: Chunk) -> str:
    """Put a part of a note between marks made of its own hash, which nobody can write into it beforehand."""
    sent = chunk.text.encode("utf-8", "replace")  # half a character cannot be sent
    mark = "=" * 5 + hashlib.sha256(sent).hexdigest()[:_MARK]
    heading = f"Section: {chunk.section}\n" if chunk.section else ""
    return f"{heading}{mark}\n{sent.decode()}\n{mark}"
