"""Servers as they fail: cut off, flooded, slow, broken, badly set up, or sending the client elsewhere."""

import json

from tests.extraction.llm.asked import Asked, Reply
from tests.extraction.llm.behaviours import Behaviour


class Truncating(Behaviour):
    """Runs out of tokens in the middle of its answer."""

    def reply(self, asked: Asked) -> Reply:
        """Answer half."""
        return Reply(f'{{"{asked.list_name}": [{{"kind": "relief", "quote": "she ha', finish_reason="length")


class FloodingWhitespace(Behaviour):
    """Writes blanks until its tokens are used up; `finish_reason` may even say that all is well."""

    def __init__(self, finish_reason: str = "length") -> None:
        self._finish_reason = finish_reason

    def reply(self, asked: Asked) -> Reply:
        """Answer blanks."""
        return Reply(f'{{"{asked.list_name}": [' + " \n" * 200_000, finish_reason=self._finish_reason)


class Stalling(Behaviour):
    """Takes the request and says nothing for a long time."""

    def __init__(self, seconds: float = 30) -> None:
        self._seconds = seconds

    def reply(self, asked: Asked) -> Reply:
        """Answer too late."""
        return Reply("{}", seconds=self._seconds)


class Failing(Behaviour):
    """Answers with an error status, for ever, or a number of times before it works."""

    def __init__(self, status: int, times: int | None = None, then: Behaviour | None = None) -> None:
        self._status, self._left, self._then = status, times, then or Behaviour()

    def reply(self, asked: Asked) -> Reply:
        """Answer with the status while there is one to give; the error repeats the request, as some servers do."""
        if self._left == 0:
            return self._then.reply(asked)
        if self._left is not None:
            self._left -= 1
        echo = {"error": {"message": f"cannot answer: {asked.text}", "type": "server_error", "code": None}}
        return Reply(status=self._status, body=json.dumps(echo).encode())


class Saying(Behaviour):
    """Says the same whatever it is asked and whatever schema it is given."""

    def __init__(self, content: str) -> None:
        self._content = content

    def reply(self, asked: Asked) -> Reply:
        """Answer that."""
        return Reply(self._content)


class Sending(Behaviour):
    """Sends bytes that are no completion: the page of a proxy, half a JSON, nothing at all."""

    def __init__(self, body: bytes, content_type: str = "application/json") -> None:
        self._body, self._content_type = body, content_type

    def reply(self, asked: Asked) -> Reply:
        """Answer that."""
        return Reply(body=self._body, content_type=self._content_type)


class Redirecting(Behaviour):
    """Sends the client, and with it the note, to another host."""

    def __init__(self, location: str, status: int = 307) -> None:
        self._location, self._status = location, status

    def reply(self, asked: Asked) -> Reply:
        """Answer with an address."""
        return Reply(status=self._status, location=self._location, body=b"")


HTML = b"<!doctype html><title>Sign in</title><p>Your session has ended.</p>"

WRONG_SCHEMAS = (
    "Of course! Here are the facts that I found in the note.",
    '{"answer": 42}',
    "[]",
    "null",
    '{"facts": "none"}',
    '{"facts": [{"kind": "verdict", "quote": "approved", "prefix": null}]}',
    '{"facts": [{"kind": "relief"}]}',
    '{"facts": [{"kind": "relief", "quote": 90, "prefix": null}]}',
    '{"facts": [], "determination": "approved"}',
)
"""Answers that no schema of ours allows."""
