"""Somebody's own Spark job, of which a task fails once: `python -m tests.bulk.engine.spark_job NOTES.jsonl OUT`."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from bulk.engines.spark import judge_notes, table
from bulk.engines.spark.columns import ddl
from bulk.results.publish import NAMES
from bulk.results.schema import PART


def main(notes: str, out: Path) -> None:
    """Judge notes and write the tables; a task is allowed to fail, and one does after it has given results."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession  # noqa: PLC0415

    spark = (
        SparkSession.builder.master("local[2, 3]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
        .getOrCreate()
    )
    flag = str(out / "failed-once")

    def failing_once(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for batch in batches:
            yield batch
            if not os.path.exists(flag):
                open(flag, "w").close()
                raise ValueError("a task fails on purpose")

    records = spark.read.schema("note_id STRING, text STRING, requests STRING").json(notes).repartition(3)
    results = judge_notes(records, ["commercial-spine-injections"])
    results.mapInPandas(failing_once, ddl(PART)).write.mode("overwrite").parquet(str(out / "results"))
    kept = spark.read.parquet(str(out / "results"))
    for name in NAMES:
        table(kept, name).coalesce(1).write.mode("overwrite").parquet(str(out / name))
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
