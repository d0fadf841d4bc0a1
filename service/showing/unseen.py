"""Characters that nobody sees: controls, zero-width characters and those that turn the direction of writing."""

import re
import unicodedata
from typing import NamedTuple

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS = "\u200c\u200d"
_SHORT = {
    "\u00ad": "SHY", "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM",
    "\u2028": "LS", "\u2029": "PS", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip
"""The usual abbreviations; other characters go by their code point."""


class Run(NamedTuple):
    """Characters of a text that show as they are, or one that nobody sees, with its short name and its full name."""

    text: str
    short: str = ""
    name: str = ""


def runs(text: str) -> list[Run]:
    r"""Cut a text so that what nobody sees can be shown; joined, the runs are the text.

    A joiner between letters that are not ASCII holds an emoji or a script together, and stays in its text.

    >>> [(run.text, run.short) for run in runs("no\u202efeileR")]
    [('no', ''), ('\u202e', 'RLO'), ('feileR', '')]
    >>> [run.short for run in runs("👩‍⚕️")]
    ['']
    """
    found, done = [], 0
    for match in _UNSEEN.finditer(text):
        place = match.start()
        if match[0] in _JOINERS and _joins(text, place):
            continue
        if place > done:
            found.append(Run(text[done:place]))
        found.append(Run(match[0], *_named(match[0])))
        done = place + 1
    if done < len(text):
        found.append(Run(text[done:]))
    return found


def _joins(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(before and after) and not before.isascii() and not after.isascii()


def _named(character: str) -> tuple[str, str]:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character").lower()
    return _SHORT.get(character, code), f"{code} {name}"
