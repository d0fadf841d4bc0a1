"""Cue phrases of assertion: reviewed data, read into medspaCy's rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError

from extraction.medspacy_quietly import ConTextRule
from extraction.targets.lexicon import expand
from models.base import Model
from models.errors import LexiconError

Category = Literal["NEGATED", "POSSIBLE", "CONDITIONAL", "FAMILY", "OTHER_PERSON", "PAST", "PLANNED", "STOP"]
"""What a cue says of its targets; STOP ends the scope of the cues around it."""

Direction = Literal["FORWARD", "BACKWARD", "BIDIRECTIONAL", "TERMINATE", "PSEUDO"]
"""Where a cue's targets stand; PSEUDO phrases look like cues and are none."""


class CueGroup(Model):
    """Cues that work alike: their phrases (written as in a vocabulary), category, direction and reach in words."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")
    category: Category
    direction: Direction
    literals: tuple[str, ...] = Field(min_length=1)
    max_scope: int | None = None
    max_targets: int | None = None
    terminated_by: tuple[Category, ...] = ()
    source: str
    matches: tuple[str, ...] = ()
    not_: tuple[str, ...] = Field(default=(), alias="not")
    note: str | None = None


class CueFile(Model):
    """The cue file: groups of cues."""

    cues: tuple[CueGroup, ...]


def load_cues(path: Path) -> list[ConTextRule]:
    """Read the cue file into medspaCy's rules; raises LexiconError that names the group and the mend."""
    try:
        raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        groups = CueFile.model_validate(raw, strict=False).cues
    except (yaml.YAMLError, ValidationError) as error:
        raise LexiconError(f"{path.name}: {error}") from None
    owner: dict[tuple[str, str], str] = {}
    rules = []
    for group in groups:
        for phrase in (form for literal in group.literals for form in expand(literal, group.id)):
            key = (phrase, group.direction)
            if key in owner:
                raise LexiconError(f"{path.name}: {phrase!r} stands in {owner[key]} and in {group.id}; keep one")
            owner[key] = group.id
            rules.append(_rule(group, phrase))
    return rules


def _rule(group: CueGroup, phrase: str) -> ConTextRule:
    return ConTextRule(
        phrase,
        group.category,
        direction=group.direction,
        max_scope=group.max_scope,
        max_targets=group.max_targets,
        terminated_by=set(group.terminated_by) or None,
        metadata={"id": group.id},
    )
