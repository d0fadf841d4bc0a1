"""The facts of a note as lines for people."""

from collections.abc import Iterable, Iterator

from chartproof.assisted import AssistedFacts
from models.kinds import Fact
from models.note import Note, NoteFacts
from service.showing.lines import Lines
from service.showing.quotes import quoted
from service.showing.values import attributes_as_text


def facts_as_text(note: Note, found: NoteFacts) -> str:
    """Write a heading and one line a fact: its line in the note, its kind, its quote, what it says."""
    lines = Lines(note.text)
    count = len(found.facts)
    rows = [f"{note.note_id}: {count} {'fact' if count == 1 else 'facts'}"]
    rows += [f"  {row}" for row in fact_rows(lines, found.facts)]
    if isinstance(found, AssistedFacts):
        rows.append(
            f"{note.note_id}: {len(found.suggestions)} more suggested by the model {found.llm.model}, unconfirmed"
        )
        rows += [f"  {row}" for row in fact_rows(lines, found.suggestions)]
    return "\n".join(rows)


def fact_rows(lines: Lines, facts: Iterable[Fact]) -> Iterator[str]:
    """Yield one line a fact: where it stands, what it is and what it says."""
    for fact in facts:
        place = f"line {lines.number(fact.anchor.start):>4}"
        yield f"{place}  {fact.kind:<17} {quoted(fact.anchor.text)}  {attributes_as_text(fact)}"
