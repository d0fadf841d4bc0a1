"""Names of procedures of a note, sentence by sentence; an epidural and its approach are one name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extraction.chart import Chart, by_start
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.joined import joined
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.sentence_names import SentenceNames
from extraction.targets.mention import Mention

_ITEM = "procedure.surgery.item"
_NUMBERED = re.compile(r"(?:\A|\s)\(?\d{1,2}[.)]\s+\Z")


def find_all(chart: Chart) -> list[Named]:
    """Return every procedure that the note names, in order of place."""
    return chart.found("procedure_names", _find)


def _find(chart: Chart) -> list[Named]:
    names = [name for name in chart.mentions.get("procedure", []) if _counts(chart, name)]
    starts = {(name.start, name.end): name for name in names}
    parts = [part for part in chart.mentions.get("procedure_part", []) if not _within(part, names)]
    both = sorted([*starts.values(), *parts], key=lambda m: (m.start, m.end))
    found: list[Named] = []
    for _, group in groupby(both, key=lambda m: chart.sentence_index(m.start)):
        found += joined(chart, _merged(chart, SentenceNames(chart, list(group)).read()))
    return found


def _counts(chart: Chart, name: Mention) -> bool:
    """Say whether a name is one where it stands: "spinal instrumentation" is hardware but as an item of its own."""
    if name.entry.id != _ITEM:
        return True
    return _NUMBERED.search(chart.lower, max(0, name.start - 12), name.start) is not None


def _within(part: Mention, names: Sequence[Mention]) -> bool:
    index = bisect_right(names, part.start, key=by_start) - 1
    return index >= 0 and part.start < names[index].end


def _merged(chart: Chart, found: list[Named]) -> list[Named]:
    """Join an epidural with the words for its approach that stand beside it ("ESI, interlaminar, L5-S1")."""
    merged: list[Named] = []
    for named in found:
        last = merged[-1] if merged else None
        if last is not None and named.start < last.end:
            continue
        if last is not None and _same_epidural(chart, last, named):
            merged[-1] = replace(last, end=named.end, approach=last.approach or named.approach)
        else:
            merged.append(named)
    return merged


def _same_epidural(chart: Chart, first: Named, second: Named) -> bool:
    if first.family != "epidural_injection" or second.family != "epidural_injection":
        return False
    if first.approach and second.approach and first.approach != second.approach:
        return False
    if first.approach is None and second.approach is None:
        return False
    gap = chart.lower[first.end : second.start]
    return (
        len(gap) < 40
        and not re.search(r"\band\b|\bor\b|[;.+]|\bthen\b", gap)
        and loose_words(chart, first.end, second.start) == 0
    )
