"""The grammar of single numbers: digits, decimals, number words and fractions, and what each is worth."""

from __future__ import annotations

import re

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

WORDS: dict[str, int] = {
    **{word: n for n, word in enumerate([*_UNITS, *_TEENS], start=1)},
    **{word: 10 * n for n, word in enumerate(_TENS, start=2)},
    "fourty": 40,
    "zero": 0,
}
"""Single number words and their values."""

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_PARTS |= {f"{part}s": n for part, n in _PARTS.items()} | {"halves": 2, "halved": 2}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_UNIT = f"(?:{'|'.join(_UNITS)})"
_SMALL = rf"(?:(?:{'|'.join(_TENS)}|fourty)(?:[\s-]+{_UNIT}(?!\w))?|{'|'.join(_TEENS)}|{_UNIT}|zero)"
_PART = r"(?:half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)"
_TIME_UNIT = r"(?:year|yr|month|week|day|hour|decade|fortnight|minute)"

FRACTION = (
    rf"(?:(?:{_UNIT}|\d|an?)[\s-]+{_PART}|half|halved|quarters?(?=\s+of\s+an?\s)|"
    r"(?:1/[2345]|2/[35]|3/[45]|4/5)(?![\d/])|[½¼¾⅓⅔])(?!\w)"
)
"""A fraction of one: "half", "two thirds", "a quarter", "3/4", "½"."""

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,7}(?:\.\d{1,4})?|\.\d{1,4})(?:[\s-]?[½¼¾⅓⅔]|[\s-]1/[24](?![\d/])|"
    r"[\s-]+and[\s-]+(?:a|one)[\s-]+(?:half|quarter)\b|[\s-]?1/2(?![\d/])(?<=\s1/2))?"
    rf"|(?:an?|{_UNIT})[\s-]+hundred(?:[\s-]+(?:and[\s-]+)?{_SMALL})?(?!\w)|hundred(?!\w)"
    rf"|{_SMALL}(?:[\s-]+and[\s-]+(?:a|one)[\s-]+(?:half|quarter|third)|[\s-]+point[\s-]+{_UNIT})?(?!\w)"
    rf"|a\s+couple(?:\s+of)?(?!\w)|(?:a|one)\s+dozen(?!\w)"
    rf"|an?(?=[\s-]+(?:full\s+|whole\s+|good\s+|solid\s+)?{_TIME_UNIT}(?!\w))"
)
"""A number in digits or words; "a" and "an" only before a unit of time."""

_TOKEN = re.compile(r"[½¼¾⅓⅔]|\d+/\d+|(?:\d[\d,]*)?\.?\d+|[a-z]+")


def value(written: str) -> float:
    """Read one number of the grammar, already in lower case.

    >>> value("seventy-five"), value("two and a half"), value("4 1/2"), value("a hundred and twenty")
    (75.0, 2.5, 4.5, 120.0)
    >>> value("three quarters"), value("half"), value("a couple of"), value("seven point five")
    (0.75, 0.5, 2.0, 7.5)
    """
    if written.isdecimal():
        return float(written)
    total, pending = 0.0, 0.0
    decimal = False
    for token in _TOKEN.findall(written):
        part = _PARTS.get(token)
        if token in ("and", "point"):
            total, pending = total + pending, 0.0
            decimal = token == "point"  # noqa: S105  (a word, no password)
        elif token == "hundred":  # noqa: S105  (a word, no password)
            total, pending = total + 100 * (pending or 1), 0.0
        elif part is not None:
            total, pending = total + (pending or 1) / part, 0.0
        else:
            worth = _token(token)
            pending += worth / 10 if decimal else worth
    return total + pending


def _token(token: str) -> float:
    if token in _GLYPHS:
        return _GLYPHS[token]
    if "/" in token:
        top, bottom = token.split("/")
        return int(top) / int(bottom)
    if token[-1].isdigit():
        return float(token.replace(",", ""))
    return {"couple": 1.0, "dozen": 11.0, "a": 1.0, "an": 1.0, "of": 0.0}.get(token, float(WORDS.get(token, 0)))
