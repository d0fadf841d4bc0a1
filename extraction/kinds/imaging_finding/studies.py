"""Studies: the imaging and electrodiagnostic studies that a note speaks of, with their dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from extraction.chart import Chart, inside
from extraction.numbers import dates
from extraction.numbers.dates import DateMention
from extraction.targets.mention import Mention

Status = Literal["done", "planned", "not_done"]
"""Whether a study was made."""

_NEAR, _DATE_AFTER, _DATE_BEFORE, _LACK = 45, 70, 30, 60
_REPORT = re.compile(
    r"\s*(?:evidence|findings?|abnormalit|changes?|signs?|contraindication|compatib|correlat|results?|proof)"
)
_BETWEEN = re.compile(
    r"(?:[\s,/]|\b(?:an?|any|the|or|and|nor|other|prior|previous|recent|new|updated|current|available|relevant|spinal|"
    r"spine|lumbar|cervical|advanced|diagnostic|outside|formal|his|her|of|such|kind|yet|type|sort)\b)*"
)
_ANOTHER = re.compile(
    r"\b(?:prior|previous|earlier|old|older|repeat|new|second|another|first|cervical|thoracic|pelvi\w+|shoulder|hip|knee|brain)\b[^.;]{0,16}$"
)
_EXCEPT = re.compile(r"[\s,]*(?:except|other than|apart from|besides|since|beyond|newer)\b")
_SAME_DAY = re.compile(r"[^.;\r\n]{0,50}\b(?:the )?same (?:date|day)\b")
_AIM = re.compile(r"to (?:assess|evaluate|rule out|characteri[sz]e|look for|exclude|determine|check for|investigate)")
_ANTECEDENT, _ANOTHER_LEAD = 400, 32
_TITLE_LINE = re.compile(r"[\s*•#-]*(?:[\w/.-]+[^\S\r\n]+){0,4}$")
_DATED_LINE = re.compile(
    r"[^\r\n.]{0,40}\r?\n[^\S\r\n]*(?:exam |study |scan )?(?:date|dated|performed|done|taken)\b[^\r\n]{0,30}"
)


@dataclass(frozen=True, slots=True)
class Study:
    """A study named at [start, end): its modality (null where left open), its date, whether it was made.

    lead: it stands at the head of its line or sentence, as the title of a report does; vague: its words fit any study.
    """

    start: int
    end: int
    modality: str | None
    status: Status
    date: DateMention | None
    lead: bool
    vague: bool = False


def studies_of(chart: Chart) -> list[Study]:
    """Return the studies of a note in order of place; guidance of a needle is none."""
    return chart.found("imaging_studies", _find)


def _find(chart: Chart) -> list[Study]:
    studies: list[Study] = []
    for mention in chart.mentions.get("imaging_study", []):
        study = _study(chart, mention)
        if study is not None and (not mention.entry.sets.get("film") or studies or _shown(chart, mention)):
            studies.append(_same_as_before(chart, study, studies))
    return studies


def _shown(chart: Chart, mention: Mention) -> bool:
    """Say whether films are told to show something, as a word of many senses must be."""
    sentence = chart.sentence_at(mention.start)
    cues = chart.mentions_in("imaging_cue", mention.end, sentence.end)
    return chart.lower.startswith(":", mention.end) or any(cue.entry.sets["cue"] == "shows" for cue in cues)


def _same_as_before(chart: Chart, study: Study, earlier: list[Study]) -> Study:
    """Give "this film" the study that it means, and a study named again without its date the date it had before."""
    if study.status != "done" or study.date is not None:
        return study
    if earlier and _SAME_DAY.match(chart.lower, study.end):
        return replace(study, date=earlier[-1].date)
    lead = chart.lower[max(0, study.start - _ANOTHER_LEAD) : study.start]
    for other in reversed(earlier):
        if other.status != "done":
            continue
        near = study.start - other.end <= _ANTECEDENT
        if study.vague:
            return replace(study, modality=other.modality, date=other.date) if near else study
        if other.modality == study.modality:
            return study if _ANOTHER.search(lead) else replace(study, date=other.date)
    return study


def _study(chart: Chart, mention: Mention) -> Study | None:
    sentence = chart.sentence_at(mention.start)
    cues = chart.mentions_in("imaging_cue", sentence.start, max(sentence.end, mention.end))
    kinds = {str(cue.entry.sets["cue"]) for cue in cues if cue.start < mention.end and mention.start < cue.end}
    if "guidance" in kinds or "modality" not in mention.entry.sets:
        return None
    modality = str(mention.entry.sets["modality"])
    return Study(
        mention.start,
        mention.end,
        None if modality == "unnamed" else modality,
        _status(chart, mention, cues),
        _date(chart, mention),
        _leads(chart, mention, sentence.start),
        modality == "unnamed" or bool(mention.entry.sets.get("film")),
    )


def _leads(chart: Chart, mention: Mention, sentence: int) -> bool:
    """Say whether a study stands at the head of its sentence, or in a line that is nothing but its title."""
    if not chart.text[sentence : mention.start].strip(" \t-*•0123456789./:"):
        return True
    begin = chart.text.rfind("\n", 0, mention.start) + 1
    end = chart.text.find("\n", mention.end)
    rest = chart.text[mention.end : end if end >= 0 else len(chart.text)].strip()
    title = len(rest) < _NEAR and not rest.endswith(".") and _TITLE_LINE.fullmatch(chart.text, begin, mention.start)
    return title is not None and title is not False


def _status(chart: Chart, mention: Mention, cues: list[Mention]) -> Status:
    for cue in cues:
        name = cue.entry.sets["cue"]
        if name == "none_before" and cue.end <= mention.start and _lacks(chart, cue.end, mention):
            return "not_done"
        if name == "none_after" and 0 <= cue.start - mention.end <= _LACK:
            return "not_done"
    shows = [cue for cue in cues if cue.entry.sets["cue"] == "shows" and cue.start >= mention.end]
    planned = [cue for cue in cues if cue.entry.sets["cue"] == "planned" and abs(cue.start - mention.end) <= _NEAR]
    if any(cue.start >= mention.end and _AIM.match(chart.lower, cue.start) for cue in planned):
        return "planned"
    return "planned" if planned and not shows else "done"


def _lacks(chart: Chart, place: int, mention: Mention) -> bool:
    """Say whether a lack reaches from `place` to the study over other studies and filling words."""
    if _REPORT.match(chart.lower, mention.end) or _EXCEPT.match(chart.lower, mention.end):
        return False
    for other in chart.mentions_in("imaging_study", place, mention.start):
        if _BETWEEN.fullmatch(chart.lower, place, other.start) is None:
            return False
        place = other.end
    return _BETWEEN.fullmatch(chart.lower, place, mention.start) is not None


def _date(chart: Chart, mention: Mention) -> DateMention | None:
    """Return the study's date: the first after it on its line, else one right before it."""
    line_end = chart.text.find("\n", mention.end)
    line_end = len(chart.text) if line_end < 0 else line_end
    high = min(line_end, mention.end + _DATE_AFTER)
    following = chart.mentions_in("imaging_study", mention.end, high)
    if following:
        high = following[0].start
    after = inside(dates.find_all(chart), mention.end, high)
    dated = _DATED_LINE.match(chart.lower, mention.end)
    if not after and dated is not None:
        after = inside(dates.find_all(chart), mention.end, dated.end() + 1)
    stop = None if dated is not None else re.compile(r"[.](?=\s+[A-Z])").search(chart.text, mention.end, high)
    after = [date for date in after if stop is None or date.start < stop.start()]
    sentence = chart.sentence_at(mention.start)
    before = inside(dates.find_all(chart), max(sentence.start, mention.start - _DATE_BEFORE), mention.start)
    if before and (not after or mention.start - before[-1].end <= 2):
        return before[-1]
    return after[0] if after else None
