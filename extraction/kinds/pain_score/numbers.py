"""Which numbers of a note are scores of pain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from extraction.chart import Chart, Sentence, by_start, inside
from extraction.numbers import amounts, dates, levels, scores
from extraction.numbers.amounts import Amount
from extraction.numbers.bounds import Scale, bounded
from extraction.ordered import Extent
from extraction.targets.mention import Mention
from models.interval import Interval

_TEN = Scale(0, 10)
_SCALE_GAP = re.compile(
    r"[\s:=()~–-]*(?:(?:score|level|scale|rating|pain|of|is|are|was|were|at|as|an?|the|today|currently|current|now|rated|reported|about"
    r"|approximately|around|on|average|averages?|from|between|to|be|being|went|down|dropped|fell|decreased|increased|initially|before|after"
    r"|pre|post|worst|best|least|max|min|has|been|remains|he|she|it|this|visit|by|her|his|for|with|baseline|usually|and|reads|shows|last|first"
    r"|avg|present|presently|0[-–]10|0/10|range|ranges|ranging|up|injection|procedure|block)\b[\s:=()~,–-]*){0,7}"
)
_CHANGE_GAP = re.compile(r"\s+(?:an?\s+|about\s+)?")
_CHAIN_GAP = re.compile(
    r"[\s,;:()/–>→=-]*(?:(?:and|to|now|then|today|before|after|pre|post|worst|best|least|average|avg|currently|current|is|was|at|the|injection"
    r"|block|procedure|improved|decreased|increased|down|from|on|as|of|a|with|pain|following|ablation|max|min|afterwards|following|op"
    r"|usual|rest|activity|movement|back|leg|neck|arm|right|left|her|his)\b[\s,;:()/–>→=-]*){0,6}"
)
_RATE_GAP = re.compile(
    r"[^.;\n]{0,60}?\b(?:as|at|between|an?|of|about|approximately|around|from)\s+(?:being\s+)?(?:an?\s+|about\s+|around\s+|grade\s+)*"
)
_NO_SCORE = re.compile(
    r"\s?(?:[/⁄%°]|\.\d|:\d|,\d{3}|out\s+of\b|mg|ml|cc\b|cm|mm\b|kg|lbs?\b|x\b|times|days?|weeks?|wks?|months?|mos?\b|years?|yrs?|hours?|hrs?|min\b|h\b|am\b|pm\b"
    r"|points?\b|levels?\b|tablets?|percent|per\s|an?\s+(?:day|week|night|month)|st\b|nd\b|rd\b|th\b)|[a-z]|\s+(?:(?:is|being|was|equals?)\s+(?:the\s+)?(?:worst|no\b|max|most|least)|=)"
)
_DATE_LEAD = re.compile(r"\b(?:on|since|until|dated|from|by|seen|of\s+birth)\s+\Z")
_ON_SCALE = re.compile(r"\s+(?:on|out\s+of|using|by)\s+(?:an?\s+|the\s+)?|\s*\(\s?")
_RANGE_GAP = re.compile(r"[\s,):-]*(?:(?:[a-z]+\s+){0,6}(?:is|was|as|at|of|between)\s+(?:an?\s+)?|[:=]\s*)")
_OUT_OF_SCALE = re.compile(r"\s+out\s+of\b")
_REACH = 250
_COLON = re.compile(r"\s*[:=]\s*")


@dataclass(frozen=True, slots=True)
class Score:
    """The characters [start, end) that give a score of pain, its value, and the rule that found it."""

    start: int
    end: int
    value: Interval
    rule: str


def scores_in(chart: Chart) -> list[list[Score]]:
    """Return the scores of pain, those of one sentence together, in order of place."""
    found = [*_out_of_ten(chart)]
    for mention in chart.mentions.get("pain_score", []):
        found.extend(_of_mention(chart, mention))
    found.sort(key=lambda score: (score.start, -score.end))
    kept: list[Score] = []
    for score in found:
        if not kept or score.start >= kept[-1].end:
            kept.append(score)
    return [list(group) for _, group in groupby(kept, key=lambda score: chart.sentence_index(score.start))]


def _out_of_ten(chart: Chart) -> list[Score]:
    found: list[Score] = []
    ranges = [m for m in chart.mentions.get("pain_score", []) if m.entry.sets["role"] == "range"]
    for quantity in scores.find_all(chart):
        if any(m.start <= quantity.start < m.end for m in ranges):
            continue
        lead = chart.lower[max(0, quantity.start - 12) : quantity.start]
        if _DATE_LEAD.search(lead) and "/" in chart.lower[quantity.start : quantity.end] and "from" not in lead:
            continue
        if _is_of_pain(chart, quantity.start, quantity.end):
            found.append(Score(quantity.start, quantity.end, quantity.value, "pain_score.out_of_ten"))
    return found


def _is_of_pain(chart: Chart, start: int, end: int) -> bool:
    """The words nearest before the score in its sentence decide; else those after it, else the sentence before."""
    sentence = _around(chart.sentence_at(start), start, end)
    if any(m.start - end <= 2 and m.entry.sets["role"] == "counted" for m in _others(chart, end, sentence.end)):
        return False
    pains, others = _pains(chart, sentence.start, start), _others(chart, sentence.start, start)
    if pains or others:
        return bool(pains) and (not others or pains[-1].end >= others[-1].end)
    pains, others = _pains(chart, end, sentence.end), _others(chart, end, sentence.end)
    if pains or others:
        return bool(pains) and (not others or pains[0].start <= others[0].start)
    if chart.mentions_in("pain_timing", sentence.start, sentence.end) and end - start > 3:
        return not _others_before(chart, sentence)
    return _pain_before(chart, sentence)


def _pains(chart: Chart, start: int, end: int) -> list[Mention]:
    """The pains named in a stretch, and the scales of pain."""
    symptoms = [m for m in chart.mentions_in("symptom", start, end) if m.entry.sets["role"] == "pain"]
    scales = [m for m in chart.mentions_in("pain_score", start, end) if m.entry.sets["role"] in ("scale", "label")]
    return sorted([*symptoms, *scales], key=by_start)


def _others(chart: Chart, start: int, end: int) -> list[Mention]:
    return chart.mentions_in("scored_otherwise", start, end)


def _before(chart: Chart, sentence: Sentence) -> Sentence | None:
    index = chart.sentence_index(sentence.start)
    return chart.sentences[index - 1] if index else None


def _others_before(chart: Chart, sentence: Sentence) -> bool:
    before = _before(chart, sentence)
    return before is not None and bool(_others(chart, before.start, before.end))


def _pain_before(chart: Chart, sentence: Sentence) -> bool:
    """The sentence before, or the heading, may say what is scored."""
    before = _before(chart, sentence)
    section = chart.section_at(sentence.start)
    if section is not None and before is not None and before.start < section.start:
        return bool(_pains(chart, section.start, section.heading_end))
    return before is not None and bool(_pains(chart, before.start, before.end)) and not _others_before(chart, sentence)


def _of_mention(chart: Chart, mention: Mention) -> list[Score]:
    role = mention.entry.sets["role"]
    sentence = _line(chart, mention)
    if role == "range":
        return _on_range(chart, mention, sentence)
    if role == "scale":
        return _after(chart, mention, sentence, _SCALE_GAP) or _on_range(chart, mention, sentence)
    if role == "label":
        return _after(chart, mention, sentence, _COLON)
    if role == "change":
        before, others = _pains(chart, sentence.start, mention.start), _others(chart, sentence.start, sentence.end)
        return _after(chart, mention, sentence, _CHANGE_GAP) if before and not others else []
    in_pain = _pains(chart, mention.start, sentence.end) or (
        _ranges(chart, sentence) and (_pains(chart, sentence.start, mention.start) or _pain_before(chart, sentence))
    )
    return (
        _after(chart, mention, sentence, _RATE_GAP) if in_pain and not _others(chart, mention.end, sentence.end) else []
    )


def _line(chart: Chart, mention: Mention) -> Sentence:
    """The mention's sentence; where it is the label of a line ("PAIN SCORE: 5"), with what stands after the label."""
    index = chart.sentence_index(mention.start)
    sentence = chart.sentences[index]
    if sentence.end - mention.end <= 3 and index + 1 < len(chart.sentences):
        sentence = Sentence(sentence.start, chart.sentences[index + 1].end)
    return _around(sentence, mention.start, mention.end)


