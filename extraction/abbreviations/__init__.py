"""Abbreviations that the note itself defines."""

from __future__ import annotations

import re

from extraction.abbreviations.detector import Definition, find_all
from extraction.targets.mention import Mention

__all__ = ["Definition", "find_all", "with_defined"]


def with_defined(text: str, mentions: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """Return the mentions with those added that stand in an abbreviation defined by the note.

    After "greater trochanter (GTR)", every later GTR is a mention of what "sacroiliac joint" mentions, in every vocabulary
    in which the long form ends with a mention; the definition itself, in its brackets, repeats the long form and is none.
    """
    definitions = find_all(text, mentions.values())
    if not definitions:
        return mentions
    result = dict(mentions)
    for definition in definitions:
        for vocabulary, known in mentions.items():
            meant = _meant(known, definition)
            if meant is not None:
                result[vocabulary] = _added(text, result[vocabulary], definition, meant)
    return result


def _meant(known: list[Mention], definition: Definition) -> Mention | None:
    """The long form means an entry when the mention fills it, or its end with no more than a word or two before."""
    for mention in known:
        if definition.start <= mention.start and mention.end == definition.end:
            return mention
    return None


def _added(text: str, known: list[Mention], definition: Definition, meant: Mention) -> list[Mention]:
    kept = [
        m
        for m in known
        if not (definition.short_start <= m.start and m.end <= definition.short_end and m.entry is meant.entry)
    ]
    uses = re.finditer(rf"(?<!\w){re.escape(definition.short)}s?(?!\w)", text[definition.short_end :])
    for use in uses:
        start, end = (definition.short_end + place for place in use.span())
        if not any(m.start < end and start < m.end for m in kept):
            kept.append(Mention(start, end, meant.entry))
    return sorted(kept, key=lambda m: (m.start, m.end))
