"""Examined functions with the states they are found in: "motor and sensory examination is intact"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from extraction.chart import Chart, Sentence, by_start, inside
from extraction.kinds.neuro_deficit import grades
from extraction.targets.mention import Mention

_JOINED = re.compile(r"[\s,/&]*(?:(?:and|or|as\s+well\s+as)\s+)?")
_ADJECTIVE_GAP = re.compile(
    r"[\s:-]*(?:,?\s*(?:but|yet|though)\s+)?(?:(?:in|of|the|muscle|motor|her|his|all|lower|upper|extremity|extremities|bilateral|left|right|slightly|l\d|s1|"
    r"deep|and|to|with|versus|vs|than|elicitable|symmetric|symmetrical|equal|patellar|achilles)[\s-]+)*"
)
_GOAL = re.compile(r"(?<!appears )(?<!appear )(?<!appeared )(?<!seems )(?<!seem )\b(?:to\s+be|to|will\s+be|goal)\s*\Z")
_NONE_OF = re.compile(
    r"\b(?:no|(?:cannot|can\s?not|can't|could\s+not|couldn't|unable\s+to|not\s+able\s+to|did\s+not|failed\s+to)\s+(?:elicit|obtain|get|find))"
    r"\s+(?:\w+\s+)?\Z"
)
_JOINED_GRADE = re.compile(r"[\s:-]*(?:(?:are|is|were|was|at|bilateral(?:ly)?)\s+)?")
_REACH, _AT = 70, 12


@dataclass(frozen=True, slots=True)
class State:
    """A state [start, end) of a function: normal or not; a grade knows what it grades; loss: it tells what is lost."""

    start: int
    end: int
    normal: bool
    type: str | None
    loss: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A function in a state: the place [start, end) that states it."""

    type: str | None
    start: int
    end: int
    normal: bool
    graded: bool
    rule: str


def find_all(chart: Chart) -> list[Finding]:
    """Return what the note's examined functions are found to be."""
    functions = [
        m for m in chart.mentions.get("neuro_function", []) if "place" not in m.entry.sets or _at_grade(chart, m)
    ]
    found: list[Finding] = []
    for number, mentions in groupby(functions, key=lambda mention: chart.sentence_index(mention.start)):
        found += _in_sentence(chart, chart.sentences[number], list(mentions))
    return found


def _at_grade(chart: Chart, place: Mention) -> bool:
    """Say whether a grade stands at a place that is a reflex only by it: "patellae 2+"."""
    near = [*inside(grades.find_all(chart), max(0, place.start - _AT), place.end + _AT)]
    return any(
        grade.type == "reflex_change" and _JOINED_GRADE.fullmatch(_between(chart, place, grade)) for grade in near
    )


def _between(chart: Chart, place: Mention, grade: grades.Grade) -> str:
    if grade.start >= place.end:
        return chart.lower[place.end : grade.start]
    return chart.lower[grade.end : place.start]


def _in_sentence(chart: Chart, sentence: Sentence, functions: list[Mention]) -> list[Finding]:
    groups = _groups(chart, functions)
    states = _states(chart, sentence)
    before = {n: state for n, group in enumerate(groups) if (state := _before(chart, group, states)) is not None}
    claimed = set(before.values())
    found: list[Finding] = []
    for n, group in enumerate(groups):
        if "look_alike" in group[0].entry.sets:
            continue
        if n in before:
            found += _findings(group, [before[n]], min(before[n].start, group[0].start))
            continue
        end = groups[n + 1][0].start if n + 1 < len(groups) else sentence.end
        after = [state for state in states if group[-1].end <= state.start < end and state not in claimed]
        found += _findings(group, _reached(chart, group[-1].end, after), group[0].start)
        if not after or after[0].normal:
            found += _none_elicited(chart, group)
    return found


def _groups(chart: Chart, functions: list[Mention]) -> list[list[Mention]]:
    """Join functions that share a state: "strength, sensation and reflexes"."""
    groups: list[list[Mention]] = []
    for function in functions:
        joined = groups and _JOINED.fullmatch(chart.lower, groups[-1][-1].end, function.start)
        if joined and "look_alike" not in function.entry.sets and "look_alike" not in groups[-1][-1].entry.sets:
            groups[-1].append(function)
        else:
            groups.append([function])
    return groups


def _states(chart: Chart, sentence: Sentence) -> list[State]:
    words = chart.mentions_in("neuro_state", sentence.start, sentence.end)
    known = [m for m in words if m.entry.sets["state"] != "other"]
    states = [State(m.start, m.end, m.entry.sets["state"] == "normal", None, "loss" in m.entry.sets) for m in known]
    for grade in grades.find_all(chart):
        if sentence.start <= grade.start < sentence.end:
            states.append(State(grade.start, grade.end, grade.normal, grade.type))
    return sorted(states, key=by_start)


def _before(chart: Chart, group: list[Mention], states: list[State]) -> State | None:
    """Return the adjective right before a group: "normal strength", "5/5 strength"."""
    near = [state for state in states if state.end <= group[0].start and group[0].start - state.end < 30]
    if near and _ADJECTIVE_GAP.fullmatch(chart.lower, near[-1].end, group[0].start):
        kind = group[0].entry.sets.get("type")
        state = next((s for s in reversed(near) if s.type == kind and s.end == near[-1].end), near[-1])
        fits = state.type in (None, kind)
        answered = chart.lower[state.end : group[0].start].strip(" ") in (
            "",
            "muscle",
            "motor",
            "in the",
            "in",
            "of",
            "to",
        )
        return state if fits and (answered or state.type is None) else None
    return None


def _reached(chart: Chart, start: int, states: list[State]) -> list[State]:
    """Return the states after a group that no other clause and no long gap parts from it."""
    reached: list[State] = []
    at = start
    for state in states:
        between = chart.lower[at : state.start]
        if state.start - at > _REACH or ";" in between or " but " in between or _GOAL.search(between):
            break
        reached.append(state)
        at = state.end
    return reached


def _findings(group: list[Mention], states: list[State], start: int) -> list[Finding]:
    """Make a finding of each run of like states, for each function of the group."""
    found = []
    for function in group:
        sets = function.entry.sets
        if "silent" in sets:
            continue
        kind = sets.get("type")
        fitting = [state for state in states if state.type in (None, kind) and not ("graded" in sets and _vague(state))]
        if kind is None:
            fitting = [state for state in fitting if not state.loss]
        if any(state.type for state in fitting):
            fitting = [state for state in fitting if state.type or _lost(kind, state)]
        for first, (normal, run) in enumerate(groupby(fitting, key=lambda state: state.normal)):
            places = list(run)
            begin = min(start, places[0].start) if first == 0 else places[0].start
            end = max(places[-1].end, group[-1].end) if first == 0 else places[-1].end
            found.append(Finding(str(kind) if kind else None, begin, end, normal, "graded" in sets, function.entry.id))
    return found


def _lost(kind: object, state: State) -> bool:
    """Among graded reflexes one may be absent: "2+ at the knees and absent at the ankles"."""
    return kind == "reflex_change" and not state.normal


def _vague(state: State) -> bool:
    """A movement is strong or weak only by a grade; "normal" may be its range."""
    return state.type is None


def _none_elicited(chart: Chart, group: list[Mention]) -> list[Finding]:
    """Read "no ankle reflexes can be elicited"."""
    if group[0].entry.sets.get("type") != "reflex_change":
        return []
    no = _NONE_OF.search(chart.lower, max(0, group[0].start - 40), group[0].start)
    if no is None:
        return []
    return [Finding("reflex_change", no.start(), group[-1].end, False, False, group[0].entry.id)]
