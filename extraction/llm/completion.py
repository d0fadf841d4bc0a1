"""A completion, as far as it is looked at; whatever else a server sends is passed over."""

from __future__ import annotations

from pydantic import BaseModel, Field


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class Completion(BaseModel):
    """What a model said, why it ended, and what it took.

    >>> said = '{"choices": [{"message": {"content": "{}"}, "finish_reason": "stop"}]}'
    >>> Completion.model_validate_json(said).tokens
    (0, 0)
    """

    choices: list[_Choice] = Field(min_length=1)
    usage: _Usage | None = None

    @property
    def content(self) -> str:
        """The first choice; only one is asked for."""
        return self.choices[0].message.content

    @property
    def finish_reason(self) -> str | None:
        """Why it ended: "stop" when it was done."""
        return self.choices[0].finish_reason

    @property
    def tokens(self) -> tuple[int, int]:
        """Tokens of the prompt and of the answer, 0 where the server does not tell."""
        usage = self.usage or _Usage()
        return max(0, usage.prompt_tokens or 0), max(0, usage.completion_tokens or 0)
