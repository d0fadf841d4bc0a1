"""Cue phrases of assertion: reviewed data, read into medspaCy's rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError

from extraction.medspacy_quietly import ConTextRule
from extraction.targets.literal import written_forms
from models.base import Model
from models.errors import LexiconError
from models.vocabulary import Kind

Category = Literal[
    "NEGATED", "UNABLE", "POSSIBLE", "CONDITIONAL", "RISK", "FAMILY", "OTHER_PERSON", "PAST",
    "PLANNED", "CURRENT", "STOP", "BREAK", "CLAUSE", "NEW_FINDING", "MARK", "COMMA", "COLON", "LABEL_END", "PATIENT",
]  # fmt: skip
"""What a cue says of its targets. STOP ends the scope of every cue around it; the ones that follow say nothing of a
target and end the scope of those groups that name them in `terminated_by`."""

Direction = Literal["FORWARD", "BACKWARD", "BIDIRECTIONAL", "TERMINATE", "PSEUDO"]
"""Where a cue's targets stand; PSEUDO phrases look like cues and are none."""


class CueGroup(Model):
    """Cues that work alike: their phrases (written as in a vocabulary), category, direction and reach in words.

    kinds: the kinds of fact they may modify, where not all; terminated_by: categories whose cues end their scope;
    matches, not: sentences with a target in braces that the group must, or must not, modify.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")
    category: Category
    direction: Direction
    literals: tuple[str, ...] = Field(min_length=1)
    max_scope: int | None = None
    kinds: tuple[Kind, ...] = ()
    terminated_by: tuple[Category, ...] = ()
    source: str
    matches: tuple[str, ...] = ()
    not_: tuple[str, ...] = Field(default=(), alias="not")
    note: str | None = None


class CueFile(Model):
    """The cue file: classes of words that stand for each other in cues, and groups of cues."""

    classes: dict[str, tuple[str, ...]]
    cues: tuple[CueGroup, ...]


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

CUES = Path(__file__).parent / "cues.yaml"
"""The cue file."""


def load_cue_file(path: Path = CUES) -> CueFile:
    """Read the cue file; raises LexiconError that says what it does not understand."""
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  (both are safe loaders)
        cue_file = CueFile.model_validate(raw, strict=False)
    except (yaml.YAMLError, ValidationError) as error:
        raise LexiconError(f"{path.name}: {error}") from None
    _check(cue_file, path.name)
    return cue_file


def rules_of(cue_file: CueFile) -> list[ConTextRule]:
    """Write the groups of cues as medspaCy's rules, one a group, in order."""
    return [_rule(group) for group in cue_file.cues]


def _rule(group: CueGroup) -> ConTextRule:
    return ConTextRule(
        group.id,
        group.category,
        direction=group.direction,
        max_scope=group.max_scope,
        allowed_types={kind.upper() for kind in group.kinds} or None,
        terminated_by=set(group.terminated_by) or None,
        metadata={"id": group.id},
    )


def _check(cue_file: CueFile, name: str) -> None:
    """Raise LexiconError where a phrase stands in two groups that say the same of the same kinds."""
    owner: dict[tuple[object, ...], str] = {}
    for group in cue_file.cues:
        for phrase in {form for literal in group.literals for form in written_forms(literal, group.id)}:
            key = (phrase, group.direction, group.category, group.kinds)
            if owner.setdefault(key, group.id) != group.id:
                raise LexiconError(f"{name}: {phrase!r} stands in {owner[key]} and in {group.id}; keep one")
