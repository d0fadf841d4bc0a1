"""`chartproof bulk`: an archive of notes judged into tables."""

import os
import shlex
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chartproof.cli.llm import llm_options, llm_settings, say_host

if TYPE_CHECKING:
    from bulk.record import Record
    from bulk.settings import Settings
    from models.llm_settings import LlmSettings

_DATE = click.DateTime(["%Y-%m-%d"])
_PATH = click.Path(path_type=Path)


@click.command(short_help="Judge an archive of notes, and write tables.")
@click.argument("archive", metavar="INPUT", type=_PATH, required=False)
@click.option("--out", metavar="DIR", type=_PATH, required=True, help="The folder for the tables; it is made.")
@click.option(
    "--policy",
    "policies",
    metavar="ID|FILE",
    multiple=True,
    help="A policy to judge every note by; may be repeated. Without any, a record's own policy, or the facts alone.",
)
@click.option(
    "--requests",
    metavar="FILE",
    type=_PATH,
    help="Requests by note: CSV or JSONL with note_id, codes, laterality, levels.",
)
@click.option("--as-of", type=_DATE, metavar="DATE", help="Judge every note as of this date, instead of its own.")
@click.option(
    "--undated-as-of", type=_DATE, metavar="DATE", help="The date for notes that have none; else they are quarantined."
)
@click.option(
    "--workers", type=click.IntRange(1, 512), metavar="N", help="Processes; as many as there are cores unless given."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="spark: as a Spark job; needs chartproof[spark] and Java (docs/bulk.md).",
)
@click.option("--resume", is_flag=True, help="Go on with the run in DIR: what is done is not done again.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N notes of the archive.")
@click.option(
    "--note-timeout",
    type=click.FloatRange(1),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="Give up a note that takes longer.",
)
@click.option(
    "--worker-memory",
    type=click.IntRange(300),
    default=2000,
    show_default=True,
    metavar="MB",
    help="Give up a note that needs more.",
)
@click.option("--include-text", is_flag=True, help="Carry quotes of the notes into the tables.")
@click.option(
    "--id-column", metavar="NAME", help="The column or field that holds the note's id; else it is guessed, and said."
)
@click.option("--text-column", metavar="NAME", help="The column or field that holds its text.")
@click.option("--date-column", metavar="NAME", help="The column or field that holds its date of service.")
@llm_options
@click.option(
    "--demo",
    type=click.IntRange(1),
    metavar="N",
    help="Judge N made-up notes in place of INPUT; they are written to DIR/demo.jsonl.",
)
@click.pass_context
def bulk(ctx: click.Context, /, archive: Path | None, out: Path, demo: int | None, **options: Any) -> None:
    """Judge an archive of notes, and write tables that say what was found and decided.

    INPUT is a folder, an archive or a table: .txt, .jsonl, .csv, .parquet, .zip, .tar.gz and more (docs/bulk.md).
    DIR gets notes, facts, determinations, criteria and quarantine as Parquet, run.json and summary.html.
    A run that was stopped, by whatever, is taken up by the same command with --resume.
    """  # fmt: skip
    if (archive is None) == (demo is None):
        raise click.UsageError("give INPUT, or --demo N" if archive is None else "give INPUT or --demo N, not both")
    settings = _settings(archive or _demo(out, demo or 0), out, options)
    if settings.plan.llm is not None:
        say_host(settings.plan.llm)
    from bulk.run import run
    from bulk.stopping import stoppable
    from chartproof.cli.follow import follower

    watcher = follower()
    try:
        with stoppable(), watcher:
            record = run(settings, watcher)
    except KeyboardInterrupt:
        click.echo(f"chartproof: stopped; nothing that is done is lost. Go on with: {_again()}", err=True)
        ctx.exit(1)
    click.echo(_told(record, out), err=True)
    ctx.exit(_exit_code(record))


def _demo(out: Path, count: int) -> Path:
    from bulk.demo import write_demo

    return write_demo(out / "demo.jsonl", count)


def _settings(archive: Path, out: Path, options: dict[str, Any]) -> "Settings":
    from bulk.engines.local import Limits
    from bulk.plan import Plan
    from bulk.readers import Columns
    from bulk.settings import Settings

    return Settings(
        archive=archive,
        out=out,
        plan=Plan(
            policies=options["policies"],
            as_of=_day(options["as_of"]),
            undated_as_of=_day(options["undated_as_of"]),
            include_text=options["include_text"],
            llm=_model(options),
            llm_cache=options["llm_cache"],
        ),
        requests=options["requests"],
        columns=Columns(options["id_column"], options["text_column"], options["date_column"]),
        engine=options["engine"],
        workers=options["workers"] or os.cpu_count() or 1,
        limits=Limits(note_seconds=options["note_timeout"], memory_mb=options["worker_memory"]),
        resume=options["resume"],
        limit=options["limit"],
    )


def _model(options: dict[str, Any]) -> "LlmSettings | None":
    """Give the model part of the time that a note has, so that it never costs the note."""
    settings = llm_settings(options["llm_url"], options["llm_model"])
    return settings.within(options["note_timeout"] / 2) if settings is not None else None


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def _again() -> str:
    words = ["chartproof", *sys.argv[1:]]
    return shlex.join(words if "--resume" in words else [*words, "--resume"])


def _told(record: "Record", out: Path) -> str:
    counts = record.counts
    return (
        f"chartproof: {counts.input:,} in: {counts.done:,} done, {counts.quarantined:,} quarantined, "
        f"{counts.skipped:,} skipped; {record.notes_a_second:.1f} notes/s. See {out / 'summary.html'}"
    )


def _exit_code(record: "Record") -> int:
    counts = record.counts
    return 0 if not counts.quarantined else 1 if counts.done else 2
