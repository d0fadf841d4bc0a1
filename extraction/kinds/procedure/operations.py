"""Operations told by the bare word "surgery": which of them are the patient's own, and no department or risk."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extraction.chart import Chart
from extraction.kinds.procedure.gaps import filling_words
from extraction.kinds.procedure.named import Named
from extraction.targets.lexicon import load_lexicon

UNNAMED = "procedure.surgery.unnamed"
_OF_JOINTS = "procedure.surgery.joint"

_BEFORE = re.compile(r"([\w'’-]+)[^\S\n]\Z")
_DEPARTMENT = re.compile(
    r"\W{0,2}(?:\w+\W)?(?:service|team|clinic|consult\w*|performed|evaluated|recommends|follow(?:s"
    r"|ing)\b|saw|signed off|on call|attending)"
)
_DEPARTMENT_BEFORE = re.compile(
    r"\b(?:(?:discussed|spoke|talked) with|consult(?:ed|ing)?|seen by|per|service:|department of"
    r"|division of|admitted to)\s\Z"
)


def is_operation(chart: Chart, named: Named) -> bool:
    """Say whether a bare "surgery" is an operation on joints, nerves or the spine that this note tells of.

    A word before it that is not known ("liver surgery", "ophthalmic surgery") says that it is another kind. The
    department ("Surgery was consulted"), a heading and a risk among others ("bleeding, need for surgery") are none.
    """
    if named.rule != UNNAMED:
        return True
    section, sentence = chart.section_at(named.start), chart.sentence_at(named.start)
    if section is not None and named.start < section.heading_end:
        return False
    if _DEPARTMENT.match(chart.lower, named.end) or _DEPARTMENT_BEFORE.search(
        chart.lower, max(0, named.start - 24), named.start
    ):
        return False
    if len(chart.mentions_in("complication", sentence.start, sentence.end)) > 1:
        return False
    word = _BEFORE.search(chart.lower, max(sentence.start, named.start - 24), named.start)
    return word is None or _known(chart, word[1], word.start(1), named.start)


def fuses(chart: Chart, named: Named) -> bool | None:
    """Say whether an operation fused the spine: by its name, or by what is joined to it; null when it is unnamed.

    A laminectomy by itself did not, "decompression and fusion" did; "back surgery" may have.
    """
    if named.rule == _OF_JOINTS:
        return False
    if _FUSION.search(chart.lower, named.start, named.end) or _AND_FUSION.match(chart.lower, named.end):
        return True
    return False if _NO_FUSION.search(chart.lower, named.start, named.end) else None


_FUSION = re.compile(r"fusion|arthrodes|spondylodes|\b[tpaxodl]lif\b|\bacdf\b")
_AND_FUSION = re.compile(
    r"[^.;\n\d]{0,20}?(?:\band|\bwith|\bthen|/|\+|&|,)\s?(?:\w+\s){0,3}(?:fusion|fused|arthrodesis|instrumentation|[tpaxodl]lif\b)"
)
_NO_FUSION = re.compile(r"lamin|dis[ck]ect|foraminotom|decompress|replacement|arthroplast")


def _known(chart: Chart, word: str, start: int, end: int) -> bool:
    if word.isdigit() or word in filling_words() | _known_words() or chart.mentions_in("region", start, end):
        return True
    return any(cue.end >= end - 1 for cue in chart.mentions_in("procedure_cue", max(0, start - 30), end))


@cache
def _known_words() -> frozenset[str]:
    """Load the words that may stand right before "surgery"."""
    lexicon = load_lexicon(Path(__file__).parent / "surgery_words.yaml")
    return frozenset(word for entry in lexicon.entries for word in entry.literals)
