"""Finds every mention of every vocabulary in one pass over the note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from extraction.targets.lexicon import Entry, Lexicon, expand
from extraction.targets.mention import Mention

_GAP = r"(?:[^\S\r\n]+(?:\r?\n[^\S\r\n]*)?|\r?\n[^\S\r\n]*|-)"
_HYPHEN = r"(?:[^\S\r\n]?[-‐‑–][^\S\r\n]?(?:\r?\n)?|[^\S\r\n]+|)"
_APOSTROPHE = "['’`]?"
_ATOMS = {" ": _GAP, "-": _HYPHEN, "'": _APOSTROPHE}
_CANONICAL = re.compile(r"[\s\-‐‑–'’`]+")

_Trie = dict[str, Any]
_END = ""


class Scanner:
    """A trie of all literals, as one regular expression that is tried at every start of a word.

    The pattern finds the longest literal at a place; shorter literals that begin it are known beforehand, so that
    every vocabulary gets its own longest mention. Within a vocabulary, mentions do not overlap.
    """

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._owners: dict[str, list[tuple[str, Entry, str | None]]] = defaultdict(list)
        words: set[str] = set()
        for lexicon in lexicons:
            for entry in lexicon.entries:
                for literal in (form for written in entry.literals for form in expand(written, entry.id)):
                    words.add(literal)
                    self._owners[_canonical(literal)].append((lexicon.vocabulary, entry, None))
                for cased in entry.cased:
                    words.add(cased.lower())
                    self._owners[_canonical(cased.lower())].append((lexicon.vocabulary, entry, cased))
        self._prefixes = {word: self._starts_of(word) for word in self._owners}
        self._pattern = re.compile(rf"(?<!\w)(?=({_regex(_trie(words))}))")
        forms: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            forms[_canonical(word)].append(_literal_regex(word))
        self._forms = {word: "|".join(ways) for word, ways in forms.items()}
        self._single: dict[str, re.Pattern[str]] = {}

    def _form(self, word: str) -> re.Pattern[str]:
        """Return the pattern of one word, compiled when it is first met: most words of a vocabulary never are."""
        if word not in self._single:
            self._single[word] = re.compile(self._forms[word])
        return self._single[word]

    def _starts_of(self, word: str) -> tuple[str, ...]:
        return tuple(word[:n] for n in range(len(word), 0, -1) if word[:n] in self._owners)

    def scan(self, text: str, lower: str) -> dict[str, list[Mention]]:
        """Return the mentions of each vocabulary, in order of place."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for match in self._pattern.finditer(lower):
            start = match.start(1)
            for word in self._prefixes.get(_canonical(match[1]), ()):
                whole = self._form(word).match(lower, start)
                if whole is None:
                    continue
                for vocabulary, entry, cased in self._owners[word]:
                    if cased is None or _canonical(text[start : whole.end()]) == _canonical(cased):
                        found[vocabulary].append(Mention(start, whole.end(), entry))
        return {vocabulary: _longest(mentions) for vocabulary, mentions in found.items()}


def _canonical(form: str) -> str:
    """Drop what the pattern leaves open: blanks, hyphens and apostrophes."""
    return _CANONICAL.sub("", form)


def _longest(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _trie(words: Iterable[str]) -> _Trie:
    root: _Trie = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return root


def _literal_regex(word: str) -> str:
    body = "".join(_ATOMS.get(character, re.escape(character)) for character in word)
    return body + (r"(?!\w)" if word[-1].isalnum() else "")


def _regex(node: _Trie) -> str:
    """Write a trie as a regular expression that prefers the longest literal."""
    branches = []
    for character in sorted((c for c in node if c != _END), key=lambda c: (c in _ATOMS, c)):
        atom = _ATOMS.get(character, re.escape(character))
        ends_here = r"(?!\w)" if _END in node[character] and character.isalnum() else ""
        rest = {key: child for key, child in node[character].items() if key != _END}
        tail = _regex(rest) if rest else ""
        if _END in node[character]:
            tail = f"(?:{tail}|{ends_here})" if tail else ends_here
        branches.append(atom + tail)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
