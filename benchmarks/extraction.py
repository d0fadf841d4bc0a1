"""Measures the extraction: `python -m benchmarks.extraction NOTES.jsonl [--stock N]`.

NOTES.jsonl (or .jsonl.gz) has a note a line, its text under "text" or "note". The ratios are to the blank spaCy
tokenizer and to stock `medspacy.load()` on the same notes in the same run; absolute figures depend on the machine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.timing import component_clock, cpu_seconds, growth_exponent, peak_memory_mb
from extraction import read
from extraction.medspacy_quietly import Language, blank

SIZES = (62_500, 250_000, 1_000_000)
"""Characters of the notes by which growth is measured."""


def texts_of(path: Path) -> list[str]:
    """Read the notes of a JSON Lines file, packed or not."""
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    return [row.get("text") or row["note"] for row in rows]


def _run_all(nlp: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        nlp(text)


def stock() -> Language:
    """Build what `medspacy.load()` gives to anybody who installs it."""
    import medspacy  # noqa: PLC0415  (it is slow to import and needed only here)

    warnings.filterwarnings("ignore", message=".*W036")  # without target rules, as it comes
    nlp: Language = medspacy.load()
    return nlp


def speed_lines(texts: list[str], stock_notes: int) -> Iterator[str]:
    """Measure speed on the notes, beside the tokenizer and the stock pipeline."""
    blank_tokenizer = blank("en").tokenizer
    ours, tokenizer = cpu_seconds(lambda: _run_all(read, texts)), cpu_seconds(lambda: _run_all(blank_tokenizer, texts))
    characters = sum(map(len, texts))
    words = sum(len(text.split()) for text in texts)
    yield f"{len(texts)} notes, {words // len(texts)} words each, {characters / 1e6:.2f} million characters"
    yield "| | CPU s | notes/s | MB/s | x blank tokenizer |"
    yield "| --- | --- | --- | --- | --- |"
    for name, seconds in (("blank spaCy tokenizer", tokenizer), ("extraction", ours)):
        rate = f"{len(texts) / seconds:.0f} | {characters / 1e6 / seconds:.2f} | {seconds / tokenizer:.2f}"
        yield f"| {name} | {seconds:.2f} | {rate} |"
    if stock_notes:
        few = texts[:: max(1, len(texts) // stock_notes)][:stock_notes]
        nlp = stock()
        seconds, same = cpu_seconds(lambda: _run_all(nlp, few), 1), cpu_seconds(lambda: _run_all(blank_tokenizer, few))
        rate = f"{len(few) / seconds:.1f} | {sum(map(len, few)) / 1e6 / seconds:.3f} | {seconds / same:.1f}"
        yield f"| `medspacy.load()`, {len(few)} of the notes | {seconds:.2f} | {rate} |"


def component_lines(texts: list[str]) -> Iterator[str]:
    """Measure where the time goes."""
    with component_clock() as clock:
        _run_all(read, texts)
    whole = sum(clock.values())
    yield "| part | ms/note | share |"
    yield "| --- | --- | --- |"
    for name, seconds in sorted(clock.items(), key=lambda item: -item[1]):
        yield f"| {name} | {1000 * seconds / len(texts):.2f} | {seconds / whole:.0%} |"


def growth_line(texts: list[str]) -> str:
    """Measure how the time grows with the length of one note."""
    whole = "\n\n".join(texts)
    whole *= max(SIZES) // len(whole) + 1
    seconds = [cpu_seconds(lambda size=size: read(whole[:size]), 1) for size in SIZES]  # type: ignore[misc]
    told = ", ".join(f"{size:,} characters {second:.2f} s" for size, second in zip(SIZES, seconds, strict=True))
    return f"One note of {told}: time grows with length to the power of {growth_exponent(SIZES, seconds):.2f}"


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--stock", type=int, default=20, metavar="N", help="notes for medspacy.load(); 0 leaves it out")
    given = parser.parse_args()
    texts = texts_of(given.notes)
    read(texts[0])
    for line in component_lines(texts):
        print(line)
    print(f"Peak memory {peak_memory_mb():.0f} MB")
    for line in speed_lines(texts, given.stock):
        print(line)
    print(growth_line(texts))


if __name__ == "__main__":
    main()
