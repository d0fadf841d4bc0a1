"""Where in a procedure's own note a name stands: in its title, in the technique, or in the story that led to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from extraction.chart import Chart, Sentence, inside
from extraction.kinds.procedure.leads import line_start
from extraction.kinds.procedure.named import Named
from extraction.sections.section import NoteSection
from extraction.seeking.seeker import Seeker

Place = Literal["title", "technique", "story"]

_TECHNIQUE = re.compile(
    r"technique|description|detail|procedure in|narrative|findings|summary|conduct|course|account|steps"
)
_ITEM = re.compile(r"[^\S\n]*(?:[-*•·|]|\(?\d{1,2}[.)]|\d{1,4}[-/.]\d)")
_ACTOR = re.compile(
    r"(?:the |this |our )?(?:patient|pt|informed|after|following|under|consent|risks|he|she|i|we|with the|once|at this"
    r"|mr|mrs|ms|procedure in|an? |it)\b"
)
_TOLD = re.compile(r"\b(?:was|were|is|are|had|has|have|underwent|presents?|presented)\b")
_LONG = 9
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_STORY = re.compile(
    r"\b(?:year[\s-]old|y\.?o\.?|presents?|presented|history of|complain\w*|referred|recommend\w*|developed|failed|elected"
    r"|discussed|candidate|indicated|in the office|in my office|opted|sustained|fell|injured)\b"
)
_TABLE = Seeker(
    r"\b(?:prepped|draped|prone|supine|intubated|incision|incised|anesthesia was|anaesthesia was|sterile(?:ly)?|operating table)\b"
)
_HISTORY = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|history of|status post|s/p|past|in the past|old)\s(?:[\w/-]+\s){0,4}\Z"
)
_FOR = re.compile(r"\bfor\s(?:the\s)?(?:creation|purposes?)\s(?:of\s)?(?:the\s)?(?:\w+\s){0,2}\Z")
_COME = re.compile(
    r"\b(?:presents?|presenting|returns?|comes?|brought|taken|admitted|here)\b[^.;]{0,50}\bfor\b[^.;]{0,80}\Z"
    r"|\bto undergo\s[^.;]{0,60}\Z"
)
_STAY = re.compile(
    r"\b(?:hospital course|course in (?:the )?hospital|discharge (?:diagnos[ie]s|summary|date|condition|medications)"
    r"|date of discharge|admi(?:ssion|tting) diagnos[ie]s|during this hospitali[sz]ation)\b"
)
_ALONE = re.compile(r"[^\n]{0,40}\n[^\S\n]*\n")
_HISTORY_NEAR, _TITLE_LENGTH = 60, 3000
_INSTRUMENTATION = "procedure.surgery.instrumentation"


def place_of(chart: Chart, position: int) -> Place | None:
    """Return where in its procedure's note a position stands; null outside sections of procedures."""
    section = chart.section_at(position)
    if section is None or section.name != "procedure":
        return None
    technique = _TECHNIQUE.search(chart.lower, section.start, section.heading_end) is not None
    if not technique and position < _title_end(chart, section):
        return "title"
    return "story" if _is_story(chart, section, position) else "technique"


def is_kept(chart: Chart, named: Named, told: set[str]) -> bool:
    """Leave out what an operative note's technique repeats of a procedure that its title has named.

    In a title, screws and plates beside an operation are a part of it, and so is bone "for creation of arthrodesis".
    told: the families of the procedures that the note has named before.
    """
    place = place_of(chart, named.start)
    if place == "title":
        part = named.rule == _INSTRUMENTATION and "surgery" in told
        return not part and _FOR.search(chart.lower, max(0, named.start - 50), named.start) is None
    if place == "story":
        return named.form != "bare"
    if place == "technique":
        return _was_before(chart, named) or not (told or named.form == "bare")
    return True


def is_told_there(chart: Chart, named: Named) -> bool:
    """Say whether a procedure that was done is the one that this note itself is the record of.

    That is what its title and its technique tell, and what the patient "now presents for"; not what a discharge summary
    looks back on, nor what the story says was done before.
    """
    place = place_of(chart, named.start)
    if place is None:
        return heads_note(chart, named)
    if place == "story":
        start = max(chart.sentence_at(named.start).start, named.start - 2 * _HISTORY_NEAR)
        return _COME.search(chart.lower, start, named.start) is not None and not _was_before(chart, named)
    return not _was_before(chart, named) and not _looks_back(chart)


