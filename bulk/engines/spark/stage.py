"""The command's way over Spark: notes are staged in rounds, judged by a job each, and recorded as parts."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from bulk.engines.events import Event, Finished, UnderWay
from bulk.engines.spark.job import judge_notes
from bulk.engines.spark.session import NOTES_A_BATCH, session
from bulk.item import Item
from bulk.plan import Plan
from bulk.results.files import make_folder
from bulk.results.parts import in_order, write_sorted
from bulk.results.schema import PART
from models.errors import EngineError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from bulk.folder import RunFolder

ROUND = 50_000
"""Notes of a job: what is done again when the driver is killed."""

_STAGED = pa.schema(
    [
        ("note_id", pa.string()),
        ("text", pa.string()),
        ("source", pa.string()),
        ("policy", pa.string()),
        ("as_of", pa.string()),
        ("date_of_service", pa.string()),
        ("requests", pa.string()),
        ("warnings", pa.list_(pa.string())),
    ]
)


def judge_on_spark(items: Iterator[Item | None], plan: Plan, folder: RunFolder, workers: int) -> Iterator[Event]:
    """Judge notes by Spark jobs; the run's folder must be one that driver and executors share.

    Raises EngineError when Spark does not start or a job fails, and StorageError when the folder cannot be written to.
    """
    spark = session(workers)
    place = folder.work / "spark"
    new = (item for item in items if item is not None)
    try:
        while batch := list(islice(new, ROUND)):
            yield UnderWay(0)
            yield from _round(spark, batch, plan, folder, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        spark.stop()


def _round(spark: SparkSession, batch: list[Item], plan: Plan, folder: RunFolder, place: Path) -> Iterator[Event]:
    from pyspark.errors import PySparkException  # noqa: PLC0415  (an optional extra)

    shutil.rmtree(place, ignore_errors=True)
    make_folder(place / "staged")
    staged = pa.Table.from_pylist([_record(item) for item in batch], schema=_STAGED)
    pq.write_table(staged, place / "staged" / "notes.parquet")
    notes = spark.read.parquet(str((place / "staged").resolve()))
    spread = notes.repartition(max(1, len(batch) // NOTES_A_BATCH))
    judged = judge_notes(
        spread, plan.policies, as_of=plan.as_of, undated_as_of=plan.undated_as_of, include_text=plan.include_text
    )
    results = place / "results"
    try:
        judged.write.mode("overwrite").parquet(str(results.resolve()))
    except PySparkException as error:
        name = type(error).__name__  # its message could hold what a note made a worker say
        raise EngineError(f"a Spark job failed ({name}); see Spark's own log; --resume goes on with the rest") from None
    for path in sorted(results.glob("*.parquet")):
        table = pq.read_table(path).cast(PART)
        name = uuid.uuid4().hex
        write_sorted(folder.part(name), in_order(table))
        yield Finished(name, tuple(table.column("key").to_pylist()))


def _record(item: Item) -> dict[str, object]:
    record = item.note.model_dump(mode="json", exclude={"requests"})
    asked = item.note.requests
    fields = {"codes", "laterality", "levels"}
    requests = None if asked is None else json.dumps([one.model_dump(mode="json", include=fields) for one in asked])
    return {**record, "source": item.source, "requests": requests}
