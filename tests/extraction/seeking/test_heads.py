"""What matches may begin with is read from the pattern: all of it, and no pattern that may begin anywhere."""

import pytest

from extraction.seeking.heads import Heads, heads_of

ANY = "0123456789"


def heads(words: str = "", marks: str = "", digits: str = "") -> Heads:
    return Heads(frozenset(words.split()), frozenset(marks.split()), frozenset(digits))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bfrom\s", heads("from")),
        (r"\b(?:in|since|an?)\b", heads("in since a an")),
        (r"(?<!\w)(?:the\s)?(?:left|right)(?!\w)", heads("the left right")),
        (r"\bblocks?(?=\s|\.)", heads("block blocks")),
        (r"(?<![\w.])inj(?:ections?\b|\.)", heads("inj injection injections")),
        (r"\bx[1-9]", heads("x")),
        (r"\b[lr]ue\b", heads("lue rue")),
        (r"\bfall(?![\w/]|\s\d)", heads("fall")),
        (r"\bfall(?:[^\S\n]+|\W)x", heads("fall")),
        (r"\b(?:ab){1,2}c\b", heads("abc ababc")),
        (r"(?<!\d)\d+%", heads(digits=ANY)),
        (r"(?<![\w/])(?:\d+|½|\.\d|#)", heads(marks="½ . #", digits=ANY)),
        (r"\+?(?<!\w)(?:two|(?<!\d)3)\b", heads("two", marks="+", digits="3")),
        (r"\b(?>none|no)\s", heads("none no")),
        (r"\bnaïve\b", heads("na")),
        (r"²\s", heads(marks="²")),
        (r"\b(?:20|19)\d\d", heads(digits="12")),
        (r"(?<!\w)[1-3][/-]", heads(digits="123")),
    ],
)
def test_what_matches_may_begin_with(pattern: str, expected: Heads) -> None:
    assert heads_of(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"\s+from\b", "anything"),
        (r"\b\w+\s", "anything"),
        (r".x", "anything"),
        (r"(?:a)?\Z", "empty"),
        (r"from\b", "within a word"),
        (r"\d+%", "within a word or a number"),
        (r"(?<!\d)from\b", "within a word"),
        (r"\b(?:from)?", "empty"),
        (r"(?<![\w.])inj(?:ections?|\.)", "any word that begins with"),
        (r"\bfall", "any word that begins with"),
        (r"\bfall\w*", "any word that begins with"),
        (r"\bfall[^\n]x", "any word that begins with"),
        (r"\bfall(?!en)", "any word that begins with"),
        (r"\bpara[a-z]+\s", "any word that begins with"),
        (r"(x)?(?(1)y|z)", "may not begin"),
    ],
)
def test_a_pattern_that_may_begin_anywhere_is_refused(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        heads_of(pattern)
