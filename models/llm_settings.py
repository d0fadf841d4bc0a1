"""Where a language model is reached, and how long it may take: from flags and `CHARTPROOF_LLM_*`, never from a request."""

from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class LlmSettings(BaseSettings):
    """A server that speaks the Chat Completions of OpenAI, and its model.

    url: its base, such as "http://127.0.0.1:8080/v1". key: sent to it as a bearer token. call_seconds: how long it may be
    silent in one call; note_seconds: how long all calls for a note may take; retries: of a call that the server
    could not take (429, 5xx, no connection). tokens: of one answer at most.

    >>> LlmSettings(url="http://models.clinic.example:8000/v1", model="m").host
    'models.clinic.example:8000'
    """

    model_config = SettingsConfigDict(env_prefix="CHARTPROOF_LLM_", frozen=True, hide_input_in_errors=True)

    url: str
    model: str = Field(min_length=1)
    key: SecretStr | None = None
    call_seconds: float = Field(default=30, gt=0, le=600)
    note_seconds: float = Field(default=60, gt=0, le=3_600)
    retries: int = Field(default=2, ge=0, le=5)
    tokens: int = Field(default=4_000, ge=100, le=32_000)

    @field_validator("url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(
                'the address of a model begins with http:// or https://, such as "http://127.0.0.1:8080/v1"'
            )
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError(
                "the address of a model holds no user, query or fragment; a key goes in CHARTPROOF_LLM_KEY"
            )
        return url.rstrip("/")

    @property
    def host(self) -> str:
        """The host that notes are sent to, with its port where one is given."""
        return urlsplit(self.url).netloc

    def within(self, seconds: float) -> Self:
        """Return the same with all calls for a note in that time at most."""
        return self.model_copy(update={"note_seconds": min(self.note_seconds, seconds)})
