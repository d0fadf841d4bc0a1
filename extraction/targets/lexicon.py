"""Vocabulary files: reviewed words with ids, sources and examples; the loader refuses what it does not understand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from extraction.targets.literal import written_forms
from models.base import Model
from models.errors import LexiconError


class Entry(Model):
    """One entry: the ways a thing is written and what it stands for.

    literals: words in any case; `[x]` or `[a|b]` is optional, `(a|b)` is a choice, a space also matches a line break or
    a hyphen, a hyphen also matches a space or nothing, an apostrophe may be curly or missing.
    cased: words that count only in the letters given ("PT" is physical therapy, "pt" is the patient).
    sets: attribute values it stands for. matches, not: sentences in which the pipeline must find it, and must not.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")
    literals: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    sets: dict[str, str | bool | int | float | list[str]] = Field(default_factory=dict)
    source: str
    matches: tuple[str, ...] = ()
    not_: tuple[str, ...] = Field(default=(), alias="not")
    note: str | None = None


class Lexicon(Model):
    """A vocabulary: its name and its entries."""

    vocabulary: str
    entries: tuple[Entry, ...]


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """A safe loader that refuses a key written twice."""


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise yaml.constructor.ConstructorError(None, None, f"key {key!r} stands twice", node.start_mark)
    return dict(zip(keys, (loader.construct_object(value, deep=True) for _, value in node.value), strict=True))


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def load_lexicon(path: Path) -> Lexicon:
    """Read a vocabulary file.

    Raises LexiconError that names the file, the entry and the mend: unknown keys, an id used twice, a literal that
    stands in two entries, an entry without words, brackets that do not close.
    """
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (_Loader is a SafeLoader)
        lexicon = Lexicon.model_validate(raw, strict=False)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path.name}: not YAML as expected: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = " > ".join(str(part) for part in first["loc"])
        raise LexiconError(f"{path.name}: {place}: {first['msg']}") from None
    _check(path.name, lexicon)
    return lexicon


def _check(file: str, lexicon: Lexicon) -> None:
    ids: set[str] = set()
    owner: dict[str, str] = {}
    for entry in lexicon.entries:
        if entry.id in ids:
            raise LexiconError(f"{file}: id {entry.id} is used twice; give one of the two another id")
        ids.add(entry.id)
        if not entry.literals and not entry.cased:
            raise LexiconError(f"{file}: {entry.id} has no words; add literals or cased")
        for written in entry.literals:
            for form in written_forms(written, f"{file}: {entry.id}"):
                if not form:
                    raise LexiconError(f"{file}: {entry.id}: {written!r} may be left out altogether; mend its brackets")
                if owner.setdefault(form, entry.id) != entry.id:
                    raise LexiconError(f"{file}: {form!r} stands in {owner[form]} and in {entry.id}; keep one")
