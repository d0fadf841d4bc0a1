"""The fact kind `diagnosis`."""

from typing import Literal

from models.base import Model
from models.fact import BaseFact

Concept = Literal[
    "facet_arthropathy", "spondylosis", "radiculopathy", "sacroiliitis", "sij_dysfunction", "myofascial_pain",
    "spinal_stenosis", "disc_disease", "disc_herniation", "post_laminectomy_syndrome", "fibromyalgia", "crps",
    "spondylolisthesis", "other",
]  # fmt: skip
"""A diagnosis."""


class Diagnosis(Model):
    """A pain, spine or musculoskeletal diagnosis.

    concept: the diagnosis; icd10: the codes the note gives for it.
    """

    concept: Concept
    icd10: tuple[str, ...] = ()


class DiagnosisFact(BaseFact):
    """A fact of kind `diagnosis`."""

    kind: Literal["diagnosis"] = "diagnosis"
    attributes: Diagnosis