def heads_note(chart: Chart, named: Named) -> bool:
    """Say whether a name stands in a line that is the title of a procedure's note."""
    section = chart.section_at(named.start)
    line = line_start(chart, named.start)
    if chart.text[:line].strip() or (section is not None and chart.text[section.heading_end : section.end].strip()):
        return False
    alone = section is not None or _ALONE.match(chart.text, named.end) is not None
    return alone and any(other.name == "procedure" for other in chart.sections)


def _looks_back(chart: Chart) -> bool:
    """Say whether the note is the summary of a stay in hospital."""
    return any(_STAY.search(chart.lower, s.start, s.heading_end) is not None for s in chart.sections)


def _was_before(chart: Chart, named: Named) -> bool:
    """Say whether a technique tells of an operation that the patient had before ("had previously undergone ...")."""
    start = max(chart.sentence_at(named.start).start, named.start - _HISTORY_NEAR)
    of_limb = named.rule in ("procedure.surgery.joint", "procedure.surgery.unnamed")
    return not of_limb and named.form != "bare" and _HISTORY.search(chart.lower, start, named.start) is not None


def _title_end(chart: Chart, section: NoteSection) -> int:
    """Return where the title of a section ends: at its first sentence that tells what was done to whom."""
    ends: list[Sentence] = chart.found("title ends", _title_ends)
    index = bisect_right(ends, section.start, key=lambda item: item.start) - 1
    return ends[index].end


def _title_ends(chart: Chart) -> list[Sentence]:
    return [
        Sentence(section.start, _first_told(chart, section))
        for section in chart.sections
        if section.name == "procedure"
    ]


def _first_told(chart: Chart, section: NoteSection) -> int:
    limit = min(section.end, section.start + _TITLE_LENGTH)
    for index in range(chart.sentence_index(section.heading_end), len(chart.sentences)):
        sentence = chart.sentences[index]
        if sentence.start >= limit:
            break
        start = max(sentence.start, section.heading_end)
        if start < sentence.end and _tells(chart, start, sentence.end):
            return start
    return limit


def _tells(chart: Chart, start: int, end: int) -> bool:
    while start < end and not chart.lower[start].isalnum():
        start += 1
    if _ITEM.match(chart.lower, line_start(chart, start)) or _TOLD.search(chart.lower, start, end) is None:
        return False
    if _ACTOR.match(chart.lower, start):
        return True
    return chart.words_in(start, end) >= _LONG and _PARAGRAPH.search(chart.text, max(0, start - 4), start) is not None


def _is_story(chart: Chart, section: NoteSection, position: int) -> bool:
    """Say whether the paragraph tells how the patient came to the procedure, and not how it was done."""
    breaks = chart.found("paragraph breaks", _paragraph_breaks)
    index = bisect_right(breaks, position, key=lambda item: item.start)
    start = max(breaks[index - 1].end if index else 0, section.heading_end)
    if start > _at_table(chart, section):
        return False
    end = min(breaks[index].start if index < len(breaks) else section.end, section.end)
    opening = min(end, start + 400)
    return _STORY.search(chart.lower, start, opening) is not None and not inside(
        chart.found("operating table", _table_words), start, opening
    )


def _at_table(chart: Chart, section: NoteSection) -> int:
    """Return where the section first speaks of the operating table; the story is told before that."""
    found = chart.found("operating table", _table_words)
    index = bisect_right(found, section.heading_end, key=lambda item: item.start)
    return found[index].start if index < len(found) else section.end


def _table_words(chart: Chart) -> list[Sentence]:
    return [Sentence(match.start(), match.end()) for match in _TABLE.finditer(chart.index)]


def _paragraph_breaks(chart: Chart) -> list[Sentence]:
    return [Sentence(match.start(), match.end()) for match in _PARAGRAPH.finditer(chart.text)]
