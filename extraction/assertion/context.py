"""medspaCy's ConText, applied sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Any, Final, NamedTuple

from extraction.assertion.cues import CueFile, load_cue_file, rules_of
from extraction.assertion.finder import CueFinder
from extraction.assertion.scoped import ScopedModifier, cutters_of
from extraction.assertion.words import BORDER, LIST_MARK, WORD, Words
from extraction.chart import Chart
from extraction.medspacy_quietly import (
    ConTextGraph,
    ConTextModifier,
    Doc,
    Language,
    Span,
    blank,
)

_GROUP = "targets"
_HIDDEN = "_"
_STANDING: Final = ("TERMINATE", "PSEUDO")
"""The directions of cues that reach no target."""

_Found = tuple[int, int, int]
"""A cue as it was found: the number of its group, its first word, one past its last."""


class SentenceConText:
    """ConText with medspaCy's rules, modifiers and graph, one graph a sentence.

    medspaCy's own component compares every modifier of a note with every other and with every target, which takes
    time that grows with the square of the note's length; scopes never leave a sentence, so nothing is lost here.
    """

    def __init__(self, cue_file: CueFile) -> None:
        self._finder = CueFinder(cue_file.cues)
        self._rules = rules_of(cue_file)
        self._cutters = cutters_of(self._rules)
        self._reaching = frozenset(n for n, rule in enumerate(self._rules) if rule.direction not in _STANDING)

    def __call__(self, doc: Doc) -> Doc:
        """Link the doc's targets with the modifiers of their sentences.

        `doc.user_data` holds the words, the ends of the sentences, and afterwards the edges.
        """
        ends: list[int] = doc.user_data["ends"]
        targets: dict[int, list[Span]] = defaultdict(list)
        for target in doc.spans[_GROUP]:
            targets[bisect_right(ends, target.start)].append(target)
        cues: dict[int, list[_Found]] = defaultdict(list)
        for cue in _longest(self._finder.find(doc.user_data["words"]), ends):
            cues[bisect_right(ends, cue[1])].append(cue)
        edges: list[tuple[Span, ConTextModifier]] = []
        for sentence, found in cues.items():
            bounds = (ends[sentence - 1] if sentence else 0, ends[sentence])
            modifiers = [self._modifier(cue, bounds) for cue in self._telling(found)]
            if modifiers:
                graph = ConTextGraph(targets=targets[sentence], modifiers=modifiers)
                graph.update_scopes()
                graph.apply_modifiers()
                edges += [*graph.edges, *_leaning(targets[sentence], modifiers)]
        doc.user_data["edges"] = edges
        return doc

    def _telling(self, found: list[_Found]) -> list[_Found]:
        """Drop the cues of a sentence that reach no target and cut the reach of none that may: most commas."""
        reaching = [self._cutters[number] for number, _, _ in found if number in self._reaching]
        if not reaching:
            return []
        return [cue for cue in found if cue[0] in self._reaching or any(cue[0] in cutters for cutters in reaching)]

    def _modifier(self, cue: _Found, bounds: tuple[int, int]) -> ConTextModifier:
        number, start, end = cue
        modifier = ScopedModifier(self._rules[number], number, self._cutters[number], start, end)
        _set_scope(modifier, *bounds)
        return modifier


def _leaning(targets: list[Span], modifiers: list[ConTextModifier]) -> list[tuple[Span, ConTextModifier]]:
    """Link a cue with the target that it runs into: "no gross" and "gross weakness"; medspaCy leaves these out."""
    return [
        (target, modifier)
        for target in targets
        for modifier in modifiers
        if modifier.direction == "FORWARD"
        and modifier.modifier_span[0] < target.start < modifier.modifier_span[1]
        and modifier.allows(target.label_.upper())
    ]


def _longest(matches: Iterable[_Found], ends: list[int]) -> list[_Found]:
    """Drop cues that lie within longer cues, and cues that run over the end of their sentence."""
    kept: list[_Found] = []
    for match in sorted(matches, key=lambda m: (m[1], -m[2], m[0])):
        _, start, end = match
        if end > ends[bisect_right(ends, start)]:
            continue
        if kept and start < kept[-1][2] and (start, end) != kept[-1][1:]:
            if end - start > kept[-1][2] - kept[-1][1]:
                kept[-1] = match
            continue
        kept.append(match)
    return kept


def _set_scope(modifier: Any, sentence_start: int, sentence_end: int) -> None:
    """Set a modifier's scope as medspaCy does, from known sentence bounds (its own look-up is slow)."""
    rule, (start, end) = modifier.rule, modifier.modifier_span
    if rule.direction in _STANDING:
        modifier._scope_start, modifier._scope_end = start, end  # medspaCy overlooks a scope that holds another whole
        return
    reach = rule.max_scope if rule.max_scope is not None else sentence_end - sentence_start
    low, high = max(sentence_start, start - reach), min(sentence_end, end + reach)
    if rule.direction == "FORWARD":
        low = end
    elif rule.direction == "BACKWARD":
        high = start
    modifier._scope_start, modifier._scope_end = low, high


