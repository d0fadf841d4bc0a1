"""The fact kind `medication`."""

from typing import Literal

from pydantic import Field

from models.base import Model
from models.fact import BaseFact
from models.interval import Interval

DrugClass = Literal[
    "nsaid", "acetaminophen", "opioid", "anticonvulsant", "antidepressant", "muscle_relaxant", "topical", "steroid",
    "local_anesthetic", "anticoagulant", "antiplatelet", "benzodiazepine", "other",
]  # fmt: skip
"""A class of drugs."""


class Medication(Model):
    """A drug the patient takes, took, is given or is allergic to.

    name: the generic ingredient in lower case; class: its class; dose: as written.
    """

    name: str
    class_: DrugClass | None = Field(default=None, alias="class")
    status: Literal["current", "stopped", "failed", "planned", "allergy"] | None = None
    dose: str | None = None
    duration_days: Interval | None = None


class MedicationFact(BaseFact):
    """A fact of kind `medication`."""

    kind: Literal["medication"] = "medication"
    attributes: Medication
