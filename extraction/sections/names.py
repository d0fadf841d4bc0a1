"""The normalised name of a section, from its title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extraction.targets.lexicon import load_lexicon
from extraction.targets.literal import expand
from models.vocabulary import Section

_HERE = Path(__file__).parent
_SMALL = frozenset({"of", "the", "and", "in", "for", "on", "at", "to", "with", "by", "or", "a", "an"})
_LEVELS = re.compile(r"(?:[CTLS]\d{1,2}|[\s,&/–-]|\d{1,2}\b|and)+", re.IGNORECASE)
_QUALIFIED = re.compile(r"\s*(?:\([^()]*\)|\s\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\s\d{4}-\d\d-\d\d)$")
"""What a title may end with: a bracket or a date ("Assessment & Plan (03/04/2026)")."""
_LONGEST_IN_WORDS = 6


@dataclass(frozen=True, slots=True)
class Name:
    """What a title says of its section.

    part: the label of a body part or system, which begins no section within an examination or a review of systems;
    label: belongs to what it labels ("GAIT: antalgic") and begins no section;
    hypothetical: the section tells what might happen (advice, goals), not what is.
    """

    section: Section
    part: bool = False
    label: bool = False
    hypothetical: bool = False


def name_of(title: str, *, closed: bool = True) -> Name | None:
    """Return the name of a section with this title; null where it is no title.

    A known title counts in any case, the label of a body system in capitals. Any other counts in capitals or, where it
    is `closed` by a colon, if every word has one and a word names the kind of section. Levels ("L4-L5") never count.
    """
    known = _titles().get(_plain(title)) or _titles().get(_plain(_QUALIFIED.sub("", title)))
    if known:
        return None if known.label or (known.part and not title.isupper()) else known
    if _LEVELS.fullmatch(title) or not (title.isupper() or (closed and _is_capitalised(title))):
        return None
    plain = _plain(title)
    any_word, words = _words()
    if any_word.search(plain):
        name = next(name for word, name in words if word.search(plain))
        return name if title.isupper() or name.section != "other" or name.hypothetical else None
    return Name("other") if title.isupper() and len(title) > 3 else None


def phrase_of(title: str) -> Name | None:
    """Return the name of a title that is a set phrase, such as "Plan" or "History of present illness"."""
    known = _titles().get(_plain(title))
    return None if known is None or known.part else known


def _is_capitalised(title: str) -> bool:
    words = [word for word in title.split() if word.lower() not in _SMALL]
    return len(words) <= _LONGEST_IN_WORDS and "  " not in title and all(word[0].isupper() for word in words)


def _plain(title: str) -> str:
    return " ".join(title.lower().replace("’", "'").replace("-", " ").split())


@cache
def _titles() -> dict[str, Name]:
    names: dict[str, Name] = {}
    for file in ("lexicon_parts.yaml", "lexicon.yaml"):
        for entry in load_lexicon(_HERE / file).entries:
            part = file == "lexicon_parts.yaml"
            name = Name(entry.sets["section"], part, "label" in entry.sets)  # type: ignore[arg-type]
            names.update({_plain(form): name for written in entry.literals for form in expand(written)})
    return names


@cache
def _words() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Name], ...]]:
    """Return the pattern of any word that names a kind of section, and those of each kind, the first that fits winning."""
    entries = load_lexicon(_HERE / "lexicon_words.yaml").entries
    each = tuple(
        (
            re.compile(_any_of(entry.literals)),
            Name(entry.sets["section"], hypothetical="hypothetical" in entry.sets),  # type: ignore[arg-type]
        )
        for entry in entries
    )
    return re.compile(_any_of([literal for entry in entries for literal in entry.literals])), each


def _any_of(literals: Iterable[str]) -> str:
    forms = (re.escape(_plain(form)) for written in literals for form in expand(written))
    return rf"\b(?:{'|'.join(forms)})\b"
