"""Spark: the same results as the local engine, by DataFrames alone, so also on Connect and serverless clusters.

    from bulk.engines.spark import judge_notes, table

    results = judge_notes(spark.table("notes"), policies=["commercial-spine-injections"])
    results.write.mode("overwrite").parquet(".../results")
    table(spark.read.parquet(".../results"), "determinations").groupBy("outcome").count()

It needs the extra `chartproof[spark]`, and Chartproof installed for the Python of the executors.
"""

from bulk.engines.spark.job import judge_notes, table
from bulk.engines.spark.stage import judge_on_spark

__all__ = ["judge_notes", "judge_on_spark", "table"]
