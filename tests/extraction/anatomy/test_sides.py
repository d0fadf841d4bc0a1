"""Sides: which words are one, and which side a phrase has."""

import pytest

from extraction.anatomy import sides
from extraction.anatomy.phrase_sides import limb_side, phrase_side
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
    ("weak in the RLE", "weak", "right"),
    ("BUE strength is full", "strength", "bilateral"),
    ("she moves all four extremities", "moves", "bilateral"),
    ("she rues the day", "day", None),
    ("disc herniation with right arm pain", "disc herniation", None),
]

PHRASES = [
    ("left L4-5 and L5-S1 facet arthropathy", "facet arthropathy", "left"),
    ("right S1 (L5) radiculopathy", "radiculopathy", "right"),
    ("disc herniation at L4-5 on the right", "disc herniation", "right"),
    ("SI joint dysfunction, left.", "SI joint dysfunction", "left"),
    ("disc degeneration at L4-5, left foraminal stenosis", "disc degeneration", None),
    ("right rib pain related to a disc herniation", "disc herniation", None),
    ("spondylosis with a disc herniation on the right", "spondylosis", None),
    ("back pain which radiates into the left leg", "back pain", None),
]

LIMBS = [
    ("numbness in her legs", "numbness", "bilateral"),
    ("weakness of the left leg; the knees are stable", "weakness", "left"),
    ("numbness of the right toes", "numbness", "right"),
    ("Lower extremity strength is good.", "strength", "bilateral"),
    ("a lower extremity fracture", "fracture", None),
    ("progressive paraparesis", "paraparesis", "bilateral"),
]


@pytest.mark.parametrize(("text", "phrase", "side"), SIDES, ids=[f"{phrase}: {text}" for text, phrase, _ in SIDES])
def test_the_side_of_a_phrase(text: str, phrase: str, side: str | None) -> None:
    start = text.index(phrase)
    found = sides.side_of(open_chart(text), start, start + len(phrase))
    assert (found.side if found else None) == side


@pytest.mark.parametrize(("text", "phrase", "side"), PHRASES, ids=[text for text, _, _ in PHRASES])
def test_a_phrase_keeps_to_its_own_side(text: str, phrase: str, side: str | None) -> None:
    found = phrase_side(open_chart(text), text.index(phrase), text.index(phrase) + len(phrase))
    assert (found.side if found else None) == side


@pytest.mark.parametrize(("text", "phrase", "side"), LIMBS, ids=[text for text, _, _ in LIMBS])
def test_limbs_in_the_plural_are_both(text: str, phrase: str, side: str | None) -> None:
    found = limb_side(open_chart(text), text.index(phrase), text.index(phrase) + len(phrase))
    assert (found.side if found else None) == side
