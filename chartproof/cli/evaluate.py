"""`chartproof evaluate`: extraction measured against gold labels."""

import json

import click

from chartproof.cli.output import Output

_FILE = click.Path(exists=True, dir_okay=False, readable=True)


@click.command(short_help="Measure extraction against gold labels.")
@click.argument("gold", metavar="GOLD.jsonl", type=_FILE)
@click.option(
    "--notes", metavar="FILE.jsonl", type=_FILE, multiple=True,
    help="The notes that were labelled, where the labels do not carry their text; may be repeated.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--errors", is_flag=True, help="List misses, false finds and wrong values, with the text around them.")
@click.option("--output", metavar="FILE", help="Write to FILE instead of standard output.")
def evaluate(gold: str, notes: tuple[str, ...], form: str, errors: bool, output: str | None) -> None:
    """Measure extraction against gold labels: precision, recall and F1 by kind and attribute.

    GOLD.jsonl holds one note a line: {"note_id", "facts": [{"kind", "start", "end", "assertion", "attributes"}]}.
    A fact is found when the anchors share a character, and right when its assertion and key attributes are equal.
    """
    from pathlib import Path

    from chartproof.evaluation import report
    from chartproof.evaluation.evaluation import evaluate as run
    from chartproof.evaluation.gold import read_gold

    if errors and form == "json":
        raise click.UsageError("--errors goes with --format text")
    with Output(output) as out:
        evaluation = run(read_gold(Path(gold)), _texts(notes))
        if form == "json":
            out.write(json.dumps(report.as_json(evaluation), indent=2))
            return
        if errors:
            for note in evaluation.notes:
                if rows := report.errors_as_text(note):
                    out.write(rows)
            out.write("")
        out.write(report.as_text(evaluation))


def _texts(files: tuple[str, ...]) -> dict[str, str]:
    from bulk.notes.sources import read_notes
    from models.note import Note

    texts = {}
    for note in read_notes(files):
        if not isinstance(note, Note):
            raise note
        texts[note.note_id] = note.text
    return texts
