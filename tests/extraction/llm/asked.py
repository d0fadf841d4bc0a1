"""What a client asked a fake server, and what the server answers it with."""

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

_QUOTE = re.compile(r'"quote":\s*("(?:[^"\\]|\\.)*")')


@dataclass(frozen=True)
class Asked:
    """A request for a completion, as it came over the wire."""

    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The last message: the piece of a note that is asked about."""
        return str(self.body["messages"][-1]["content"])

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema that the answer is to have."""
        found: dict[str, Any] = self.body["response_format"]["json_schema"]["schema"]
        return found

    @cached_property
    def list_name(self) -> str | None:
        """The one field of the schema that holds a list of proposals; null where the schema has none (a probe)."""
        fields = self.schema.get("properties", {})
        return next((name for name, one in fields.items() if one.get("type") == "array"), None)

    @property
    def kinds(self) -> list[str]:
        """The kinds that may be proposed; all that the request's schema names."""
        return list((_find(self.schema, "kind") or {}).get("enum", []))

    @property
    def example_quotes(self) -> list[str]:
        """The quotes of the prompt's own examples: of every message before the last."""
        told = "\n".join(str(message["content"]) for message in self.body["messages"][:-1])
        return [json.loads(quote) for quote in _QUOTE.findall(told)]


@dataclass(frozen=True)
class Reply:
    """An answer: what the model says, or in its place a status and a body of any kind.

    seconds: how long the server waits before it answers. location: where it sends the client instead.
    """

    content: str = ""
    finish_reason: str = "stop"
    status: int = 200
    body: bytes | None = None
    content_type: str = "application/json"
    seconds: float = 0
    location: str | None = None

    def wire(self, model: str) -> bytes:
        """Return the bytes of the body."""
        if self.body is not None:
            return self.body
        message = {"role": "assistant", "content": self.content}
        choice = {"index": 0, "message": message, "finish_reason": self.finish_reason}
        usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
        answer = {"id": "c1", "object": "chat.completion", "created": 0, "model": model}
        return json.dumps({**answer, "choices": [choice], "usage": usage}).encode()


def instance(schema: dict[str, Any]) -> Any:
    """Return the plainest value that a schema allows: what a server that enforces it cannot help but answer."""
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "object":
        return {name: instance(one) for name, one in schema.get("properties", {}).items()}
    plain: dict[Any, Any] = {"array": [], "string": "", "integer": 0, "number": 0, "boolean": False}
    return plain.get(kind)


def _find(value: Any, name: str) -> Any:
    """Return what stands under a name, however deep."""
    if isinstance(value, dict):
        found = (one if key == name else _find(one, name) for key, one in value.items())
        return next((one for one in found if one is not None), None)
    return None
