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

_FEAR = 80
_OF_A_RISK = re.compile(
    r"\b(?:need|risk|failure|necessity|requirement)s?\s(?:for|of|to (?:do|have|undergo|require))\s(?:\w+\s){0,3}\Z"
)
_TOLD_OF = re.compile(
    r"\b(?:risks?|benefits?|complications?|alternatives?|indications?|nature|rationale|goals?)\W+(?:of|to|for|with)\W+"
    r"(?:the\s|this\s|her\s|his\s|such\s)?\Z|\b(?:day|date|time|morning|night|site|course|end|start|beginning|conclusion)"
    r"\sof\s(?:the\s|her\s|his\s)?\Z"
)
_MORE = re.compile(
    r"\b(?:may|might|could|would|can|need|needing|require|requiring|requirement|necessitat\w+)\b[^.;]{0,40}"
    r"\b(?:redo|further|additional|repeat|revision|another|more|future|second|subsequent)\s(?:\w+\s)?\Z|\b(?:need|reason)s?\sfor\s"
    r"(?:\w+\s){0,2}\Z"
)
_RISK = re.compile(r"\b(?:risks?|complications?|possibility|chances?|nonunion|failure|infection|bleeding)\b")
_BEFORE = re.compile(r"([\w'’-]+)[^\S\n]\Z")
_SAID = re.compile(
    r"\W{1,2}(?:was|is|were|be|would be)\W+(?:\w+\W+)?(?:indicated|recommended|offered|advised|warranted|scheduled|planned"
    r"|performed|needed|done)\b"
)
_DEPARTMENT = re.compile(
    r"\W{0,2}(?:\w+\W)?(?:service|team|clinic|consult\w*|performed (?:an?|the|under)\b|evaluated|recommends|follows\b|saw|signed off|on call"
    r"|attending)|\s(?:is|are|was|were|has been|will be)\sfollowing\b"
)
_DEPARTMENT_BEFORE = re.compile(
    r"\b(?:(?:discussed|spoke|talked) with|consult(?:ed|ing)?|seen by|per|service:|department of"
    r"|division of|admitted to)\s\Z"
)


def is_operation(chart: Chart, named: Named) -> bool:
    """Say whether a name of an operation stands for one on joints, nerves or the spine that this note tells of.

    A word before it that is not known ("liver surgery", "ophthalmic surgery") says that it is another kind. The
    department ("Surgery was consulted"), a heading and a risk among others ("bleeding, need for surgery") are none.
    """
    if named.family != "surgery":
        return True
    section, sentence = chart.section_at(named.start), chart.sentence_at(named.start)
    if named.rule != UNNAMED:
        return not _is_risk(chart, named)
    if _TOLD_OF.search(chart.lower, max(sentence.start, named.start - _FEAR), named.start):
        return False
    if section is not None and named.start < section.heading_end:
        return False
    if _DEPARTMENT.match(chart.lower, named.end) or _DEPARTMENT_BEFORE.search(
        chart.lower, max(0, named.start - 24), named.start
    ):
        return False
    said = _SAID.match(chart.lower, named.end) is not None
    if not said and (len(chart.mentions_in("complication", sentence.start, sentence.end)) > 1 or _feared(chart, named)):
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
_NO_FUSION = re.compile(
    r"lamin|dis[ck]ect|foramin|decompress|replacement|arthroplast|facetectom|vertebroplast|kyphoplast|augmentation"
)


def _is_risk(chart: Chart, named: Named) -> bool:
    """Say whether a named operation is one of the risks of another ("infection, need for removal of hardware")."""
    sentence = chart.sentence_at(named.start)
    start = max(sentence.start, named.start - _FEAR)
    if _OF_A_RISK.search(chart.lower, start, named.start) is None and not _feared(chart, named):
        return False
    risks = chart.mentions_in("complication", sentence.start, sentence.end)
    return len(risks) > 1 or _RISK.search(chart.lower, sentence.start, named.start) is not None


def _feared(chart: Chart, named: Named) -> bool:
    """Say whether one more operation is only a risk of this one ("for which she may require redo surgery")."""
    sentence = chart.sentence_at(named.start)
    lead = chart.lower[max(sentence.start, named.start - _FEAR) : named.start]
    return _MORE.search(lead) is not None and _RISK.search(chart.lower, sentence.start, named.start) is not None


def _known(chart: Chart, word: str, start: int, end: int) -> bool:
    if word.isdigit() or word in filling_words() | _known_words() or chart.mentions_in("region", start, end):
        return True
    return any(cue.end >= end - 1 for cue in chart.mentions_in("procedure_cue", max(0, start - 30), end))


@cache
def _known_words() -> frozenset[str]:
    """Load the words that may stand right before "surgery"."""
    lexicon = load_lexicon(Path(__file__).parent / "surgery_words.yaml")
    return frozenset(word for entry in lexicon.entries for word in entry.literals)
