"""A procedure that a note names, and the family that a structure and an act make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.vocabulary import Family

Approach = Literal["interlaminar", "caudal", "transforaminal"]
Act = Literal["inject", "block", "ablate", "set", "unnamed"]

FAMILIES: dict[tuple[str, str], Family] = {
    ("facet", "inject"): "facet_injection",
    ("facet", "block"): "facet_injection",
    ("facet", "ablate"): "radiofrequency_ablation",
    ("medial_branch", "inject"): "medial_branch_block",
    ("medial_branch", "block"): "medial_branch_block",
    ("medial_branch", "ablate"): "radiofrequency_ablation",
    ("sij", "inject"): "sij_injection",
    ("sij", "block"): "sij_injection",
    ("sij", "ablate"): "other",
    ("trigger_point", "inject"): "trigger_point_injection",
    ("trigger_point", "block"): "trigger_point_injection",
    **{(place, act): "epidural_injection" for place in ("epidural", "interlaminar", "caudal", "transforaminal")
       for act in ("inject", "block")},
    **{("other", act): "other" for act in ("inject", "block", "ablate")},
    ("spine", "inject"): "unspecified",
    ("spine", "block"): "unspecified",
    ("spine", "ablate"): "radiofrequency_ablation",
    ("joint", "inject"): "unspecified",
}  # fmt: skip
"""The family of what is done (second) to a structure (first)."""
APPROACHES: dict[str, Approach] = {
    "interlaminar": "interlaminar",
    "caudal": "caudal",
    "transforaminal": "transforaminal",
}
"""The approach that the name of a structure tells."""


@dataclass(frozen=True, slots=True)
class Named:
    """A procedure named at [start, end).

    form: "name" (a name by itself), "composed" (structure and act) or "bare" (an act whose family the note leaves to
    the reader: "the block", "second set"). act: what is done; null for an operation. refers: it only points back to a
    procedure named before.
    """

    start: int
    end: int
    family: Family
    rule: str
    form: Literal["name", "composed", "bare"]
    approach: Approach | None = None
    act: Act | None = None
    refers: bool = False