def _around(sentence: Sentence, start: int, end: int) -> Sentence:
    """The part of a sentence within reach of [start, end): a note without a full stop is one sentence."""
    return Sentence(max(sentence.start, start - _REACH), min(sentence.end, end + _REACH))


def _ranges(chart: Chart, sentence: Sentence) -> list[Mention]:
    return [m for m in chart.mentions_in("pain_score", sentence.start, sentence.end) if m.entry.sets["role"] == "range"]


def _on_range(chart: Chart, mention: Mention, sentence: Sentence) -> list[Score]:
    """Read "7 on a 0-10 scale", the number right before the scale, or "on a scale of 0 to 10 her pain is 7"."""
    for amount in inside(amounts.find_all(chart), sentence.start, mention.start):
        gap = chart.lower[amount.end : mention.start]
        if _ON_SCALE.fullmatch(gap) and _is_of_pain(chart, amount.start, mention.end):
            score = _score(chart, amount, mention.entry.id, scaled=True)
            if score is None:
                return []
            return (
                _split(score, amount) if amount.falling else [Score(score.start, mention.end, score.value, score.rule)]
            )
    follows = mention.entry.sets["role"] == "range" and not _others(chart, sentence.start, sentence.end)
    if follows and _pains(chart, sentence.start, sentence.end):
        return _after(chart, mention, sentence, _RANGE_GAP)
    return []


