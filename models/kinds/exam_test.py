"""The fact kind `exam_test`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact

Test = Literal[
    "faber", "gaenslen", "thigh_thrust", "sij_compression", "sij_distraction", "sacral_thrust", "yeoman",
    "fortin_finger", "step_test", "straight_leg_raise", "crossed_straight_leg_raise", "slump", "femoral_stretch",
    "facet_loading", "spurling", "hoffmann", "babinski", "romberg", "other",
]  # fmt: skip
"""A test by its standard name."""


class ExamTest(Model):
    """A provocative or neurologic test with its result; a test that was done is `present` whatever its result.

    name: the test as the note names it, where `test` is "other".
    """

    test: Test
    name: str | None = None
    result: Literal["positive", "negative", "equivocal"] | None = None


class ExamTestFact(BaseFact):
    """A fact of kind `exam_test`."""

    kind: Literal["exam_test"] = "exam_test"
    attributes: ExamTest
