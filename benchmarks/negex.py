"""Measures assertion on a test kit of NegEx and ConText: `python -m benchmarks.negex FILE.tsv`.

The kit is a table with a header, one target a row: `condition`, `sentence`, `start` and `end` of the condition in the
sentence, and what annotators said of it: `negation` (Affirmed, Negated), `temporality` (Recent, Historical,
Not particular) and `experiencer` (Patient, Family member). Quotes in it are text.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extraction.assertion import Assessment, assess_spans


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a class were found, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    def __str__(self) -> str:
        precision = self.right / (self.right + self.wrong) if self.right else 0.0
        recall = self.right / (self.right + self.missed) if self.right else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        counts = f"{self.right} right, {self.wrong} wrong, {self.missed} missed"
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({counts})"


def tally(pairs: Iterable[tuple[bool, bool]]) -> Tally:
    """Count pairs of (annotated, predicted)."""
    rows = list(pairs)
    return Tally(
        right=sum(gold and guess for gold, guess in rows),
        wrong=sum(guess and not gold for gold, guess in rows),
        missed=sum(gold and not guess for gold, guess in rows),
    )


def negated(assessment: Assessment) -> bool:
    """Say whether a target is negated, whoever's it is and under whatever condition."""
    return assessment.cued("NEGATED")


def load(path: Path) -> list[dict[str, str]]:
    """Read the kit's rows."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def main() -> None:
    """Print the measures of the kit given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kit", type=Path)
    parser.add_argument("--lower", action="store_true", help="lower-case the sentences first")
    parser.add_argument("--errors", action="store_true", help="print the line numbers of wrong and missed negations")
    options = parser.parse_args()
    rows = load(options.kit)
    guesses = []
    for row in rows:
        sentence = row["sentence"].lower() if options.lower else row["sentence"]
        guesses.append(assess_spans(sentence, [(int(row["start"]), int(row["end"]))])[0])
    pairs = list(zip(rows, guesses, strict=True))
    print(f"{len(rows)} targets")
    print("negated     ", tally((row["negation"] == "Negated", negated(guess)) for row, guess in pairs))
    print(
        "historical  ", tally((row["temporality"] == "Historical", guess.temporality == "past") for row, guess in pairs)
    )
    print(
        "not patient ", tally((row["experiencer"] != "Patient", guess.experiencer != "patient") for row, guess in pairs)
    )
    if options.errors:
        for row, guess in pairs:
            if (row["negation"] == "Negated") != negated(guess):
                print(row["line"], row["negation"])


if __name__ == "__main__":
    main()
