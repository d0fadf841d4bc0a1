"""Bare acts: what "the block", "second set" or "these injections" names, told by the procedures before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.chart import Chart, inside
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.leads import heads_line
from extraction.kinds.procedure.named import FAMILIES, Named
from extraction.kinds.procedure.operations import UNNAMED
from extraction.numbers import dates
from extraction.targets.mention import Mention
from models.vocabulary import Family

_MODIFIER = re.compile(
    r"(?P<prior>\b(?:previous|prior|earlier|past|other|old)\s)?"
    r"(?P<kind>(?:\b(?:steroid|cortisone|nerve|spinal|diagnostic|therapeutic|confirmatory|repeat"
    r"|further|initial|same)\s){0,3})$"
)
_DEFINITE = re.compile(r"\b(?:the|these|those|that|this|such|his|her|their|its|both|my)\s(?:\w+\s){0,1}$")
_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|last|most recent|next|another|repeat|confirmatory|final|latest|"
    r"\d(?:st|nd|rd|th)|one|two|three|four|five|six|seven|eight|ten|several|some|more|\d{1,2})[\s-](?:\w+\s){0,2}$"
)
_NUMBERED = re.compile(r"\s?(?:#|no\.?|number|nos\.?)?\s?\d")
_POINTING = re.compile(r"\b(?:the|that|this|those|these|both|his|her|their|after|since|following|from|post|before)\s\Z")
_NONE_BEFORE = re.compile(r"\b(?:no|any|never had|without|nil|denies)\s(?:\w+\s){0,3}$")
_NO_OTHER = re.compile(
    r"\b(?:no|without(?: any)?|nor any|not any|nil) (?:other|further|additional|concurrent|concomitant)\s(?:\w+\s){0,2}\Z"
)
_ASIDE = re.compile(
    r"\((?:[^()\n;.]*[,+]\s)?(?:a total of |total |= ?)?(?:\d{1,2}|one|two|three|four|five|six|eight|ten)\s(?:separate |single |total )?\Z"
)
_OPENED = re.compile(r"s?\s?[(\[]\s?(?:i\.e\.,?\s)?")
_CLOSED = re.compile(r"s?\s?[)\]]")
_POINTED_JOINT = re.compile(r"\b(?:that|this|the same|which|the)\s(?:\w+\s)?joints?\b")
_WALKING = re.compile(r"\b(?:walk|ambulat|distance|stroll)")
_LABELLED = re.compile(r"\.\s[\d\s/.,-]+(?:(?:right|left|bilateral|both|r|l)\s)?")
_LABEL = re.compile(r":|\A\.\s\d|\s[-–|]\s|\||\S(?:[^\S\n]{2,}|\t)\S|\A[^\S\n]{2,}")
_COLUMN = re.compile(r"\s?(?:history)?(?:\s?[:?]|\s{2,}|\t|\s?\|)")
_LOOK_BACK = 40
_HELPED = re.compile(
    r"s?\s(?:procedures?\s)?(?:(?:has|have|had)\s)?(?:helped|gave|given|provided|worked|relieved|improved|lasted|did)\b"
)
_CARE = re.compile(r"\b(?:therap\w+|pt|physio\w*|chiropract\w+|massage|acupuncture|exercises?|counsel\w+)\b[^.;]*\Z")
_OF_CARE = re.compile(
    r"\s(?:of|with|for)\s(?:\w+\s){0,3}(?:therap\w+|pt\b|physio\w*|chiropract\w+|massage|acupuncture|exercises?)"
)
_KEPT = 12
_FAR_SET = 3
"""In words: "TPI R trapezius + levator, set 1" numbers what it follows."""
_SET_NUMBER = re.compile(r"\s#?\d")


def resolved(chart: Chart, found: Sequence[Named]) -> list[Named]:
    """Give every bare act its family and say whether it only refers to a procedure already named."""
    result: list[Named] = []
    for index, named in enumerate(found):
        if _no_other(chart, named) or _explains(chart, found, index) or _heads_surgery(chart, found, index):
            continue
        if named.act == "set" and _absorbed(chart, found, index):
            continue
        if (
            named.form == "composed"
            and named.family == "unspecified"
            and (joint := _joint_before(chart, named)) is not None
        ):
            again = any(n.family == joint and n.start >= chart.sentence_at(named.start).start for n in result[-_KEPT:])
            result.append(replace(named, family=joint, refers=again))
            continue
        if named.form != "bare":
            again = _the_surgery(chart, named, result) or _that_helped(chart, named, result[-_KEPT:])
            result.append(replace(named, refers=True) if again else named)
            continue
        if _renamed(chart, found, index) or _counts_only(chart, named, result):
            continue
        if named.rule == "act.inject":
            result.append(_levelled(chart, named, result, found[index + 1 : index + 2]))
            continue
        told = _told(chart, named, result[-_KEPT:])
        if told is not None:
            topic = _topic(chart, told) if told.family == "unspecified" and told.act in ("inject", "block") else None
            result.append(replace(told, family=topic) if topic else told)
    return result


def _the_surgery(chart: Chart, named: Named, before: Sequence[Named]) -> bool:
    """Say whether "surgery" only points back to an operation named before ("after surgery", "since the operation")."""
    if named.rule != UNNAMED or not any(other.family == "surgery" for other in before):
        return False
    lead = chart.lower[max(chart.sentence_at(named.start).start, named.start - 16) : named.start]
    return _POINTING.search(lead) is not None


def _that_helped(chart: Chart, named: Named, before: Sequence[Named]) -> bool:
    """Say whether a name only says of what was just told what came of it ("was denervated. The denervation helped")."""
    if not chart.lower.endswith("the ", 0, named.start) or _HELPED.match(chart.lower, named.end) is None:
        return False
    index = chart.sentence_index(named.start)
    low = chart.sentences[max(0, index - 2)].start
    return any(other.family == named.family and other.start >= low for other in before)


def _renamed(chart: Chart, found: Sequence[Named], index: int) -> bool:
    """Say whether a bare act is only the label of a procedure that follows ("Block #1: bilateral MBB")."""
    if index + 1 >= len(found) or found[index].act not in ("block", "inject"):
        return False
    named, after = found[index], found[index + 1]
    gap = chart.lower[named.end : after.start]
    return (
        len(gap) < 60
        and _LABEL.search(gap) is not None
        and ("." not in gap or _LABELLED.fullmatch(gap) is not None)
        and loose_words(chart, named.end, after.start) == 0
    )


def _joint_before(chart: Chart, named: Named) -> Family | None:
    """Return the family of "that joint injected", told by the joint named in this sentence or the two before it."""
    if not _POINTED_JOINT.search(chart.lower, max(0, named.start - 24), named.end):
        return None
    index = chart.sentence_index(named.start)
    low = chart.sentences[max(0, index - 2)].start
    for part in reversed(chart.mentions_in("procedure_part", low, named.start)):
        family = FAMILIES.get((str(part.entry.sets.get("structure")), "inject"))
        if family in ("sij_injection", "facet_injection"):
            return family
    return None


def _topic(chart: Chart, named: Named) -> Family | None:
    """Return the family of the only joint that the note is about, for "diagnostic block 13 January" that names none."""
    joints = chart.found("joints told of", _joints)
    kinds = {str(joint.entry.sets["structure"]) for joint in joints}
    if len(kinds) != 1 or joints[0].start > named.start:
        return None
    sentence = chart.sentence_at(named.start)
    if any(
        p.entry.sets.get("structure") == "other"
        for p in chart.mentions_in("procedure_part", sentence.start, sentence.end)
    ):
        return None
    return FAMILIES.get((kinds.pop(), "inject"))


def _joints(chart: Chart) -> list[Mention]:
    """Return the joints that the note tells of, and no other structure that is injected."""
    parts: list[Mention] = chart.mentions.get("procedure_part", [])
    return [
        p
        for p in parts
        if p.entry.sets.get("structure")
        in ("sij", "facet", "medial_branch", "trigger_point", "epidural", "transforaminal")
        and p.entry.sets.get("structure") is not None
    ]


def _no_other(chart: Chart, named: Named) -> bool:
    """Say whether "no other injection" sets bounds to what is told: it is no statement that there was none."""
    if named.family == "surgery":
        return False
    return (
        _NO_OTHER.search(chart.lower, max(chart.sentence_at(named.start).start, named.start - _LOOK_BACK), named.start)
        is not None
    )


def _heads_surgery(chart: Chart, found: Sequence[Named], index: int) -> bool:
    """Say whether "Surgery" is only the label of a line that names the operation."""
    if found[index].rule != UNNAMED or index + 1 >= len(found) or found[index + 1].family != "surgery":
        return False
    named, after = found[index], found[index + 1]
    gap = chart.lower[named.end : after.start]
    return len(gap) < 60 and "\n" not in gap and _COLUMN.match(gap) is not None and heads_line(chart, named)


def _explains(chart: Chart, found: Sequence[Named], index: int) -> bool:
    """Say whether a name in parentheses only says in full, or shortens, the one right before it ("MBB (medial branch block)")."""
    if not index or found[index].form == "bare":
        return False
    before, named = found[index - 1], found[index]
    same = before.rule == named.rule or (before.family == named.family and before.form != "bare")
    return (
        same
        and _OPENED.fullmatch(chart.lower, before.end, named.start) is not None
        and _CLOSED.match(chart.lower, named.end) is not None
    )


def _counts_only(chart: Chart, named: Named, before: Sequence[Named]) -> bool:
    """Say whether a bare act only counts, in parentheses, what was named before ("MBBs L4-S1 (two levels, four injections)")."""
    sentence = chart.sentence_at(named.start)
    aside = _ASIDE.search(chart.lower, max(sentence.start, named.start - _LOOK_BACK), named.start)
    closed = chart.lower.startswith(")", named.end) or chart.lower.startswith("s)", named.end)
    last = before[-1] if before else None
    return (
        aside is not None and closed and last is not None and sentence.start <= last.start and last.end <= aside.start()
    )


def _levelled(chart: Chart, named: Named, before: Sequence[Named], after: Sequence[Named]) -> Named:
    """Tell what was injected "from L3 to S1": the procedure named right before, or pointed to right after."""
    last = before[-1] if before else None
    index = chart.sentence_index(named.start)
    if last is not None and index - chart.sentence_index(last.start) <= 3 and last.family.endswith("injection"):
        return replace(named, family=last.family, approach=last.approach)
    following = after[0] if after else None
    if following is None or chart.sentence_index(following.start) - index > 2:
        return named
    pointed = _DEFINITE.search(chart.lower, max(0, following.start - 20), following.start) is not None
    return replace(named, family=following.family, approach=following.approach) if pointed else named


def _absorbed(chart: Chart, found: Sequence[Named], index: int) -> bool:
    """Say whether "set" only belongs to a procedure named beside it ("TPI set 3", "a set of TPIs")."""
    named = found[index]
    before = found[index - 1] if index else None
    after = found[index + 1] if index + 1 < len(found) else None
    first, last = chart.sentence_at(named.start).start, chart.sentence_at(named.start).end
    near = [*found[max(0, index - 3) : index], *found[index + 1 : index + 3]]
    alone = not any(n.act == "set" and first <= n.start < last for n in near)
    if (
        after is not None
        and after.act != "set"
        and after.start < last
        and loose_words(chart, named.end, after.start) == 0
    ):
        return True
    if before is not None and inside(dates.find_all(chart), before.end, named.start) and not alone:
        return False
    return (
        alone
        and before is not None
        and before.start >= first
        and loose_words(chart, before.end, named.start)
        <= (_FAR_SET if _SET_NUMBER.match(chart.lower, named.end) else 1)
    )


def _told(chart: Chart, bare: Named, before: Sequence[Named]) -> Named | None:
    sentence = chart.sentence_at(bare.start)
    lead = chart.lower[max(sentence.start, bare.start - _LOOK_BACK) : bare.start]
    modifier = _MODIFIER.search(lead)
    prior = bool(modifier and modifier["prior"])
    if bare.act == "block" and _WALKING.search(chart.lower, sentence.start, bare.start):
        return None
    if prior or bare.act == "unnamed" or _NONE_BEFORE.search(lead):
        return replace(bare, refers=False) if bare.act != "set" else None
    antecedent = _antecedent(bare, before)
    counted = bool(_COUNTED.search(lead) or _NUMBERED.match(chart.lower, bare.end))
    if bare.act == "set":
        if not counted or antecedent is None or _CARE.search(lead) or _OF_CARE.match(chart.lower, bare.end):
            return None
        return replace(bare, family=antecedent.family, approach=antecedent.approach, refers=False)
    if counted and antecedent is not None:
        return replace(bare, family=antecedent.family, approach=antecedent.approach, refers=False)
    if antecedent is not None and (_DEFINITE.search(lead) or bare.act == "block"):
        return replace(bare, family=antecedent.family, approach=antecedent.approach, refers=True)
    if bare.act == "ablate":
        return bare
    kind = modifier["kind"] if modifier else ""
    return replace(bare, refers=not kind.strip() and antecedent is not None)


def _antecedent(bare: Named, before: Sequence[Named]) -> Named | None:
    """Return the nearest procedure before that the act may stand for."""
    for named in reversed(before):
        if named.family in ("surgery", "unspecified") or (named.form == "bare" and named.family == "other"):
            continue
        if bare.act == "block" and not (named.act == "block" or named.family == "medial_branch_block"):
            continue
        if bare.act == "ablate" and named.family != "radiofrequency_ablation":
            continue
        if bare.act in ("inject", "set") and named.family == "radiofrequency_ablation":
            continue
        return named
    if bare.act == "block":
        return next((n for n in reversed(before) if n.family.endswith("injection") and n.form != "bare"), None)
    return None
