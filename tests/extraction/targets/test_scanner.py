"""The scanner finds a word whatever notes it has read before."""

from pathlib import Path

from extraction.targets.lexicon import load_lexicon
from extraction.targets.scanner import Scanner

FRUIT = """
vocabulary: fruit
entries:
  - {id: fruit.apple, literals: ["apple pie"], source: own reading}
"""


def test_a_note_that_ends_within_a_word_blocks_no_later_note(tmp_path: Path) -> None:
    path = tmp_path / "fruit.yaml"
    path.write_text(FRUIT, encoding="utf-8")
    scanner = Scanner([load_lexicon(path)])
    assert not scanner.scan("an apple", "an apple")
    assert scanner.scan("an apple pie", "an apple pie")
