"""Statements about activities: a word of limit or of recovery with the activities it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.chart import Chart, Sentence, inside
from extraction.clauses import clause_at
from extraction.numbers import durations
from extraction.targets.mention import Mention


@dataclass(frozen=True, slots=True)
class Statement:
    """The characters [start, end) that say what is limited or better; `cue` says where the limit itself stands."""

    start: int
    end: int
    rule: str
    activity: str
    effect: str
    cue: Mention


_WORD = r"[\w'’%<>~.-]+"
_BOX = r"(?:\[[\sx✓✔]{0,3}\]|[☐☑☒])"
_BEFORE_GAP = re.compile(rf"[\s:]*(?:{_BOX}\s*)?(?:{_WORD}\s+){{0,4}}")
_VERB_GAP = re.compile(
    r"\s+(?:(?:really|even|longer|comfortably|do|perform|ever|currently|just|seem|to|the|her|his|any|much|heavy|go|get|be|fully|safely|tolerate|return|back)\s+){0,3}"
)
_AFTER_GAP = re.compile(
    r"[\s:=-]*(?:(?!pains?\b|and\b|or\b|symptoms?\b|for\b)[a-z'’-]+\s+){0,3}?(?:(?:is|was|are|were|has|have|had|been|now|also|at|night|very|much|more|significantly|severely|markedly|quite|being|remains|ability|capacity|still|often"
    r"|frequently|continues|to|be|well|a|bit|little|and|so|that|than|even|long|lot|far|all|both|tolerance|time|distance|endurance|become|becomes|became)\b[\s:]*){0,5}"
)
_TIGHT_GAP = re.compile(r"\s+(?:(?:her|his|the|their|daily|nightly|in|of|with)\s+){0,2}")
_FAR_GAP = re.compile(r"[^.;\n]{0,45}")
_LIST_GAP = re.compile(
    rf"\s*{_BOX}\s*|[^.;:,\n]{{0,30}}?(?:\s*[,/&+]\s*(?:and\s+|or\s+|nor\s+)?|\s+(?:and|or|nor|as\s+well\s+as)\s+)"
    r"(?:(?:from|to|with|in|at|a|the|her|his|any|prolonged|heavy|doing|performing|perform|even|also|long|periods|of)\s+){0,3}"
)
_LIST_LINK = re.compile(r"\s*[,/&]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_AMOUNT = re.compile(
    r"[\s:=(<>~]*(?:(?:about|approximately|for|of|at|a|an|to|is|only|around|than)\s+)*"
    r"(?:\d+|an?|one|two|three|four|five|six|half|several|few|ten|fifteen|twenty|thirty|short)\s?[-–]?\s?(?:\d+\s?)?(?:a\s+)?"
    r"(?:min\w*|hours?|hrs?|h\b|blocks?|miles?|m\b|metres?|meters?|yards?|feet|ft\b|km\b|steps?|seconds?|lbs?\b|pounds?|kg\b|kilos?|distances?)"
)
_SHORT_AMOUNT = re.compile(
    r"\s+(?:only\s+|for\s+|about\s+|up\s+to\s+|approximately\s+|maybe\s+|a\s+maximum\s+of\s+|around\s+|less\s+than\s+|no\s+more\s+than\s+){0,3}"
    r"(?:(?:\d{1,3}|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|few|several|half\s+an?|a\s+few)[\s-]*(?:to\s+|-\s*)?(?:\d{1,3}\s*|five\s+|ten\s+|two\s+|three\s+)?)"
    r"(?:min\w*|blocks?|feet|ft\b|yards?|met(?:er|re)s?|m\b|steps?|city\s+blocks?|seconds?)"
)
_STAND_SOMEBODY = re.compile(r"\s+(?:the|this|that|it|him|being|having|to\s+(?:see|be|hear)|by|on\b|out|up\s+to)\b")
_PERSON = re.compile(
    r"(?:\A|[.,:;()|•*-]|\n|\b(?:he|she|patient|pt|who|they|mr|mrs|ms|i|and|but|man|woman|lady|gentleman|male|female|him|her|status|himself|herself)\b[.]?)"
    r"(?:\s+(?:is|has|had|was|been|currently|presently|still|now|yet|also|therefore)\b){0,3}\s*\Z"
)
_ALONE = re.compile(
    r"\s*(?:[.,;)]|\Z|\n|(?:because|due|secondary|from|owing|that|which|and|or|he|she|so|since|by|caused|imposed|as\s+a|at\s+th|with\s+(?:her|his|the|this)"
    r"|now|today|currently|overall|despite|on\s+account)\b)"
)
_CAUSE = re.compile(
    r"\b(?:because|due\s+to|secondary\s+to|owing\s+to|on\s+account\s+of|as\s+a\s+result\s+of|on\s+the\s+basis\s+of|from|by|with)\b"
)
_BUT = re.compile(r"\b(?:but|although|though|yet)\s+(?:he\s+|she\s+|then\s+|still\s+)?(?:is\s+|was\s+)?\Z")
_THEY = re.compile(r"\b(?:they|these|those|which)\b")
_AWAY = re.compile(r"\b(?:off|out\s+of|from|with|when|while|during|after|upon|by)\s+(?:any\s+|the\s+|her\s+|his\s+)?\Z")
_OPENINGS = ("", "currently", "presently", "still", "now", "also")
_QUALIFIER = 28
_REACH = 40
_FAR = 75


def statements_in(chart: Chart) -> list[Statement]:
    """Return what the note says of activities, in order of place; of two on the same characters the first stands."""
    found: list[Statement] = []
    for cue in chart.mentions.get("functional_impact", []):
        found.extend(_of_cue(chart, cue))
    found.sort(key=lambda s: (s.start, -s.end))
    kept: list[Statement] = []
    for statement in found:
        if not kept or (statement.start >= kept[-1].end and not _told(chart, statement, kept[-1])):
            kept.append(statement)
    return kept


def _told(chart: Chart, statement: Statement, before: Statement) -> bool:
    """Say whether the same sentence has just said it: "does not sleep well and sleeps less than an hour"."""
    same = (statement.activity, statement.effect) == (before.activity, before.effect)
    return (
        same
        and statement.activity != "other"
        and chart.sentence_index(statement.start) == chart.sentence_index(before.start)
    )


def _of_cue(chart: Chart, cue: Mention) -> list[Statement]:
    kind = cue.entry.sets["cue"]
    clause = clause_at(chart, cue.start)
    if not _has_subject(chart, cue, clause) or not _has_cause(chart, cue, clause):
        return []
    if kind == "whole":
        return [_statement(chart, cue, cue.start, cue.end, str(cue.entry.sets["activity"]))]
    if kind in ("after", "either"):
        before = _activity_before(chart, cue, clause)
        if before is not None:
            others = _listed_before(chart, before, clause)
            if others is None:
                return []
            listed = [_statement(chart, cue, m.start, m.end, _name(m)) for m in others]
            return [*listed, _statement(chart, cue, before.start, cue.end, _name(before))]
    after = [] if kind == "after" else list(_activities_after(chart, cue, clause, tight=kind == "either"))
    if not after and _stands_alone(chart, cue):
        return [_statement(chart, cue, cue.start, cue.end, _turned_from(chart, cue) or str(cue.entry.sets["alone"]))]
    return after


def _has_subject(chart: Chart, cue: Mention, clause: Sentence) -> bool:
    """Say whether a person is not working ("the patch is not working"), and a pain wakes one ("the baby wakes her")."""
    if "symptom" in cue.entry.sets:
        start = chart.sentence_at(cue.start).start
        return bool(chart.mentions_in("symptom", start, cue.start) or _THEY.search(chart.lower, start, cue.start))
    if "person" not in cue.entry.sets or chart.lower[clause.start : cue.start].strip() in _OPENINGS:
        return True
    return _PERSON.search(chart.lower, max(clause.start, cue.start - _REACH), cue.start) is not None


def _stands_alone(chart: Chart, cue: Mention) -> bool:
    """Say whether a cue tells of daily life by itself: "marked limitations"; "he is limited by his back", of a person."""
    if "alone" not in cue.entry.sets:
        return False
    if "cause" in cue.entry.sets:
        start = max(chart.sentence_at(cue.start).start, cue.start - _REACH)
        return _PERSON.search(chart.lower, start, cue.start) is not None
    return _ALONE.match(chart.lower, cue.end) is not None


def _has_cause(chart: Chart, cue: Mention, clause: Sentence) -> bool:
    """Say whether what may have other causes is told to come of a pain or of a part of the body: "retired due to his back"."""
    if "cause" not in cue.entry.sets:
        return True
    causes = _CAUSE.finditer(chart.lower, cue.start, min(clause.end, cue.end + _FAR))
    reaches = [(cause.end(), min(clause.end, cause.end() + _QUALIFIER)) for cause in causes]
    return any(chart.mentions_in(name, *reach) for reach in reaches for name in ("region", "symptom"))


def _turned_from(chart: Chart, cue: Mention) -> str | None:
    """The activity that a limit takes back: "can walk half a mile but is limited by his hips"."""
    turn = _BUT.search(chart.lower, max(0, cue.start - _QUALIFIER), cue.start)
    if turn is None:
        return None
    start = max(chart.sentence_at(cue.start).start, turn.start() - _FAR)
    named = [m for m in chart.mentions_in("activity", start, turn.start()) if "role" not in m.entry.sets]
    return _name(named[-1]) if named else None


def _activity_before(chart: Chart, cue: Mention, clause: Sentence) -> Mention | None:
    """The activity right before a cue: "walking is limited", "sitting tolerance 15 minutes"."""
    if "amount" in cue.entry.sets and not _AMOUNT.match(chart.lower, cue.end):
        return None
    named = chart.mentions_in("activity", clause.start, cue.start)
    if not named or "role" in named[-1].entry.sets or _AWAY.search(chart.lower, clause.start, named[-1].start):
        return None
    if "far" in cue.entry.sets and chart.lower.endswith(" and ", 0, cue.start):
        return None
    gap = _FAR_GAP if "far" in cue.entry.sets else _AFTER_GAP
    return named[-1] if gap.fullmatch(chart.lower, named[-1].end, cue.start) else None


def _listed_before(chart: Chart, last: Mention, clause: Sentence) -> list[Mention] | None:
    """The activities that a list names before its last, null where it only tells when the pain comes ("with sitting and ...")."""
    listed: list[Mention] = []
    for activity in reversed(chart.mentions_in("activity", clause.start, last.start)):
        following = listed[0] if listed else last
        if "role" in activity.entry.sets or not _LIST_LINK.fullmatch(chart.lower, activity.end, following.start):
            break
        if _AWAY.search(chart.lower, clause.start, activity.start):
            return None
        listed.insert(0, activity)
    return listed


def _activities_after(chart: Chart, cue: Mention, clause: Sentence, *, tight: bool) -> Iterator[Statement]:
    """The activities a cue governs: "interferes with work and sleep"; each after the first stands by its own name."""
    verb = "verb" in cue.entry.sets
    gap = _TIGHT_GAP if tight else _VERB_GAP if verb else _BEFORE_GAP
    place = cue.end
    for activity in chart.mentions_in("activity", cue.end, clause.end):
        first = place == cue.end
        if first and not verb and " not " in chart.lower[place : activity.start]:
            return
        if "role" in activity.entry.sets or not gap.fullmatch(chart.lower, place, activity.start):
            return
        if verb and first and not _is_verb(chart, activity):
            return
        if cue.entry.sets.get("only", _name(activity)) != _name(activity):
            return
        amount = _SHORT_AMOUNT.match(chart.lower, activity.end) if "upto" in cue.entry.sets else None
        if ("upto" in cue.entry.sets and amount is None) or (tight and _eased(chart, cue, activity)):
            return
        end = activity.end if amount is None else amount.end()
        yield _statement(chart, cue, cue.start if first else activity.start, end, _name(activity))
        if tight:
            return
        place, gap = activity.end, _LIST_GAP


def _eased(chart: Chart, cue: Mention, activity: Mention) -> bool:
    """Say whether an activity only eases the pain: "improved with sitting"."""
    return cue.entry.sets["effect"] == "improved" and "with" in chart.lower[cue.end : activity.start]


def _is_verb(chart: Chart, activity: Mention) -> bool:
    if "verb" not in activity.entry.sets:
        return False
    stands = chart.lower.startswith("stand", activity.start) and activity.end - activity.start == len("stand")
    return not (stands and _STAND_SOMEBODY.match(chart.lower, activity.end))


def _name(activity: Mention) -> str:
    return str(activity.entry.sets["activity"])


def _statement(chart: Chart, cue: Mention, start: int, end: int, activity: str) -> Statement:
    """Take in how long or how far ("longer than ten minutes")."""
    for length in inside(durations.find_all(chart), end, end + _QUALIFIER):
        if chart.sentence_at(end - 1).end >= length.end and not set(",;.") & set(chart.lower[end : length.start]):
            end = length.end
        break
    return Statement(start, end, cue.entry.id, activity, str(cue.entry.sets["effect"]), cue)
