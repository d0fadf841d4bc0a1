"""The fact kind `relief`."""

from typing import Literal

from models.base import Model, PartialDate
from models.fact import BaseFact
from models.interval import Interval
from models.vocabulary import Family

Quality = Literal["none", "minimal", "partial", "significant", "complete"]
"""How much relief, where the note gives words and not numbers."""


class Relief(Model):
    """Relief of pain after a treatment, or the lack of it.

    treatment: the family of the treatment it tells about; percent: relief on a scale of 0-100; duration_days: how
    long it lasted; procedure: id of the `procedure` fact it tells about; date, ordinal: of that treatment.
    """

    treatment: Family
    percent: Interval | None = None
    duration_days: Interval | None = None
    ongoing: bool | None = None
    quality: Quality | None = None
    procedure: str | None = None
    date: PartialDate | None = None
    ordinal: int | None = None


class ReliefFact(BaseFact):
    """A fact of kind `relief`."""

    kind: Literal["relief"] = "relief"
    attributes: Relief
