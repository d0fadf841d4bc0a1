"""Names of procedures in one sentence: whole names, structures joined with acts, and acts that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extraction.chart import Chart, by_start, inside
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.leads import lead_of, line_start
from extraction.kinds.procedure.named import APPROACHES, FAMILIES, Named
from extraction.numbers import dates, levels
from extraction.targets.mention import Mention
from models.vocabulary import Family

_HARD = re.compile(r"[;!?•]|\.\s")
_NAME_GAP, _BEFORE_NOUN, _BEFORE_VERB, _AFTER = 1, 1, 2, 2
_REACH = 110
_LABEL_LENGTH = 30
_AND = re.compile(r"\b(?:and|or|plus)\b|[,/&+]")
_IMAGED = re.compile(r"\b(?:mri|ct|x-?rays?|scan|films?|imaging|usg|exam\w*|test\w*|palpat\w*)\b")
_NUMBERED = re.compile(r"\s?(?:#|no\.?\s?|number\s)\d")
_SHOT = re.compile(r"shots?|jabs?")
_TAIL = re.compile(r"\s(?:injections?|inj|blocks?)\b")
_LAST_ACT = re.compile(r"\b(?:injections|blocks)$")
_JOINED = re.compile(r"\s?,?\s?(?:and/or|and|or|plus|&|/)\s?")
_PLACED = re.compile(
    r"\b(?:over|at|of|in|from|along|around|near)\s(?:(?:the|both|her|his|left|right|bilateral)\s){0,3}\Z"
)
"""What stands before a structure that is only a place ("tender over the SI joint and epidural injections ...")."""
_PUT_INTO = re.compile(
    r"\s?\b(?:into|in|inside|around|about|onto|to)\s(?:(?:the|her|his|my|each|both|left|right)\s){0,3}\Z|\s(?:into|in|around)\b"
)
_PUT_FAR = 6
_PLURAL = re.compile(r"sij?s|si joints|facets")
_HAD_SEVERAL = re.compile(
    r"\b(?:had|got|getting|received|underwent|after|since)\W+(?:\w+\W+){0,2}(?:\d{1,2}|two|three|four"
    r"|five|six|several)\s(?:left\s|right\s|bilateral\s|l\s|r\s)?\Z"
)
_INTO = re.compile(r"\s*(?:\([^()]{0,60}\))?[^\w]{0,3}(?:of|to|into|in|for|at|on|along|around|the|her|his|both|my)\b")


class SentenceNames:
    """Joins the names and parts of one sentence."""

    def __init__(self, chart: Chart, mentions: list[Mention]) -> None:
        self._chart = chart
        self._mentions = mentions
        self._sentence = chart.sentence_at(mentions[0].start)
        self._used: set[int] = set()
        self._obstetric = any(m.entry.sets.get("structure") == "obstetric" for m in mentions)

    def read(self) -> list[Named]:
        """Return the procedures of the sentence: whole names first, then composed ones, then bare acts."""
        found = []
        for index in self._named():
            if (named := self._name(index)) is not None:
                found += [named, *self._sharing(index, named)]
        found += [named for index in self._acts() for named in self._composed(index)]
        found += [named for index in self._acts() if (named := self._bare(index)) is not None]
        found += [named for index in range(len(self._mentions)) if (named := self._counted(index)) is not None]
        return sorted(found, key=by_start)

    def _named(self) -> Iterable[int]:
        return [i for i, m in enumerate(self._mentions) if "family" in m.entry.sets]

    def _acts(self) -> Iterable[int]:
        return [i for i, m in enumerate(self._mentions) if "act" in m.entry.sets and i not in self._used]

    def _name(self, index: int) -> Named | None:
        mention = self._mentions[index]
        sets = mention.entry.sets
        self._used.add(index)
        if sets["family"] == "none" or (sets["family"] == "epidural_injection" and self._obstetric):
            return None
        end = mention.end
        family = sets["family"]
        if index + 1 < len(self._mentions):
            after = self._mentions[index + 1]
            act_noun = after.entry.sets.get("act") in ("inject", "block") and after.entry.sets.get("noun")
            if (
                act_noun
                and sets["family"] != "surgery"
                and self._loose(end, after.start) <= _NAME_GAP
                and "," not in self._chart.text[end : after.start]
            ):
                end = after.end
                self._used.add(index + 1)
        if family != "surgery" and end == mention.end and (tail := _TAIL.match(self._chart.lower, end)):
            end = tail.end()
        if sets.get("does") == "ablate" and (place := self._structure(index, mention, noun=True)) is not None:
            family = FAMILIES.get((str(self._mentions[place].entry.sets["structure"]), "ablate"), family)
        return Named(
            mention.start, end, family, mention.entry.id, "name",  # type: ignore[arg-type]
            sets.get("approach"), "ablate" if sets.get("does") else None,  # type: ignore[arg-type]
        )  # fmt: skip

    def _composed(self, index: int) -> list[Named]:
        act = self._mentions[index]
        does = str(act.entry.sets["act"])
        if does in ("set", "unnamed") or (does == "done" and self._imaged(act)):
            return []
        place = (
            self._drugged(index, act)
            if does == "put"
            else self._structure(index, act, noun=bool(act.entry.sets["noun"]))
        )
        if place is None:
            return []
        does = "inject" if does == "put" else does
        structure = self._mentions[place]
        if self._chart.lower[act.start : act.end] == "needle" and (place > index or self._instrument(act)):
            return []  # "the needle in the facet joint" is technique, "the SI joint needle" a treatment
        kind = str(structure.entry.sets["structure"])
        if does == "done":
            does = "inject" if kind in ("sij", "facet") and self._loose_exact(structure, act) else "none"
        family = FAMILIES.get((kind, does))
        lay = _SHOT.fullmatch(self._chart.lower, act.start, act.end) is not None
        if family is None or (kind == "spine" and not act.entry.sets.get("bare") and not lay):
            return []
        self._used.update((index, place))
        start, end = min(structure.start, act.start), max(structure.end, act.end)
        whole = Named(start, end, family, act.entry.id, "composed", APPROACHES.get(kind), does)  # type: ignore[arg-type]
        return [whole, *self._coordinated(place, does, step=-1 if place < index else 1)]

    def _drugged(self, index: int, act: Mention) -> int | None:
        """Return the number of the structure into which a drug was put ("put 40 mg of triamcinolone into her SI joint")."""
        for place in (index + 1, index - 1):
            if not 0 <= place < len(self._mentions) or place in self._used:
                continue
            structure = self._mentions[place]
            low, high = (act.end, structure.start) if place > index else (self._sentence.start, act.start)
            if "structure" not in structure.entry.sets or high - low > _REACH or self._weak(place):
                continue
            drugs = self._chart.mentions_in("medication", max(self._sentence.start, low - _REACH), high)
            drug = any(d.entry.sets.get("class") in ("steroid", "local_anesthetic") for d in drugs)
            into = _PUT_INTO.search(self._chart.lower, max(low, structure.start - 30), structure.start)
            after = _PUT_INTO.match(self._chart.lower, act.end) if place < index else into
            if (
                drug
                and after is not None
                and self._loose(min(act.end, structure.end), max(act.start, structure.start)) < _PUT_FAR
            ):
                return place
        return None

    def _instrument(self, act: Mention) -> bool:
        """Say whether a needle is an instrument with an article of its own ("the heel was found and a needle ...")."""
        return self._chart.lower.endswith((" a ", " the "), max(0, act.start - 5), act.start)

    def _coordinated(self, place: int, does: str, step: int) -> list[Named]:
        """Return the other structures that share the act ("facet and SI joint injections")."""
        found: list[Named] = []
        while 0 <= (other := place + step) < len(self._mentions):
            mention, beside = self._mentions[other], self._mentions[place]
            first, second = (mention, beside) if step < 0 else (beside, mention)
            kind = str(mention.entry.sets.get("structure"))
            family = FAMILIES.get((kind, does))
            gap = self._chart.lower[first.end : second.start]
            joined = _AND.search(gap) and self._loose(first.end, second.start) == 0
            if other in self._used or family is None or kind in ("spine", "joint") or not joined:
                break
            self._used.add(other)
            found.append(
                Named(mention.start, mention.end, family, mention.entry.id, "composed", APPROACHES.get(kind), does)  # type: ignore[arg-type]
            )
            place = other
        return found

    def _sharing(self, index: int, named: Named) -> list[Named]:
        """Return the structures that share the last word of a whole name ("facet or epidural steroid injections")."""
        act = _LAST_ACT.search(self._chart.lower, named.start, named.end)
        if act is None or index == 0 or named.family == "surgery":
            return []
        first, lower = self._mentions[index - 1], self._chart.lower
        if _JOINED.fullmatch(lower, first.end, named.start) is None or _PLACED.search(
            lower, max(0, first.start - 40), first.start
        ):
            return []
        return self._coordinated(index, "block" if act[0].startswith("block") else "inject", step=-1)

    def _structure(self, index: int, act: Mention, *, noun: bool) -> int | None:
        """Return the number of the structure that the act at `index` is done to."""
        limit = _BEFORE_NOUN if noun else _BEFORE_VERB
        for before in range(index - 1, max(-1, index - 4), -1):
            mention = self._mentions[before]
            if "structure" not in mention.entry.sets or before in self._used:
                break
            if self._loose(mention.end, act.start) > limit:
                break
            if not self._weak(before) or not self._has_stronger_before(before, act, limit):
                return before
        return self._structure_after(index, act, noun=noun)

    def _structure_after(self, index: int, act: Mention, *, noun: bool) -> int | None:
        for after in range(index + 1, min(len(self._mentions), index + 4)):
            mention = self._mentions[after]
            if "structure" not in mention.entry.sets or after in self._used:
                break
            gap_ok = not noun or _INTO.match(self._chart.lower, act.end) or self._only_data(act.end, mention.start)
            if not gap_ok or self._loose(act.end, mention.start) > _AFTER:
                break
            if noun and self._has_own_act(after):
                break
            if not self._weak(after):
                return after
            if after + 1 >= len(self._mentions) or "structure" not in self._mentions[after + 1].entry.sets:
                return after
        return None

    def _has_own_act(self, index: int) -> bool:
        """Say whether an act follows right after a structure ("Injection 2 | right L5-S1 facet joint injection")."""
        if index + 1 >= len(self._mentions):
            return False
        mention, after = self._mentions[index], self._mentions[index + 1]
        own = after.entry.sets.get("act") in ("inject", "block", "ablate") and after.entry.sets.get("noun")
        return bool(own) and after.start - mention.end <= 1

    def _weak(self, index: int) -> bool:
        return self._mentions[index].entry.sets.get("structure") in ("spine", "joint")

    def _has_stronger_before(self, index: int, act: Mention, limit: int) -> bool:
        if index == 0:
            return False
        mention = self._mentions[index - 1]
        near = "structure" in mention.entry.sets and index - 1 not in self._used
        return near and not self._weak(index - 1) and self._loose(mention.end, act.start) <= limit

    def _bare(self, index: int) -> Named | None:
        act = self._mentions[index]
        does = str(act.entry.sets["act"])
        if does == "inject" and not act.entry.sets["noun"] and self._levelled(act):
            return Named(act.start, act.end, "unspecified", act.entry.id, "bare", None, "inject")
        if not act.entry.sets.get("bare") and does != "set":
            return None
        family: Family = "radiofrequency_ablation" if does == "ablate" else "unspecified"
        return Named(act.start, act.end, family, act.entry.id, "bare", None, does)  # type: ignore[arg-type]

    def _imaged(self, act: Mention) -> bool:
        return _IMAGED.search(self._chart.lower, max(0, act.start - 60), act.end + 40) is not None

    def _loose_exact(self, structure: Mention, act: Mention) -> bool:
        """Say whether only small words part a structure from "done" ("had the SI joint done", "done her SI joint")."""
        first, second = (structure, act) if structure.end <= act.start else (act, structure)
        return second.start - first.end < 24 and self._loose(first.end, second.start) == 0

    def _levelled(self, act: Mention) -> bool:
        """Say whether a verb stands beside levels alone ("both sides from L3 to S1 were injected")."""
        near = inside(
            levels.find_all(self._chart),
            max(self._sentence.start, act.start - 40),
            min(self._sentence.end, act.end + 40),
        )
        return any(self._loose(min(act.end, n.end), max(act.start, n.start)) == 0 for n in near)

    def _counted(self, index: int) -> Named | None:
        """Read a structure that is numbered, or dated in a list of injections, as an injection ("R SIJ #1")."""
        mention = self._mentions[index]
        structure = str(mention.entry.sets.get("structure"))
        if index in self._used or structure not in ("sij", "facet", "medial_branch", "trigger_point"):
            return None
        numbered = _NUMBERED.match(self._chart.lower, mention.end) or self._had_several(mention)
        if not (numbered or self._in_list_of_acts(mention) or self._labelled(mention)):
            return None
        self._used.add(index)
        return Named(
            mention.start, mention.end, FAMILIES[structure, "inject"], mention.entry.id, "composed", None, "inject"
        )

    def _had_several(self, mention: Mention) -> bool:
        """Say whether the structures were had as treatments are ("had 3 SIJs", "after two facets")."""
        lower = self._chart.lower
        if _PLURAL.fullmatch(lower, mention.start, mention.end) is None or self._imaged(mention):
            return False
        return _HAD_SEVERAL.search(lower, max(self._sentence.start, mention.start - 40), mention.start) is not None

    def _in_list_of_acts(self, mention: Mention) -> bool:
        lead = lead_of(self._chart, mention.start)
        if _IMAGED.search(self._chart.lower, self._sentence.start, self._sentence.end):
            return False
        if lead is None or not inside(dates.find_all(self._chart), self._sentence.start, self._sentence.end):
            return False
        parts = self._chart.mentions_in("procedure_part", lead.start, lead.end)
        return any(part.entry.sets.get("act") in ("inject", "block") for part in parts)

    def _labelled(self, mention: Mention) -> bool:
        """Say whether an act labels the line of a structure ("Diagnostic block. 02/10/2026, right SIJ, fluoro")."""
        index = self._chart.sentence_index(mention.start)
        if index == 0 or self._imaged(mention):
            return False
        before = self._chart.sentences[index - 1]
        if before.start != line_start(self._chart, mention.start) or before.end - before.start > _LABEL_LENGTH:
            return False
        acts = self._chart.mentions_in("procedure_part", before.start, before.end)
        done = any(m.entry.sets.get("act") in ("inject", "block") and m.entry.sets.get("bare") for m in acts)
        dated = inside(dates.find_all(self._chart), self._sentence.start, mention.start)
        return done and bool(dated) and self._only_data(self._sentence.start, mention.start)

    def _loose(self, start: int, end: int) -> int:
        if end - start > _REACH or _HARD.search(self._chart.text, start, end):
            return 99
        return loose_words(self._chart, start, end)

    def _only_data(self, start: int, end: int) -> bool:
        """Say whether only levels, dates, sides and marks stand between ("Block 1 (2026-04-02) | R L4-5 MBs")."""
        return end - start > 2 and loose_words(self._chart, start, end, fillers=False) == 0
