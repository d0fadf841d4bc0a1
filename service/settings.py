"""Settings of the service: flags win over `CHARTPROOF_*` variables, and those over the defaults."""

import os
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from models.llm_settings import LlmSettings

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""The names a browser or client on this machine may call the service by."""


_SHARE_OF_LLM = 0.6
"""Of the time of a request, what a model may take; the rest is for the rules, and for waiting."""


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Settings(BaseSettings):
    """What an operator may choose; every value has a default that is safe on one person's machine.

    database: a URL of SQLite or PostgreSQL; without one, a SQLite file in the user's data folder.
    isolate: a key sees only the notes it stored and those of its batch. workers: processes that read notes;
    queue: requests that may wait for one; request_seconds: how long a request may take before it is given up.
    runs: a folder of folders that `chartproof bulk` wrote, to be shown to reviewers.
    session_seconds: how long a browser stays signed in without use.
    llm_url, llm_model, llm_key: a model that suggests facts of the notes that are stored; without llm_url, none does.
    """

    model_config = SettingsConfigDict(env_prefix="CHARTPROOF_", frozen=True, hide_input_in_errors=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    database: str | None = None
    auth: Literal["none", "key"] = "none"
    isolate: bool = False
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    workers: int = Field(default_factory=_cores, ge=1, le=64)
    queue: int = Field(default=32, ge=1, le=1000)
    request_seconds: float = Field(default=30, gt=0, le=600)
    session_seconds: float = Field(default=1800, gt=0, le=86_400)
    lease_seconds: float = Field(default=1800, gt=0, le=86_400 * 30)
    runs: Path | None = None
    llm_url: str | None = None
    llm_model: str | None = None
    llm_key: SecretStr | None = None
    max_body_bytes: int = Field(default=2_000_000, ge=1_000)
    max_note_characters: int = Field(default=200_000, ge=1)

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        """Read names parted by commas, as a variable holds them."""
        return tuple(name.strip() for name in value.split(",") if name.strip()) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_safe(self) -> Self:
        if self.auth == "none" and not is_loopback(self.host):
            raise ValueError(
                "without keys the service listens on this machine only; to listen elsewhere, add --auth key "
                "and make a key with `chartproof keys create`"
            )
        if self.isolate and self.auth == "none":
            raise ValueError("--isolate tells keys apart, so it needs --auth key")
        if self.llm_url is not None and self.llm is None:
            raise ValueError("--llm needs --llm-model NAME")
        try:
            known = self.url.get_backend_name() in ("sqlite", "postgresql")
        except ArgumentError:
            known = False
        if not known:
            raise ValueError("the database is a URL that begins with sqlite:/// or postgresql://")
        return self

    @cached_property
    def url(self) -> URL:
        """The database's address; PostgreSQL is spoken to through psycopg."""
        url = make_url(self.database or f"sqlite:///{default_database()}")
        return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url

    @cached_property
    def llm(self) -> LlmSettings | None:
        """The model that is asked about notes that are stored, in a part of the time that a request has."""
        if self.llm_url is None or self.llm_model is None:
            return None
        asked = LlmSettings(url=self.llm_url, model=self.llm_model, key=self.llm_key)
        return asked.within(self.request_seconds * _SHARE_OF_LLM)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names that requests may call the service by."""
        own = () if self.host in ("0.0.0.0", "::") else (self.host,)  # noqa: S104 - compared, not bound
        return tuple(dict.fromkeys((*LOOPBACK_NAMES, *own, *self.allowed_hosts)))


def default_database() -> Path:
    """Return where notes are kept when no database is named: a file in the user's data folder."""
    return user_data_path("chartproof", appauthor=False) / "chartproof.sqlite3"


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a host.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
