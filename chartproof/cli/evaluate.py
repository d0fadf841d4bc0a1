"""`chartproof evaluate`: extraction measured against gold labels."""

import json
from pathlib import Path

import click

from chartproof.cli.llm import Asked, asking, llm_options
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
@llm_options
def evaluate(
    gold: str,
    notes: tuple[str, ...],
    form: str,
    errors: bool,
    output: str | None,
    llm_url: str | None,
    llm_model: str | None,
    llm_cache: Path | None,
) -> None:
    """Measure extraction against gold labels: precision, recall and F1 by kind and attribute.

    GOLD.jsonl holds one note a line: {"note_id", "facts": [{"kind", "start", "end", "assertion", "attributes"}]}.
    A fact is found when the anchors share a character, and right when its assertion and key attributes are equal.
    With --llm, the rules, the model and both are measured side by side, and what the model makes up.
    """
    from chartproof.evaluation import report
    from chartproof.evaluation.evaluation import evaluate as run
    from chartproof.evaluation.gold import read_gold

    if errors and form == "json":
        raise click.UsageError("--errors goes with --format text")
    with asking(llm_url, llm_model, llm_cache) as asked, Output(output) as out:
        if asked is not None:
            if errors:
                raise click.UsageError("--errors goes without --llm")
            out.write(_beside_a_model(asked, gold, _texts(notes), form))
            return
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


def _beside_a_model(asked: Asked, gold: str, texts: dict[str, str], form: str) -> str:
    from chartproof.evaluation import assisted_report
    from chartproof.evaluation.assisted import evaluate_assisted
    from chartproof.evaluation.gold import read_gold

    evaluation = evaluate_assisted(read_gold(Path(gold)), texts, asked.assist)
    for told in evaluation.reports:
        asked.watch(told)
    if form == "json":
        return json.dumps(assisted_report.as_json(evaluation), indent=2)
    return assisted_report.as_text(evaluation)


def _texts(files: tuple[str, ...]) -> dict[str, str]:
    from bulk.notes.sources import read_notes
    from models.note import Note

    texts = {}
    for note in read_notes(files):
        if not isinstance(note, Note):
            raise note
        texts[note.note_id] = note.text
    return texts
