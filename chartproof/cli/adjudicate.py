"""`chartproof adjudicate`: the determinations for notes."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chartproof.cli.llm import Asked, asking, llm_options
from chartproof.cli.output import Output
from chartproof.cli.run import Run
from models.errors import NoteError, RequestError

if TYPE_CHECKING:
    from adjudicator import Policy
    from models.determination import NoteAdjudication
    from models.note import Note
    from models.request import Request


@click.command(short_help="Judge the requested procedures of notes by a policy.")
@click.argument("notes", metavar="NOTE...", nargs=-1, required=True)
@click.option("--policy", metavar="ID|FILE", help="The policy: an id of `chartproof policy list`, or a YAML file.")
@click.option(
    "--request",
    "requests",
    metavar="CODE[+CODE...][:SIDE[:LEVELS]]",
    multiple=True,
    help="A requested procedure, such as 64493+64494:bilateral:L4-S1; may be repeated. "
    "Without any, the procedures that the note itself asks for are judged.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The date to judge by, such as 2026-01-15; else the note's date of service.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True,
    help="json: one line a note; html: one file that needs nothing else.",
)  # fmt: skip
@click.option("--pretty", is_flag=True, help="Indent the JSON.")
@click.option("--output", metavar="FILE", help="Write to FILE instead of standard output.")
@llm_options
@click.option(
    "--suggestions", type=click.Choice(["include"]),
    help="include: tell what the model suggests, and what that would change if a person confirmed it.",
)  # fmt: skip
@click.pass_context
def adjudicate(
    ctx: click.Context,
    notes: tuple[str, ...],
    policy: str | None,
    requests: tuple[str, ...],
    as_of: datetime | None,
    form: str,
    pretty: bool,
    output: str | None,
    llm_url: str | None,
    llm_model: str | None,
    llm_cache: Path | None,
    suggestions: str | None,
) -> None:
    """Judge the requested procedures of notes by a policy, and show what in the note decided.

    NOTE is a text file, a .jsonl file with one note a line, or - for standard input. A line of a .jsonl file may
    carry its own policy, as_of, date_of_service and requests; the options win over them.
    With --llm a model is asked, too; what it suggests counts in no determination until a person confirms it.
    """
    if suggestions and llm_url is None:
        raise click.UsageError("--suggestions needs --llm URL")
    judge = Judge(policy, requests, as_of.date() if as_of else None)
    judge.check_usage(notes)
    run = Run(notes)
    with asking(llm_url, llm_model, llm_cache) as asked, Output(output) as out:
        judge.ask(asked, include=suggestions is not None)
        answers = run.over(judge)
        if form == "html":
            from chartproof.report.html import page

            out.write(page(answers))
        else:
            for note, answer in answers:
                out.write(_shown(note, answer, form, pretty, out))
    ctx.exit(run.exit_code)


class Judge:
    """Judges a note by the options where they are given, else by what the note's record says."""

    def __init__(self, policy: str | None, requests: tuple[str, ...], as_of: date | None) -> None:
        self._policy = policy
        self._as_of = as_of
        self._requests = _parsed(requests)
        self._asked: Asked | None = None
        self._include = False
        if policy is not None:
            _loaded(policy)

    def ask(self, asked: Asked | None, *, include: bool) -> None:
        """Ask a model about every note, too; `include`: say what its suggestions would change."""
        self._asked, self._include = asked, include

    def check_usage(self, notes: tuple[str, ...]) -> None:
        """Refuse text files when no policy is given: they cannot name one."""
        from bulk.notes.sources import STDIN, is_records

        if self._policy is None and not all(name == STDIN or is_records(name) for name in notes):
            raise click.UsageError(f"no policy is given; add --policy with one of: {_available()}")

    def __call__(self, note: "Note") -> "NoteAdjudication":
        """Judge one note."""
        from bulk.judging import judge_note

        named = self._policy or note.policy
        if named is None:
            raise NoteError(f'has no policy; add --policy, or "policy" to its record, with one of: {_available()}')
        changes = {"as_of": self._as_of or note.as_of, "requests": self._requests or note.requests}
        asked_for = note.model_copy(update=changes)
        if self._asked is None:
            return judge_note(asked_for, _loaded(named))
        from chartproof.assisted import judged_with

        answer = judged_with(self._asked.assist, asked_for, _loaded(named), include=self._include)
        self._asked.watch(answer.llm)
        return answer


def _parsed(requests: tuple[str, ...]) -> "tuple[Request, ...]":
    if not requests:
        return ()
    from adjudicator.requests import parse_request

    try:
        return tuple(parse_request(written) for written in requests)
    except RequestError as error:
        raise click.UsageError(f"--request: {error}") from None


@cache
def _loaded(policy: str) -> "Policy":
    from adjudicator import load_policy

    return load_policy(policy)


def _available() -> str:
    from adjudicator import policies

    return ", ".join(policy.id for policy in policies())


def _shown(note: "Note", answer: "NoteAdjudication", form: str, pretty: bool, out: Output) -> str:
    if form == "json":
        return answer.model_dump_json(indent=2 if pretty else None)
    from chartproof.report.text import as_text

    return as_text(note, answer, colour=out.is_terminal, width=out.width)
