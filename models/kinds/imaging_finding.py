"""The fact kind `imaging_finding`."""

from typing import Literal

from models.base import Model, PartialDate
from models.fact import BaseFact
from models.levels import Level
from models.vocabulary import Severity

Modality = Literal["mri", "ct", "xray", "emg", "bone_scan", "myelogram", "ultrasound", "other"]
"""A kind of study."""

Finding = Literal[
    "disc_degeneration", "disc_herniation", "disc_bulge", "foraminal_stenosis", "central_stenosis",
    "nerve_compression", "facet_arthropathy", "si_joint_inflammation", "spondylolisthesis", "fracture",
    "postoperative", "annular_tear", "normal", "other",
]  # fmt: skip
"""What a study shows."""


class ImagingFinding(Model):
    """A finding of an imaging or electrodiagnostic study.

    date: of the study; finding: null where only the study itself is stated.
    """

    modality: Modality | None = None
    date: PartialDate | None = None
    finding: Finding | None = None
    levels: tuple[Level, ...] = ()
    severity: Severity | None = None


class ImagingFindingFact(BaseFact):
    """A fact of kind `imaging_finding`."""

    kind: Literal["imaging_finding"] = "imaging_finding"
    attributes: ImagingFinding