class Modifier(NamedTuple):
    """A cue that modifies a target: its category, its group's id, and where it stands in the note."""

    category: str
    rule: str
    start: int
    end: int


@dataclass(slots=True)
class _Page:
    """The words of the sentences that hold targets, with the place of each in the note."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentence_ends: list[int] = field(default_factory=list)

    def add(self, words: Iterable[str], starts: Iterable[int], ends: Iterable[int]) -> None:
        """Add words that each stand on the characters [start, end) of the note."""
        self.words += words
        self.starts += starts
        self.ends += ends


@cache
def context_pipeline() -> tuple[Language, Words]:
    """Build the spaCy pipeline that holds ConText with the cue file's rules, and what shows it the words."""
    nlp = blank("en")
    cue_file = load_cue_file()
    Language.component("chartproof_context", func=SentenceConText(cue_file))
    nlp.add_pipe("chartproof_context")
    return nlp, Words({word: name for name, members in cue_file.classes.items() for word in members})


def modifiers_of(chart: Chart, targets: Sequence[tuple[int, int, str]]) -> list[list[Modifier]]:
    """Return, for each target (start, end, label) of the note, the cues that modify it."""
    nlp, words = context_pipeline()
    page = _page(chart, words, sorted({chart.sentence_index(start) for start, _, _ in targets}))
    # spaCy keeps every word that it is shown for good, so it is shown none: only their number matters to the graph.
    doc = Doc(nlp.vocab, words=[_HIDDEN] * len(page.words))
    doc.user_data |= {"words": page.words, "ends": page.sentence_ends}
    order: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    spans = []
    for index, (start, end, label) in enumerate(targets):
        first = max(0, bisect_right(page.starts, start) - 1)
        last = max(first + 1, bisect_right(page.starts, end - 1))
        key = (first, last, label)
        if key not in order:
            spans.append(Span(doc, first, last, label=label))
        order[key].append(index)
    doc.spans[_GROUP] = spans
    doc = nlp(doc)
    result: list[list[Modifier]] = [[] for _ in targets]
    for target, modifier in doc.user_data["edges"]:
        low, high = modifier.modifier_span
        if target.start <= low < target.end:
            continue  # medspaCy lets a cue modify a target that it lies within
        cue = Modifier(modifier.category, modifier.rule.metadata["id"], page.starts[low], page.ends[high - 1])
        for index in order[(target.start, target.end, target.label_)]:
            result[index].append(cue)
    return result


def _page(chart: Chart, words: Words, sentences: Sequence[int]) -> _Page:
    page = _Page()
    for number in sentences:
        sentence = chart.sentences[number]
        mark = LIST_MARK.match(chart.lower, sentence.start, sentence.end)
        begin, end = mark.end() if mark else sentence.start, sentence.end
        parts = WORD.split(chart.lower[begin:end])
        places = list(accumulate(map(len, parts), initial=begin))
        page.add(
            [BORDER, *words.shown(parts[1::2]), BORDER], [begin, *places[1:-1:2], end], [begin, *places[2::2], end]
        )
        page.sentence_ends.append(len(page.words))
    return page
