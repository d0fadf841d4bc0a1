"""Measures the finding of sections: `python -m benchmarks.sections NOTES.jsonl`.

A note is a line with `text` and `headings`: the [start, end] of each heading that its author set in bold. A section's
heading is found where it shares a character with one of these, one to one. Authors set few labels of body systems in
bold, and not the same ones in each note.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from benchmarks.negex import Tally
from extraction.evened import even
from extraction.sections.detector import detect

Extent: TypeAlias = tuple[int, int]


def notes(path: Path) -> Iterator[tuple[str, list[Extent]]]:
    """Read the notes that say where their headings are; a name that ends in `.gz` is unpacked."""
    raw = path.read_bytes()
    for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).splitlines():
        note = json.loads(line)
        if "headings" in note:
            yield note["text"], [(start, end) for start, end in note["headings"]]


def paired(gold: list[Extent], found: list[Extent]) -> tuple[list[Extent], list[Extent]]:
    """Pair headings that share a character, in order; return those of each list that have no partner."""
    missed, wrong = list(gold), []
    for start, end in found:
        partner = next((extent for extent in missed if extent[0] < end and start < extent[1]), None)
        if partner is None:
            wrong.append((start, end))
        else:
            missed.remove(partner)
    return missed, wrong


def _table(titles: Iterable[str]) -> str:
    return ", ".join(f"{title} ({count})" for title, count in Counter(titles).most_common(40))


def main() -> None:
    """Print the measures over the notes given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--errors", action="store_true", help="print the titles that are missed and found wrongly")
    options = parser.parse_args()
    right, missed, wrong, count = 0, [], [], 0
    for text, gold in notes(options.notes):
        evened = even(text)
        found = [evened.original(section.start, section.heading_end) for section in detect(evened.text)]
        left, extra = paired(gold, found)
        count += 1
        right += len(gold) - len(left)
        missed += [text[start:end] for start, end in left]
        wrong += [text[start:end] for start, end in extra]
    print(f"{count} notes")
    print("headings    ", Tally(right=right, wrong=len(wrong), missed=len(missed)))
    if options.errors:
        print("missed:", _table(missed))
        print("wrong:", _table(wrong))


if __name__ == "__main__":
    main()
