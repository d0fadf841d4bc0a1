"""The kinds of fact, one file a kind: its attributes and the fact that carries them."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from models.kinds.diagnosis import Diagnosis, DiagnosisFact
from models.kinds.exam_test import ExamTest, ExamTestFact
from models.kinds.functional_impact import FunctionalImpact, FunctionalImpactFact
from models.kinds.imaging_finding import ImagingFinding, ImagingFindingFact
from models.kinds.medication import Medication, MedicationFact
from models.kinds.neuro_deficit import NeuroDeficit, NeuroDeficitFact
from models.kinds.pain_location import PainLocation, PainLocationFact
from models.kinds.pain_score import PainScore, PainScoreFact
from models.kinds.procedure import Procedure, ProcedureFact
from models.kinds.radiation import Radiation, RadiationFact
from models.kinds.relief import Relief, ReliefFact
from models.kinds.risk import Risk, RiskFact
from models.kinds.symptom_duration import SymptomDuration, SymptomDurationFact
from models.kinds.tenderness import Tenderness, TendernessFact
from models.kinds.therapy import Therapy, TherapyFact
from models.kinds.trigger_point import TriggerPoint, TriggerPointFact

Fact = Annotated[
    ReliefFact
    | PainScoreFact
    | SymptomDurationFact
    | PainLocationFact
    | RadiationFact
    | TendernessFact
    | ExamTestFact
    | TriggerPointFact
    | NeuroDeficitFact
    | ImagingFindingFact
    | MedicationFact
    | TherapyFact
    | ProcedureFact
    | FunctionalImpactFact
    | DiagnosisFact
    | RiskFact,
    Field(discriminator="kind"),
]
"""A fact of any kind; `kind` says which."""

FACTS: TypeAdapter[tuple[Fact, ...]] = TypeAdapter(tuple[Fact, ...])
"""Reads and writes a list of facts as JSON."""

FACT: TypeAdapter[Fact] = TypeAdapter(Fact)
"""Reads and writes one fact as JSON."""

__all__ = [
    "FACT",
    "FACTS",
    "Diagnosis",
    "DiagnosisFact",
    "ExamTest",
    "ExamTestFact",
    "Fact",
    "FunctionalImpact",
    "FunctionalImpactFact",
    "ImagingFinding",
    "ImagingFindingFact",
    "Medication",
    "MedicationFact",
    "NeuroDeficit",
    "NeuroDeficitFact",
    "PainLocation",
    "PainLocationFact",
    "PainScore",
    "PainScoreFact",
    "Procedure",
    "ProcedureFact",
    "Radiation",
    "RadiationFact",
    "Relief",
    "ReliefFact",
    "Risk",
    "RiskFact",
    "SymptomDuration",
    "SymptomDurationFact",
    "Tenderness",
    "TendernessFact",
    "Therapy",
    "TherapyFact",
    "TriggerPoint",
    "TriggerPointFact",
]
