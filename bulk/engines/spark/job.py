"""The Spark job, to be used in one's own: a DataFrame of notes in, a DataFrame of results out, tables from that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bulk.engines.spark.batches import judging
from bulk.engines.spark.columns import ddl
from bulk.plan import Plan
from bulk.results.schema import IDENTITY, NESTED, NOTE, PART, UNREADABLE
from models.errors import EngineError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

COLUMNS = ("note_id", "text", "source", "policy", "as_of", "date_of_service", "requests", "warnings")
"""The columns that are read of a DataFrame of notes; the first two must be there."""


def judge_notes(
    notes: DataFrame,
    policies: Sequence[str] = (),
    *,
    as_of: date | None = None,
    undated_as_of: date | None = None,
    include_text: bool = False,
) -> DataFrame:
    """Judge notes; returns a row a note, with its facts, determinations, criteria and quarantine as lists.

    notes: `note_id` and `text`, and if wanted `source`, `policy`, `as_of` and `date_of_service` (dates, or ISO text),
    `requests` (JSON, as in a record) and `warnings`; other columns are not read. The other arguments are as in `Plan`.
    The same note gives the same row on every try, so a task that is tried again changes nothing. Exceptions become
    quarantine; a note that kills its Python worker fails the task, as Spark does it.
    Raises PolicyError for a policy that is unknown, and EngineError when a column is missing.
    """
    plan = Plan(tuple(policies), as_of, undated_as_of, include_text)
    plan.signature()
    there = [name for name in COLUMNS if name in notes.columns]
    if there[:2] != ["note_id", "text"]:
        raise EngineError("the notes have no columns note_id and text; rename the columns that hold them")
    return notes.select(*there).mapInPandas(judging(plan), ddl(PART))


def table(results: DataFrame, name: str) -> DataFrame:
    """Return one of the tables of `chartproof bulk` from results: notes, facts, determinations, criteria, quarantine.

    Write the results down first when several tables are taken of them, or every table judges the notes again.
    """
    from pyspark.sql import functions as f  # noqa: PLC0415  (an optional extra)

    identity = [column for column, _ in IDENTITY]
    if name == "notes":
        counts = [f.size(kind).alias(kind) for kind in ("facts", "determinations")]
        kept = results.where(f.col("status") != UNREADABLE)
        return kept.select(*identity, *(column for column, _ in NOTE), *counts)
    fields = [f.col(f"row.{field.name}") for field in NESTED[name]]
    return results.select(*identity, f.explode(name).alias("row")).select(*identity, *fields)