def _after(chart: Chart, mention: Mention, sentence: Sentence, gap: re.Pattern[str]) -> list[Score]:
    """Read the number after a scale's name, and those that go on from it ("6 before and 1 after", "8 -> 2")."""
    found: list[Score] = []
    place = mention.end
    for amount in _plain(chart, mention.end, sentence.end):
        if not gap.fullmatch(chart.lower, place, _lead_start(chart, amount)):
            break
        score = _score(chart, amount, mention.entry.id)
        if score is None:
            break
        found.extend(_split(score, amount) if amount.falling else [score])
        place, gap = score.end, _CHAIN_GAP
    return found


def _plain(chart: Chart, start: int, end: int) -> list[Amount]:
    """The amounts that are not inside a scale's own name, a date or a level."""
    around = start - _REACH, end + _REACH
    blocked: list[Extent] = [
        *inside(dates.find_all(chart), *around),
        *inside(levels.find_all(chart), *around),
        *chart.mentions_in("pain_score", *around),
    ]
    return [
        amount
        for amount in inside(amounts.find_all(chart), start, end)
        if not amount.article and not any(b.start <= amount.start < b.end for b in blocked)
    ]


def _lead_start(chart: Chart, amount: Amount) -> int:
    """Where the amount starts with the bound before it ("at least 7")."""
    return bounded(chart.lower, amount, amount.end, 1, _TEN).start


def _score(chart: Chart, amount: Amount, rule: str, *, scaled: bool = False) -> Score | None:
    """Read an amount as a score unless something else is counted; `scaled`: its scale follows, "6 out of a scale"."""
    if amount.fraction or max(amount.low, amount.high) > 10:
        return None
    if _NO_SCORE.match(chart.lower, amount.end) and not (scaled and _OUT_OF_SCALE.match(chart.lower, amount.end)):
        return None
    found = bounded(chart.lower, amount, amount.end, 1, _TEN)
    return Score(found.start, found.end, found.value, rule)


def _split(score: Score, amount: Amount) -> list[Score]:
    """ "8 to 3" is a change: two scores."""
    return [
        Score(score.start, amount.first_end, Interval.exactly(amount.low), score.rule),
        Score(amount.second_start, amount.end, Interval.exactly(amount.high), score.rule),
    ]
