"""The scanner finds a word whatever notes it has read before."""

from pathlib import Path

import pytest

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


MARKS = """
vocabulary: mark
entries:
  - {id: mark.plus, literals: ["+ve", "x-ray"], cased: [PT], source: own reading}
  - {id: mark.long, literals: ["x-ray film"], source: own reading}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SLR +ve", ["+ve"]),
        ("SLR+ve", []),  # a mark that is glued to the word before it begins no literal
        (" +ve", ["+ve"]),
        ("pt to PT", ["PT"]),
        ("xray film, x - ray", ["xray film", "x - ray"]),  # the longer of two that overlap
        ("xrays", []),
    ],
)
def test_marks_capitals_and_overlaps(text: str, found: list[str], tmp_path: Path) -> None:
    path = tmp_path / "mark.yaml"
    path.write_text(MARKS, encoding="utf-8")
    scanner = Scanner([load_lexicon(path)])
    for _ in range(2):  # once as a new text, once over kept words
        mentions = scanner.scan(text, text.lower()).get("mark", [])
        assert [text[mention.start : mention.end] for mention in mentions] == found
