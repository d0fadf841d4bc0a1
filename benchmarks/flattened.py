"""Measures what is lost when a note's lines are gone: `python -m benchmarks.flattened NOTES.jsonl FLAT.jsonl`.

The second file holds notes of the first, by `id`, written on one line with commas for line ends. A fact of the one form
agrees with a fact of the other where kind, assertion and anchor are the same; blanks, commas and case do not count.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from benchmarks.negex import Tally
from extraction import read


def notes(path: Path) -> dict[str, str]:
    """Read the texts of a file of notes, by id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {note["id"]: note["text"] for note in map(json.loads, lines)}


def told(text: str) -> Counter[tuple[str, str, str]]:
    """Count the facts of a text by kind, anchor and assertion."""
    return Counter(
        (fact.kind, "".join(fact.anchor.text.lower().replace(",", "").split()), fact.assertion)
        for fact in read(text).facts
    )


def main() -> None:
    """Print the agreement over the notes that both files hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notes", type=Path)
    parser.add_argument("flat", type=Path)
    options = parser.parse_args()
    originals, flat = notes(options.notes), notes(options.flat)
    both = [name for name in flat if name in originals]
    right: Counter[tuple[str, str, str]] = Counter()
    missed, wrong = right.copy(), right.copy()
    for name in both:
        first, second = told(originals[name]), told(flat[name])
        right += first & second
        missed += first - second
        wrong += second - first
    print(f"{len(both)} notes")
    print("facts       ", Tally(right=right.total(), wrong=wrong.total(), missed=missed.total()))


if __name__ == "__main__":
    main()
