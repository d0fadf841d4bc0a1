"""Reads procedures and operations."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import ClassVar

from extraction.chart import Chart
from extraction.draft import Draft
from extraction.episodes.whose import of_family
from extraction.kinds.procedure.codes import CodeMention, assigned
from extraction.kinds.procedure.denied import conditional, never, never_before
from extraction.kinds.procedure.details import describe
from extraction.kinds.procedure.elsewhere import is_elsewhere
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.naming import procedures
from extraction.kinds.procedure.operations import is_operation
from extraction.kinds.procedure.per_level import told_by_level
from extraction.kinds.procedure.rows import with_rows
from extraction.kinds.procedure.several import RULE as FURTHER
from extraction.kinds.procedure.several import with_further_dates
from extraction.kinds.procedure.status import PLAN, Standing, standing
from extraction.kinds.procedure.subject import heading_of, looks_back, without_visit
from extraction.kinds.procedure.technique import is_kept, is_told_there
from extraction.kinds.procedure.untitled import told_by_technique
from models.vocabulary import Kind

_UNTOLD = 99
"""How far from any cue a procedure is of which nothing tells whether it was done."""
_LISTED = 4
"""How far the request of a list stands from an item of it; an item with a day that is past was not asked for."""
_STEROID = re.compile(r"steroid|cortisone|nerve|anaesthetic|anesthetic")
_INTRAARTICULAR = re.compile(r"articular|joint")
_APPROACH = re.compile(
    r"interlaminar|intralaminar|translaminar|trans laminar|transforaminals?|trans foraminal|caudals?"
)
_ARTICLE = re.compile(r"\b(?:a|an|the|her|his|their|my|one|last|first|second|that|this)\s$|[.:]\s$|^\s*$")


class ProcedureReader:
    """Reads procedures and operations: what, where, when, and whether done, planned, requested or declined.

    A procedure is named ("TFESI", "rhizotomy"), put together of a structure and an act ("both SI joints were
    injected"), pointed to with something new about it ("second set"), or given by its code alone ("27096-LT").

    >>> from extraction import read
    >>> facts = read("She had bilateral facet joint injections in 2024.").facts
    >>> [(f.attributes.family, f.attributes.status) for f in facts]
    [('facet_injection', 'done')]

    An operation's title is one procedure an item; "laminectomy with foraminotomies" is one operation. Operations on
    organs, risks and anaesthesia are left out.

    Misses: a procedure that is told only by its drugs outside a procedure's own note, or by levels without a structure
    ("L4 to S1 were injected"); operations told by their steps alone.
    """

    kind: ClassVar[Kind] = "procedure"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every procedure named and for every code that stands alone."""
        codes = assigned(chart)
        told: set[str] = set()
        drafts = []
        for named in procedures(chart):
            if named.refers or not is_kept(chart, named, told):
                continue
            told.add(named.family)
            draft = Draft(self.kind, named.start, named.end, named.rule, {"family": named.family})
            if named.approach:
                draft.attributes["approach"] = named.approach
            describe(chart, named, draft)
            _add_codes(chart.lower, draft, codes.get(named.start, []))
            if not _mere_word(chart, named, draft):
                drafts.append(draft)
        drafts = with_rows(chart, with_further_dates(chart, drafts))
        drafts += told_by_level(chart, drafts) or told_by_technique(chart, drafts)
        return drafts + [_coded(chart, group) for group in _groups(chart, codes.get(-1, []))]

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Decide status, assertion and temporality; consent text and bare words that tell nothing new are dropped."""
        section = chart.section_at(draft.start)
        if section is not None and section.name == "consent":
            return None
        if draft.rule == FURTHER:
            return _dated(chart, draft)
        named = _named_at(chart, draft)
        _decide(chart, named, draft)
        if named.form == "bare" and not _tells(draft, chart, named):
            return None
        return draft


def _dated(chart: Chart, draft: Draft) -> Draft:
    """Settle a procedure that is told by a date alone: a day to come is planned, another's is the family's."""
    family = of_family(chart, draft)
    status = _by_date(chart, draft, "done", 99)
    draft.attributes["status"] = status
    draft.assertion = "family" if family else "present"
    draft.temporality = "past" if status == "done" else "planned"
    return draft


def _decide(chart: Chart, named: Named, draft: Draft) -> None:
    assert draft.assessment is not None
    told = standing(chart, named)
    if (heading := heading_of(chart, named)) is not None:
        without_visit(chart, draft)
        if told.distance >= _UNTOLD and "date" not in draft.attributes and not looks_back(heading):
            told = Standing("planned", _UNTOLD)
    status = _by_date(chart, draft, told.status, told.distance)
    family = of_family(chart, draft)
    draft.assertion = "family" if family else "present"
    if status != "declined" and never_before(chart, named):
        _decide_first(chart, draft, status)
        return
    if status in ("against", "cancelled"):
        draft.assertion, draft.temporality = "absent", "planned"
        return
    if status == "option":
        draft.assertion = "family" if family else "possible"
        status = "planned"
    elif never(chart, named, draft) and status != "declined":
        draft.assertion = "absent"
        status = "planned" if status in ("planned", "requested") and told.distance == 0 else "done"
    if draft.assertion in ("present", "possible") and conditional(chart, named, draft, told):
        draft.assertion, status = "conditional", "planned"
    draft.attributes["status"] = status
    draft.temporality = "planned" if status != "done" else "current" if is_told_there(chart, named) else "past"


def _decide_first(chart: Chart, draft: Draft, status: str) -> None:
    """Settle a procedure that was never done before: in a plan or with a code it is the first of its kind."""
    section = chart.section_at(draft.start)
    if status in ("planned", "requested") or draft.attributes.get("cpt") or (section and section.name in PLAN):
        status = "requested" if status == "requested" else "planned"
        draft.attributes |= {"status": status, "ordinal": 1}
        draft.temporality = "planned"
    else:
        draft.assertion, draft.temporality = "absent", "past"
        draft.attributes["status"] = "done"


def _by_date(chart: Chart, draft: Draft, status: str, distance: int) -> str:
    """Let the procedure's own date speak where no cue stands right beside it."""
    when, today = draft.attributes.get("date"), chart.date_of_service
    if when is None or today is None or status in ("declined", "cancelled"):
        return status
    if status == "requested" and distance < _LISTED:
        return status
    now = today.isoformat()[: len(when)]
    if when > now and status == "done" and distance > 1:
        return "planned"
    if when < now and status in ("planned", "requested") and distance >= 2:
        return "done"
    return status


def _tells(draft: Draft, chart: Chart, named: Named) -> bool:
    """Say whether a bare act tells anything that makes it a procedure of its own."""
    attributes = draft.attributes
    if any(attributes.get(name) for name in ("ordinal", "count", "date", "levels")) or draft.laterality:
        return True
    if named.act == "unnamed" or _STEROID.search(chart.lower, draft.start, draft.end):
        return True
    if draft.assertion == "absent" or (named.act == "ablate" and draft.assertion != "present"):
        return True
    told = standing(chart, named)
    return told.distance <= 3 and not (told.cue is not None and told.cue.entry.sets.get("strong"))


def _mere_word(chart: Chart, named: Named, draft: Draft) -> bool:
    """Say whether a word for an approach, a heading's word or a drug's injection is no procedure by itself."""
    attributes = draft.attributes
    if not is_operation(chart, named) or is_elsewhere(chart, named):
        return True
    if named.form == "bare":
        section = chart.section_at(named.start)
        if section is not None and section.name in ("physical_exam", "review_of_systems"):
            return True
        drugs = chart.mentions_in("medication", max(0, named.start - 30), named.start)
        return bool(drugs) and drugs[-1].end >= named.start - 2
    if named.form != "name" or _APPROACH.fullmatch(chart.lower, named.start, named.end) is None:
        return False
    if any(attributes.get(name) for name in ("ordinal", "count", "date", "levels", "cpt")) or draft.laterality:
        return False
    return not _ARTICLE.search(chart.lower, max(0, named.start - 10), named.start)


def _add_codes(chart_lower: str, draft: Draft, codes: list[CodeMention]) -> None:
    if draft.attributes["family"] == "unspecified" and draft.rule in ("act.injection", "act.lay"):
        if codes:
            draft.attributes["family"] = codes[0].family
        elif _INTRAARTICULAR.search(chart_lower, draft.start, draft.end) and draft.attributes.get("levels"):
            draft.attributes["family"] = "facet_injection"
    if codes:
        draft.attributes["cpt"] = tuple(dict.fromkeys(code.code for code in codes))
    sides = {code.side for code in codes}
    if {"left", "right"} <= sides:
        draft.laterality = "bilateral"
    for code in codes:
        draft.cite(code)
        if draft.laterality is None and code.side is not None:
            draft.laterality = code.side
        if code.approach and draft.attributes.get("approach") is None:
            draft.attributes["approach"] = code.approach


def _groups(chart: Chart, codes: list[CodeMention]) -> list[list[CodeMention]]:
    """Join the codes of one family that stand in one sentence, where something says that they are codes asked for."""
    groups: list[list[CodeMention]] = []
    for code in codes:
        sentence = chart.sentence_at(code.start)
        if groups and groups[-1][0].family == code.family and groups[-1][0].start >= sentence.start:
            groups[-1].append(code)
        else:
            groups.append([code])
    return [group for group in groups if _asked(chart, group)]


def _asked(chart: Chart, group: list[CodeMention]) -> bool:
    if len(group) > 1 or group[0].called:
        return True
    sentence, section = chart.sentence_at(group[0].start), chart.section_at(group[0].start)
    cues = chart.mentions_in("procedure_cue", sentence.start, sentence.end)
    return bool(cues) or (section is not None and section.name in ("plan", "assessment_plan"))


def _coded(chart: Chart, group: list[CodeMention]) -> Draft:
    first = group[0]
    draft = Draft("procedure", first.start, first.end, first.rule, {"family": first.family})
    describe(chart, _as_named(first), draft)
    _add_codes(chart.lower, draft, group)
    return draft


def _as_named(code: CodeMention) -> Named:
    return Named(code.start, code.end, code.family, code.rule, "name", code.approach)


def _named_at(chart: Chart, draft: Draft) -> Named:
    found = procedures(chart)
    index = bisect_left(found.starts, draft.start)
    if index < len(found) and found[index].start == draft.start:
        return found[index]
    return Named(draft.start, draft.end, draft.attributes["family"], draft.rule, "name")


READER = ProcedureReader()
