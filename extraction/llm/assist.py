"""The assist: a model is asked about a note, and what it says is worth is found out; it never fails a note."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import Self

from extraction.llm.answer import Answer, CallError
from extraction.llm.cache import AnswerCache
from extraction.llm.chunks import Chunk, chunks
from extraction.llm.client import Client, hash_of
from extraction.llm.probe import is_enforced
from extraction.llm.prompt import Group, prompt, response_format
from extraction.llm.proposal import Proposal, parse
from extraction.llm.reconcile import Reconciler
from extraction.reading import Reading
from models.fact import ModelSource
from models.kinds import Fact
from models.llm import Failure, LlmReport, Status
from models.llm_settings import LlmSettings

_NOTES_BEFORE_A_PAUSE = 3
_PAUSE = 60.0
_CALLS_BEFORE_GIVING_UP = 2
_OF_THE_SERVER: frozenset[Failure] = frozenset(
    {"timeout", "connection", "rate_limited", "server_error", "refused", "redirected"}
)
"""Failures after which the next call will hardly fare better."""


@dataclass(frozen=True)
class Assisted:
    """What a model suggests for a note, in order of place, and the account of it; agreed: the rules' facts that it found too."""

    suggestions: tuple[Fact, ...]
    agreed: frozenset[str]
    report: LlmReport


class Assist:
    """A model that reads notes beside the rules.

    What it proposes becomes a suggestion only when its quote stands in the note, character by character, and no rule found
    the same; its values are read from the note by the rules. Suggestions are facts whose source is the model: they count
    in no determination until a person confirms them. A server that fails, in whatever way, leaves the rules' facts as
    they are; after three notes without any answer it is left alone for a minute.

    >>> from extraction import read
    >>> from models.llm_settings import LlmSettings
    >>> nobody = LlmSettings(url="http://127.0.0.1:9/v1", model="m", retries=0)
    >>> with Assist(nobody) as assist:
    ...     assist.suggest("50% relief.", read("50% relief.")).report.status
    'failed'

    Misses: facts whose words stand in two parts of a note; values in words that the rules do not know.
    """

    def __init__(self, settings: LlmSettings, cache: AnswerCache | None = None) -> None:
        self._settings = settings
        self._client = Client(settings, cache)
        self._prompt = prompt()
        self._enforced: bool | None = None
        self._failing = 0
        self._paused_until = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def suggest(self, text: str, reading: Reading) -> Assisted:
        """Ask the model about a note that the rules have read."""
        inquiry = _Inquiry(text, reading)
        until = time.monotonic() + self._settings.note_seconds
        if self._is_paused():
            inquiry.failures["paused"] += 1
        else:
            self._probe(inquiry, until)
            for chunk, group in product(chunks(text), self._prompt.groups):
                self._ask(inquiry, group, chunk, until)
            self._watch(inquiry)
        return Assisted(inquiry.in_order(), frozenset(inquiry.reconciler.agreed), self._report(inquiry))

    def _probe(self, inquiry: _Inquiry, until: float) -> None:
        """Find out once whether the server holds its model to a schema."""
        if self._enforced is None:
            try:
                self._enforced = is_enforced(self._client, until)
            except CallError as error:
                inquiry.fail(error.reason)

    def _ask(self, inquiry: _Inquiry, group: Group, chunk: Chunk, until: float) -> None:
        if inquiry.in_a_row >= _CALLS_BEFORE_GIVING_UP:
            inquiry.failures["paused"] += 1
            return
        request = self._client.request(self._prompt.messages(group, chunk), response_format(group))
        try:
            answer = self._client.ask(request, until)
        except CallError as error:
            inquiry.fail(error.reason)
            return
        proposals = inquiry.taken(answer, group)
        if proposals is None:
            return
        source = ModelSource(
            id=self._settings.model, prompt_version=self._prompt.version, request_sha256=hash_of(request)
        )
        inquiry.reconciler.take_in(proposals, chunk, source)

    def _is_paused(self) -> bool:
        return time.monotonic() < self._paused_until

    def _watch(self, inquiry: _Inquiry) -> None:
        self._failing = self._failing + 1 if inquiry.status == "failed" else 0
        if self._failing >= _NOTES_BEFORE_A_PAUSE:
            self._failing, self._paused_until = 0, time.monotonic() + _PAUSE

    def _report(self, inquiry: _Inquiry) -> LlmReport:
        kinds = [kind for group in self._prompt.groups for kind in group.kinds]
        counted = vars(inquiry.reconciler.tally)
        return LlmReport(
            status=inquiry.status,
            host=self._settings.host,
            model=self._settings.model,
            prompt_version=self._prompt.version,
            schema_enforced=self._enforced,
            calls=inquiry.calls,
            failures=dict(sorted(inquiry.failures.items())),
            prompt_tokens=inquiry.prompt_tokens,
            answer_tokens=inquiry.answer_tokens,
            seconds=round(inquiry.seconds, 3),
            rules_only=inquiry.reconciler.rules_only(kinds),
            **{**counted, "ungrounded": dict(sorted(counted["ungrounded"].items()))},
        )


class _Inquiry:
    """What is asked about one note, and what it takes."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.reconciler = Reconciler(text, reading)
        self.calls = self.answers = self.in_a_row = 0
        self.failures: Counter[Failure] = Counter()
        self.prompt_tokens = self.answer_tokens = 0
        self.seconds = 0.0

    @property
    def status(self) -> Status:
        if not self.failures:
            return "ok"
        return "degraded" if self.answers else "failed"

    def fail(self, reason: Failure) -> None:
        self.calls += reason != "out_of_time"
        self.failures[reason] += 1
        self.in_a_row = self.in_a_row + 1 if reason in _OF_THE_SERVER else 0

    def taken(self, answer: Answer, group: Group) -> tuple[Proposal, ...] | None:
        self.calls += 1
        self.in_a_row = 0
        self.prompt_tokens += answer.prompt_tokens
        self.answer_tokens += answer.answer_tokens
        self.seconds += answer.seconds
        proposals = parse(answer.content, list(group.kinds))
        if proposals is None:
            self.failures["wrong_schema"] += 1
        else:
            self.answers += 1
        return proposals

    def in_order(self) -> tuple[Fact, ...]:
        return tuple(
            sorted(self.reconciler.suggestions, key=lambda fact: (fact.anchor.start, fact.anchor.end, fact.kind))
        )
