"""The markup of the phenomenon files: a note with what must, and what must not, be found in it.

`{phrase}[kind key=value ...]` asks for a fact of that kind whose anchor shares a character with the phrase and that has
those values; several brackets may follow one phrase. What a value may be is told in `phenomena_values`.
Whatever is not understood is refused: a line that is read wrongly would assert nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from models.kinds import Fact
from models.vocabulary import Assertion, Kind
from tests.extraction.phenomena_values import Expected, MarkupError, expectation

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_PAIR = re.compile(r'([a-z0-9_]+)=("[^"]*"|[^\s"]+)')
_KEYS = {"note", "none", "only", "date"}


@dataclass(frozen=True)
class Demand:
    """A fact that must be found: its kind, where its anchor must touch, and its values by name."""

    kind: Kind
    start: int
    end: int
    values: tuple[tuple[str, Expected], ...]

    def holds(self, fact: Fact) -> bool:
        """Say whether the fact is the one asked for."""
        touches = fact.anchor.start < self.end and self.start < fact.anchor.end
        return fact.kind == self.kind and touches and all(value.holds(fact) for _, value in self.values)


@dataclass(frozen=True)
class Phenomenon:
    """One line of a phenomenon file: the plain note, the facts demanded, and what must not be found.

    none: kinds of which there must be no fact, or none of that assertion ("none: relief present");
    only: nothing of the demanded kinds beyond what is demanded; date: the date of service, ISO, or null.
    """

    note: str
    demands: tuple[Demand, ...]
    none: tuple[tuple[Kind, Assertion | None], ...]
    only: bool
    date: str | None


def parse(marked: str) -> tuple[str, tuple[Demand, ...]]:
    """Split a marked note into the plain note and its demands, or raise MarkupError."""
    plain, demands, at = "", [], 0
    while at < len(marked):
        if marked[at] == "}":
            raise MarkupError(f"a closing brace without an opening one in {marked!r}")
        if marked[at] != "{":
            plain, at = plain + marked[at], at + 1
            continue
        close = marked.find("}", at)
        phrase = marked[at + 1 : close]
        if close < 0 or "{" in phrase or not phrase.strip():
            raise MarkupError(f"an unclosed, nested or empty brace in {marked!r}")
        start, at = len(plain), close + 1
        plain += phrase
        bracket = _BRACKET.match(marked, at)
        if not bracket:
            raise MarkupError(f"no [kind ...] after {phrase!r}")
        while bracket:
            demands.append(_demand(bracket[1], start, len(plain)))
            at = bracket.end()
            bracket = _BRACKET.match(marked, at)
    return plain, tuple(demands)


def _demand(inside: str, start: int, end: int) -> Demand:
    kind, _, rest = inside.strip().partition(" ")
    pairs = _PAIR.findall(rest)
    if _PAIR.sub("", rest).strip():
        raise MarkupError(f"not key=value: {_PAIR.sub('', rest).strip()!r} in [{inside}]")
    if len({key for key, _ in pairs}) < len(pairs):
        raise MarkupError(f"a value given twice in [{inside}]")
    known = _kind(kind)
    return Demand(known, start, end, tuple((key, expectation(known, key, text.strip('"'))) for key, text in pairs))


def _kind(written: Any) -> Kind:
    for kind in get_args(Kind):
        if kind == written:
            found: Kind = kind
            return found
    raise MarkupError(f"unknown kind {written!r}")


def _refusal(written: Any) -> tuple[Kind, Assertion | None]:
    kind, _, assertion = str(written).partition(" ")
    known = next((known for known in get_args(Assertion) if known == assertion), None)
    if assertion and known is None:
        raise MarkupError(f"unknown assertion {assertion!r}")
    return _kind(kind), known


def line(entry: Any) -> Phenomenon:
    """Read one entry of a phenomenon file, or raise MarkupError."""
    if not isinstance(entry, dict) or not isinstance(entry.get("note"), str) or not set(entry) <= _KEYS:
        raise MarkupError(f"an entry has a note, and maybe none, only and date: {entry!r}")
    if not isinstance(entry.get("only", False), bool) or not isinstance(entry.get("date", ""), str):
        raise MarkupError(f"only is true or false, and date is a quoted ISO date: {entry!r}")
    plain, demands = parse(entry["note"])
    refused = entry.get("none", [])
    none = tuple(_refusal(item) for item in (refused if isinstance(refused, list) else [refused]))
    if not demands and not none:
        raise MarkupError(f"asserts nothing: {plain!r}")
    if {(demand.kind, None) for demand in demands} & set(none):
        raise MarkupError(f"demands and refuses the same kind: {plain!r}")
    if entry.get("only") and not demands:
        raise MarkupError(f"`only` needs a demand: {plain!r}")
    return Phenomenon(plain, demands, none, entry.get("only", False), entry.get("date"))


def load(paths: list[Path]) -> list[tuple[str, Phenomenon]]:
    """Read phenomenon files, each line with its file's name; a note that stands twice is refused."""
    found: dict[str, tuple[str, Phenomenon]] = {}
    for path in paths:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(entries, list):
            raise MarkupError(f"{path.name}: not a list of entries")
        for entry in entries:
            try:
                phenomenon = line(entry)
            except MarkupError as error:
                raise MarkupError(f"{path.name}: {error}") from None
            if phenomenon.note in found:
                raise MarkupError(
                    f"{path.name}: stands twice (also in {found[phenomenon.note][0]}): {phenomenon.note!r}"
                )
            found[phenomenon.note] = (path.stem, phenomenon)
    return list(found.values())
