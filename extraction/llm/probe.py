"""The probe: does the server hold its model to a schema, or only accept it?"""

from __future__ import annotations

import json
from typing import Any, Final

from extraction.llm.answer import CallError
from extraction.llm.client import Client

_WORD: Final = "kestrel-41"
_SCHEMA: Final = {
    "type": "object",
    "properties": {"word": {"type": "string", "enum": [_WORD]}},
    "required": ["word"],
    "additionalProperties": False,
}


def is_enforced(client: Client, until: float) -> bool:
    """Ask for a greeting with a schema that has room for one word only.

    A server that enforces schemas cannot but answer that word. Nothing of a note is sent. Raises CallError when the server
    gives no answer that tells.
    """
    told = "Greet the reader in one plain English sentence. Do not write JSON."
    response_format: dict[str, Any] = {
        "type": "json_schema",
        "json_schema": {"name": "probe", "strict": True, "schema": _SCHEMA},
    }
    try:
        answer = client.ask(client.request([{"role": "user", "content": told}], response_format), until)
    except CallError as error:
        if error.reason in ("cut_off", "flooded"):
            return False
        raise
    try:
        return bool(json.loads(answer.content) == {"word": _WORD})
    except ValueError:
        return False
