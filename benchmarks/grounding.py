"""Measures grounding: `python -m benchmarks.grounding [--characters N]`.

Quotes of a made-up note are found again in it, as a model would give them: as they stand, and with blanks and dashes
written otherwise. The note is folded once; what a quote takes is the time from the folded note to its place.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time

from bulk.demo import demo_notes
from extraction.llm import Folded, Proposal, ground
from models.span import Span

_WORDS, _WORDS_BEFORE = 8, 30


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=200_000)
    parser.add_argument("--quotes", type=int, default=1_000)
    asked = parser.parse_args()
    text = _long_note(asked.characters)
    started = time.perf_counter()
    folded = Folded(text)
    fold = time.perf_counter() - started
    numbers, words = random.Random(1), text.split()
    times, found = [], 0
    for _ in range(asked.quotes):
        first = numbers.randrange(_WORDS_BEFORE, len(words) - _WORDS)
        quote = " ".join(words[first : first + _WORDS]).replace("-", "\u2013")
        proposal = Proposal(kind="relief", quote=quote, prefix=" ".join(words[first - _WORDS_BEFORE : first]))
        started = time.perf_counter()
        found += isinstance(ground(folded, proposal), Span)
        times.append((time.perf_counter() - started) * 1000)
    print(f"a note of {len(text):,} characters is folded once in {fold * 1000:.1f} ms")
    print(
        f"one quote: median {statistics.median(times):.2f} ms, worst {max(times):.2f} ms ({found} of {len(times)} found)"
    )


def _long_note(characters: int) -> str:
    notes = demo_notes(characters // 500)
    return "\n".join(f"{note['note_id']}\n{note['text']}" for note in notes)[:characters]


if __name__ == "__main__":
    main()
