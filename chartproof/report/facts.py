"""The facts of a note as lines for people."""

from models.note import Note, NoteFacts
from service.showing.lines import Lines
from service.showing.quotes import quoted
from service.showing.values import attributes_as_text


def facts_as_text(note: Note, found: NoteFacts) -> str:
    """Write a heading and one line a fact: its line in the note, its kind, its quote, what it says."""
    lines = Lines(note.text)
    count = len(found.facts)
    rows = [f"{note.note_id}: {count} {'fact' if count == 1 else 'facts'}"]
    for fact in found.facts:
        anchor = fact.anchor
        rows.append(
            f"  line {lines.number(anchor.start):>4}  {fact.kind:<17} {quoted(anchor.text)}  {attributes_as_text(fact)}"
        )
    return "\n".join(rows)
