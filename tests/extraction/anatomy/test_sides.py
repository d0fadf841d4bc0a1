"""Sides: which words are one, and which side a phrase has."""

import pytest

from extraction.anatomy import sides
from extraction.opening import open_chart

SIDES = [
    ("right L4-5 and L5-S1", "L5-S1", "right"),
    ("FABER and Gaenslen were positive on the left.", "FABER", "left"),
    ("FABER and Gaenslen were positive on the left.", "Gaenslen", "left"),
    ("FABER positive on the right, negative on the left.", "positive", "right"),
    ("FABER positive on the right, negative on the left.", "negative", "left"),
    ("FABER positive on the right, Gaenslen negative on the left", "Gaenslen", "left"),
    ("tender over b/l SI joints", "SI joints", "bilateral"),
    ("pain on both sides of the back", "back", "bilateral"),
    ("pain L>R buttock", "buttock", "bilateral"),
    ("the left and right SI joints", "SI joints", "bilateral"),
    ("LT SIJ tender", "SIJ", "left"),
    ("R SI joint tender, L SI joint not tender", "SI joint not", "left"),
    ("left SI joint and right L4-5 facet", "L4-5", "right"),
    ("the left SI joint and the right trochanter", "trochanter", "right"),
    ("pain down the left leg to the foot, SLR negative bilaterally", "SLR", "bilateral"),
    ("pain down the left leg to the foot, SLR negative bilaterally", "leg", "left"),
    ("Left: FABER positive; Gaenslen positive", "Gaenslen", "left"),
    ("SLR: positive (R)", "SLR", "right"),
    ("FABER +ve L", "FABER", "left"),
    ("L hip pain", "hip", "left"),
    ("right-handed woman with pain in the left leg", "pain", "left"),
    ("R/O fracture", "fracture", None),
    ("She left the clinic", "clinic", None),
    ("no tablets left at home", "tablets", None),
    ("pain right now", "pain", None),
    ("L-4 nerve", "nerve", None),
    ("Mary L Smith was seen", "seen", None),
]


@pytest.mark.parametrize(("text", "phrase", "side"), SIDES, ids=[f"{phrase}: {text}" for text, phrase, _ in SIDES])
def test_the_side_of_a_phrase(text: str, phrase: str, side: str | None) -> None:
    start = text.index(phrase)
    found = sides.side_of(open_chart(text), start, start + len(phrase))
    assert (found.side if found else None) == side
