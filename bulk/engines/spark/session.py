"""The Spark session of the command: the one it was submitted to, else one on this machine."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from models.errors import EngineError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NOTES_A_BATCH = 100
"""Notes that go to a Python worker at a time: notes are long, and Spark's own default of 10,000 would be megabytes of text."""

_HERE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def session(workers: int) -> SparkSession:
    """Return the session; raises EngineError when pyspark or Java is not installed."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    try:
        from pyspark.errors import PySparkException  # noqa: PLC0415  (an optional extra)
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError:
        raise EngineError("--engine spark needs pyspark; install chartproof[spark]") from None
    builder = SparkSession.builder.appName("chartproof")
    if not {"SPARK_REMOTE", "PYSPARK_GATEWAY_PORT"} & os.environ.keys():
        builder = builder.master(f"local[{workers}]")
        for name, value in _HERE.items():
            builder = builder.config(name, value)
    try:
        found = builder.getOrCreate()
    except (PySparkException, RuntimeError, OSError):
        raise EngineError("Spark does not start; --engine spark needs Java 17 or later (JAVA_HOME)") from None
    found.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(NOTES_A_BATCH))
    return found
