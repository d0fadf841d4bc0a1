"""`chartproof extract`: the facts of notes."""

from pathlib import Path

import click

from chartproof.cli.llm import asking, llm_options
from chartproof.cli.output import Output
from chartproof.cli.run import Run


@click.command(short_help="Print the facts that notes state, each with its exact characters.")
@click.argument("notes", metavar="NOTE...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "text"]),
    default="json",
    show_default=True,
    help="json: an indented object a note; jsonl: one line a note; text: one line a fact.",
)
@click.option("--output", metavar="FILE", help="Write to FILE instead of standard output.")
@llm_options
@click.pass_context
def extract(
    ctx: click.Context,
    notes: tuple[str, ...],
    form: str,
    output: str | None,
    llm_url: str | None,
    llm_model: str | None,
    llm_cache: Path | None,
) -> None:
    """Print the facts that notes state, each with the exact characters that state it.

    NOTE is a text file, a .jsonl file with one note a line ({"note_id": ..., "text": ...}), or - for standard input.
    With --llm, what a model suggests stands apart from the facts, as "suggestions".
    """
    import extraction
    from chartproof.report.facts import facts_as_text
    from models.note import Note, NoteFacts

    def work(note: Note) -> NoteFacts:
        """Return a note's facts, and what a model suggests if one is asked."""
        if asked is not None:
            from chartproof.assisted import facts_with

            found = facts_with(asked.assist, note)
            asked.watch(found.llm)
            return found
        facts = extraction.read(note.text, note.date_of_service).facts
        return NoteFacts(note_id=note.note_id, sha256=note.sha256, facts=facts)

    run = Run(notes)
    with asking(llm_url, llm_model, llm_cache) as asked, Output(output) as out:
        for note, found in run.over(work):
            if form == "text":
                out.write(facts_as_text(note, found))
            else:
                out.write(found.model_dump_json(indent=2 if form == "json" else None))
    ctx.exit(run.exit_code)
