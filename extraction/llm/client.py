"""The client: one call for one answer, with bounded patience; whatever a server does, it ends in an answer or a reason."""

from __future__ import annotations

import hashlib
import json
import re
import time
from typing import Any

from pydantic import ValidationError

from extraction.llm.answer import Answer, CallError
from extraction.llm.cache import AnswerCache
from extraction.llm.completion import Completion
from models.errors import EngineError
from models.llm import Failure
from models.llm_settings import LlmSettings

_MOST_BYTES = 1_000_000
"""Of an answer; one of all the tokens that it may have takes a tenth of that."""

_FLOOD = re.compile(r"\s{200}")
_SEED = 7
_KEYLESS = "none"
"""What is sent for a key where none is set: servers that ask for none ignore it."""

_FIRST_PAUSE = 0.5
_WORTH_ANOTHER_TRY: frozenset[Failure] = frozenset({"connection", "rate_limited", "server_error"})

_HTTP_REDIRECT, _HTTP_BUSY, _HTTP_ERROR = 300, 429, 500


class Client:
    """Asks one server's model, by Chat Completions with a JSON schema, at temperature 0.

    Nothing that a request says changes where it goes: redirects are refused, and so are the proxies and certificates
    that the environment names. Answers are taken from the cache where one is given.

    Raises EngineError when the SDK is not installed.
    """

    def __init__(self, settings: LlmSettings, cache: AnswerCache | None = None) -> None:
        self._settings, self._cache = settings, cache
        self._sdk = _connection(settings)

    def close(self) -> None:
        """Let go of the connections."""
        self._sdk.close()

    def request(self, messages: list[dict[str, str]], response_format: dict[str, Any]) -> dict[str, Any]:
        """Return what is asked of the server, in full."""
        return {
            "model": self._settings.model,
            "messages": messages,
            "response_format": response_format,
            "temperature": 0,
            "seed": _SEED,
            "max_tokens": self._settings.tokens,
        }

    def ask(self, request: dict[str, Any], until: float) -> Answer:
        """Return the answer to a request; `until` is the moment, by the monotonic clock, after which nobody waits for it.

        Raises CallError with the reason when there is none that counts.
        """
        name = hash_of(request)
        kept = self._cache.get(name) if self._cache else None
        if kept is not None:
            return kept
        answer = self._answered(request, until)
        if self._cache:
            self._cache.put(name, answer)
        return answer

    def _answered(self, request: dict[str, Any], until: float) -> Answer:
        started = time.monotonic()
        if started >= until:
            raise CallError("out_of_time")
        try:
            completion = Completion.model_validate_json(self._in_tries(request, until))
        except ValidationError:
            raise CallError("malformed") from None
        if _FLOOD.search(completion.content):
            raise CallError("flooded")
        if completion.finish_reason != "stop":
            raise CallError("cut_off")
        return Answer(completion.content, *completion.tokens, seconds=round(time.monotonic() - started, 3))

    def _in_tries(self, request: dict[str, Any], until: float) -> bytes:
        """Try again what the server could not take just now, after a pause that doubles, or that the server asks for."""
        for tried in range(self._settings.retries + 1):
            try:
                return self._received(request, until)
            except CallError as error:
                pause = max(_FIRST_PAUSE * 2**tried, error.wait)
                is_last = tried == self._settings.retries or time.monotonic() + pause >= until
                if error.reason not in _WORTH_ANOTHER_TRY or is_last:
                    raise
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _received(self, request: dict[str, Any], until: float) -> bytes:
        """Return what the server sends, as it comes: too much of it, or too late, is dropped on the way."""
        import httpx2  # noqa: PLC0415  (both come with an optional extra, and are slow to import)
        import openai  # noqa: PLC0415

        seconds = min(self._settings.call_seconds, until - time.monotonic())
        body = bytearray()
        try:
            with self._sdk.chat.completions.with_streaming_response.create(**request, timeout=seconds) as response:
                for piece in response.iter_bytes():
                    body += piece
                    if len(body) > _MOST_BYTES:
                        raise CallError("flooded")
                    if time.monotonic() > until:
                        raise CallError("timeout")
        except (openai.APITimeoutError, httpx2.TimeoutException):
            raise CallError("timeout") from None
        except openai.APIStatusError as error:
            raise CallError(_reason(error.status_code), _wait(error.response.headers.get("retry-after"))) from None
        except (openai.OpenAIError, httpx2.HTTPError):
            raise CallError("connection") from None
        return bytes(body)


def hash_of(request: dict[str, Any]) -> str:
    """Return the hash of a request: of its model, prompt, schema, settings and text."""
    return hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


def _connection(settings: LlmSettings) -> Any:
    try:
        import openai  # noqa: PLC0415
    except ModuleNotFoundError:
        raise EngineError("the assist by a language model needs the extra llm; pip install 'chartproof[llm]'") from None
    key = settings.key.get_secret_value() if settings.key else _KEYLESS
    http = openai.DefaultHttpxClient(follow_redirects=False, trust_env=False)
    return openai.OpenAI(
        base_url=settings.url, api_key=key, organization="", project="", max_retries=0, http_client=http
    )


def _wait(told: str | None) -> float:
    """Return the seconds that a server asks to be left alone for; a date, which it may tell as well, counts for nothing."""
    return float(told) if told is not None and told.isdecimal() else 0.0


def _reason(status: int) -> Failure:
    if _HTTP_REDIRECT <= status < 400:
        return "redirected"
    if status == _HTTP_BUSY:
        return "rate_limited"
    return "server_error" if status >= _HTTP_ERROR else "refused"
