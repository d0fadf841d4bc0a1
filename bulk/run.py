"""A run over an archive: read, judge, record, merge; taken up again where it was stopped."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import Literal

import pyarrow as pa

from bulk import readers
from bulk.engines.events import Event, Finished, GivenUp, Ready, UnderWay
from bulk.engines.local import judge_locally
from bulk.engines.local.worker import Maker
from bulk.folder import RunFolder
from bulk.intake import Intake
from bulk.item import Item
from bulk.manifest import Manifest
from bulk.plan import Plan, changes
from bulk.record import Record, Times, write_record
from bulk.requests_by_note import RequestsByNote
from bulk.results.parts import write_part
from bulk.results.publish import publish
from bulk.results.rows import row_of, trouble
from bulk.results.schema import QUARANTINED
from bulk.results.tally import Tally
from bulk.settings import Progress, Settings, Watcher
from models.errors import EngineError


def run(settings: Settings, watcher: Watcher, maker: Maker | None = None) -> Record:
    """Do a run and return its record, which is also in `run.json`.

    maker: builds what judges a note, in place of the plan's own (for tests). Killed at any moment and done again with
    `resume`, the tables are the same bytes as if nothing had happened. Raises ChartproofError.
    """
    signature = settings.plan.signature()
    folder = RunFolder(settings.out)
    fresh = not folder.has_run
    manifest = folder.prepare(settings.resume)
    try:
        return _Session(settings, signature, folder, manifest, watcher, fresh).run(maker)
    finally:
        manifest.close()


class _Session:
    """One process's part in a run."""

    def __init__(
        self,
        settings: Settings,
        signature: dict[str, str],
        folder: RunFolder,
        manifest: Manifest,
        watcher: Watcher,
        fresh: bool,
    ) -> None:
        self._settings, self._signature = settings, signature
        self._folder, self._manifest, self._watcher, self._fresh = folder, manifest, watcher, fresh
        self._started = self._ready = time.time()
        self._done = 0
        self._said: list[str] = []

    def run(self, maker: Maker | None) -> Record:
        self._take_up()
        settings = self._settings
        requests = RequestsByNote(settings.requests) if settings.requests else None
        archive = readers.open_archive(
            settings.archive,
            settings.columns,
            say=lambda said: self._say(str(said)),
            without=frozenset([self._folder.path.resolve()]),
        )
        intake = Intake(archive, self._manifest, self._folder.unreadable)
        self._judge(intake, requests, maker)
        times = Times(self._started, self._ready, time.time())
        tally = self._merge(intake)
        self._say_what_is_odd(intake, tally, requests)
        record = Record.of(self._signature, tally, intake, self._done, self._said, times)
        write_record(record, self._folder)
        return record

    def _take_up(self) -> None:
        before = self._manifest.signature()
        if before is not None and before != self._signature:
            self._say("all notes are judged anew: " + "; ".join(changes(before, self._signature)))
            self._manifest.clear()
            self._manifest.begin(self._signature)
            self._folder.clear()
            return
        if self._settings.resume and self._fresh:
            self._say(f"there is no run in {self._folder.path} to go on with; a new one begins")
        self._manifest.begin(self._signature)
        self._folder.sweep(set(self._manifest.parts()))

    def _judge(self, intake: Intake, requests: RequestsByNote | None, maker: Maker | None) -> None:
        with closing(self._events(intake.items(requests, self._settings.limit), maker)) as events:
            for event in events:
                if isinstance(event, Ready):
                    self._ready = time.time()
                elif isinstance(event, Finished):
                    self._manifest.record(event.part, event.keys)
                    self._done += len(event.keys)
                elif isinstance(event, GivenUp):
                    self._quarantine(event)
                under_way = event.notes if isinstance(event, UnderWay) else 0
                self._watcher.progress(self._progress("judging", intake, under_way))

    def _events(self, items: Iterator[Item | None], maker: Maker | None) -> Generator[Event]:
        settings = self._settings
        if settings.engine == "spark":
            from bulk.engines.spark import judge_on_spark  # noqa: PLC0415  (it is an optional extra)

            yield from judge_on_spark(items, settings.plan, self._folder, settings.workers)
            return
        maker = maker or functools.partial(_judge_of, settings.plan)
        yield from judge_locally(items, maker, self._folder.parts, settings.workers, settings.limits)

    def _quarantine(self, event: GivenUp) -> None:
        row = row_of(event.item, QUARANTINED, quarantine=[trouble(event.item, event.reason, event.detail)])
        name = f"{event.item.key}-given-up"
        write_part(self._folder.part(name), [row])
        self._manifest.record(name, [event.item.key])
        self._done += 1

    def _merge(self, intake: Intake) -> Tally:
        if undone := self._manifest.undone():
            raise EngineError(f"{undone} notes were taken up and not done; please report it; --resume does them")
        self._watcher.progress(self._progress("merging", intake))
        parts = [self._folder.part(name) for name in self._manifest.parts()]
        keep = self._without_left_behind if self._manifest.left_behind() else _all
        tally = publish([*parts, *intake.unreadable_parts()], self._folder.path, self._folder.work, keep)
        if intake.found != tally.done + tally.quarantined + intake.skipped:
            raise EngineError(
                f"the counts do not reconcile: {intake.found} in, {tally.done} done, {tally.quarantined} quarantined, "
                f"{intake.skipped} skipped; please report it"
            )
        return tally

    def _without_left_behind(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        keys = batch.column("key").to_pylist()
        return batch.filter(pa.array([not self._manifest.is_left_behind(key) for key in keys], pa.bool_()))

    def _say_what_is_odd(self, intake: Intake, tally: Tally, requests: RequestsByNote | None) -> None:
        odd = (
            (intake.skipped, "records are the same as an earlier one, text and all; each was judged once"),
            (tally.shared_ids, "note ids stand for more than one note; all were judged, and the column key tells them apart"),
            (self._manifest.repeated_texts(), "notes have the text of another note under another id; all were judged"),
            (self._manifest.left_behind(), "notes of an earlier session are not in the archive any more; they were left out"),
            (tally.llm["failed"], "notes got no answer of the model; what it might have suggested is not there"),
            (tally.llm["degraded"], "notes got some of the model's answers and not others"),
            (requests.unused() if requests else 0, "note ids of the requests belong to no note of the archive"),
        )  # fmt: skip
        for count, sentence in odd:
            if count:
                self._say(f"{count:,} {sentence}")

    def _say(self, sentence: str) -> None:
        self._said.append(sentence)
        self._watcher.say(sentence)

    def _progress(self, phase: Literal["judging", "merging"], intake: Intake, under_way: int = 0) -> Progress:
        return Progress(
            phase=phase,
            done=self._done + under_way,
            unreadable=intake.unreadable,
            before=intake.before,
            met=intake.found - intake.skipped,
            all_read=intake.ended,
            seconds=time.time() - self._started,
        )


def _all(batch: pa.RecordBatch) -> pa.RecordBatch:
    return batch


def _judge_of(plan: Plan) -> Callable[[Item], dict[str, object]]:
    """Build a worker's judge; what is heavy is imported in the worker, not in the parent."""
    from bulk.results.judge import Judge  # noqa: PLC0415

    return Judge(plan)
