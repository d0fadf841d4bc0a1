"""What a call comes to: an answer, or a failure with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from models.llm import Failure


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said, whole, and what it took."""

    content: str
    prompt_tokens: int
    answer_tokens: int
    seconds: float


class CallError(Exception):
    """A call that gave no answer that counts; only its reason is told, for a server's words may hold the note's.

    wait: the seconds that the server asked to be left alone for.
    """

    def __init__(self, reason: Failure, wait: float = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
