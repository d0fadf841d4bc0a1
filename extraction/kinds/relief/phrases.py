"""Phrases of relief without a number: whole phrases, and nouns, verbs and states with what says how much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from extraction.boxes import box_at, is_unticked
from extraction.chart import Chart
from extraction.kinds.relief.answers import left_open, yes_or_no
from extraction.targets.mention import Mention
from models.kinds.relief import Quality

_STOP = re.compile(r"[,;:.()\n]|\b(?:and|but|or|for|with|when|after|from)\b")
_NEGATOR_REACH, _BEFORE, _AFTER = 4, 2, 3
_GIVING = re.compile(
    r"\b(?:g[ai]ve[sn]?|giving|got|gets|had|has|have|having|obtained|provided|provides|brought|brings"
    r"|experienced|received|"
    r"reported|reports?|noted|noticed|with|derived|enjoyed|achieved|of|felt|feels|feeling|is|was|been"
    r"|were|are|did|does)\W+(?:(?:\w+\W+){1,5}(?:hours?|days?|weeks?|months?)\W+(?:of\W+)?)?(?:\w+\W+){0,2}\Z"
)
_FROM = re.compile(
    r"\W{1,2}(?:from|with|after|following|since|s/p|post|provided|that lasted|lasted|lasting)\b|\W{0,2}$"
)
_PAIN_BEFORE = re.compile(
    r"\b(?:pain|ache|symptoms?|sciatica)\s(?:was|were|is|has been|had been|has|had)\s(?:\w+\s)?\Z"
)
_NOT_PAIN = re.compile(
    r"\s(?!after|since|with|for|following|than|and|but|now|on|by|in|the|at|or|overall|from|when|each"
    r"|again|yet|still|to|so|off|if|once|while"
    r"|today|this|that|as|throughout|during|until|afterwards|immediately|completely|entirely"
    r"|altogether|away|only|because|over|per|have|has|had|was|were|is|are|include[sd]?|within|he|she"
    r"|they|between|until|till|initially|temporarily|briefly|enough|thereafter|then|postop\w*|though|although|despite"
    r"|without|except|thanks|alone|itself|lately|recently|anymore|either|too)[a-z]"
    r"|\s(?:in|within|after|by)\s(?:\w+\s){1,3}(?:minutes?|hours?|days?|weeks?|months?)\b"
)
_WENT = re.compile(
    r"gone\s(?:through|into|onto|home|ahead|forward|wrong|to\s(?!sleep)[a-z]|without|out|up|down|for\s(?:an?\s(?:mri|scan|walk|run)|his|her|their|pt|physi)"
    r"|over\s(?!(?:an?|the (?:next|last|past|first)|\d|one|two|three|four|five|six|several|about)\b)|by\s(?!itself))"
)
"""A way that somebody went ("have not gone over the risks", "has gone to PT"): not a pain that went."""
_DID = re.compile(r"\b(?:did|does|do|(?:seem|appear|tend)(?:s|ed)? to)\s\Z")
_AUXILIARY = re.compile(r"(?:did|does|do|has|have|was|were|had) not|(?:did|does|do|has|have|was|were|had)n['’]?t")
_UNTIL = re.compile(r"\s(?:initially|at first|until|till|up until|for a (?:while|time))\b")
_HURTS = re.compile(
    r"\b(?:pains?|symptoms?|symptomatology|aches?|sciatica|headaches?|discomfort|radicul\w+|neuralgia)\b"
)
_OF_PAIN = re.compile(
    r"\sof\s(?:\w+\s){0,4}(?:pains?|symptoms?|symptomatology|ache|sciatica|headaches?|discomfort|radicul\w+)\b"
)
_WHOLLY = re.compile(r"resolved|resolution|abolished")
_NOT_ALL = re.compile(
    r"\b(?:some|most|many|part|partial\w*|mostly|largely|much|several|almost|nearly|not|never|slowly|gradually)\b"
)
_SHORT_OF = re.compile(
    r"(?:\b(?:not|never|without being|far from|yet to be)|n['’]t)\s(?:(?:yet|been|always|entirely|quite|really|a)\s){0,2}\Z"
)
_THESE = re.compile(r"\b(?:which|that|these|they|both|all)\s(?:(?:both|all|also|only)\s)?\Z")
_WITH_PAIN = re.compile(
    r"\s(?:(?:him|her|them|me)\s)?(?:(?:with|for|in|control|manage|ease|relieve|reduce)\s)?(?:(?:\w+)\s){0,3}?"
    r"(?:pains?|symptoms?|aches?|sciatica|headaches?|discomfort)\b"
)
_CLAUSE_END = re.compile(r"\s*(?:[.;,)]|$|\n)|\s(?:at all|though|however)\b")
_LESS_THAN_ALL = {"significant": "minimal", "complete": "partial", "partial": "minimal", "minimal": "none"}


ANSWERED = "relief.answered"
"""The rule of a phrase that answers a question ("Did it help? Yes")."""


CONTROLLED = "relief.controlled"
"""The rule of a pain kept down by a treatment that goes on; much else is controlled too."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words at [start, end) that state relief. weak: they count only where a treatment stands beside them."""

    start: int
    end: int
    rule: str
    quality: Quality | None = None
    ongoing: bool | None = None
    weak: bool = False


def find_all(chart: Chart) -> list[Phrase]:
    """Return every phrase of relief of the note, in order of place."""
    return chart.found("relief_phrases", _find)


def _find(chart: Chart) -> list[Phrase]:
    found: list[Phrase] = []
    mentions = [m for m in chart.mentions.get("relief", []) if not is_unticked(chart, m.start)]
    for _, group in groupby(mentions, key=lambda m: (chart.sentence_index(m.start), box_at(chart, m.start))):
        members = list(group)
        for index in range(len(members)):
            phrase = _phrase(chart, members, index)
            if phrase is not None and not (found and phrase.start < found[-1].end):
                found.append(phrase)
    return found


def _phrase(chart: Chart, mentions: list[Mention], index: int) -> Phrase | None:
    mention = mentions[index]
    part = mention.entry.sets.get("part")
    if mention.entry.sets.get("negator"):
        return _elliptical(chart, mentions, index)
    if part in ("phrase", "did", None):
        return _set_phrase(chart, mentions, index)
    return _composed(chart, mentions, index)


def _set_phrase(chart: Chart, mentions: list[Mention], index: int) -> Phrase | None:
    """Read a phrase that is whole in the vocabulary, or "did" with the adverb after it."""
    part = mentions[index].entry.sets.get("part")
    if part == "phrase":
        return None if _not_wholly(chart, mentions, index) else _whole(mentions[index])
    return _did_well(chart, mentions, index) if part == "did" else None


def _composed(chart: Chart, mentions: list[Mention], index: int) -> Phrase | None:
    """Compose a phrase from its word of relief, the modifiers before it and the adverb after it."""
    mention, part = mentions[index], mentions[index].entry.sets.get("part")
    if (answer := yes_or_no(chart, mention.end)) is not None:
        return Phrase(mention.start, answer.end(), ANSWERED, "partial" if answer["yes"] else "none")
    if left_open(chart, mention.end):
        return None
    if mention.entry.id == "relief.state" and (_of_a_thing(chart, mention) or _WENT.match(chart.lower, mention.start)):
        return None
    modifiers, start = _before(chart, mentions, index)
    end = mention.end
    after = _adverb(chart, mentions, index) if part == "verb" or mention.entry.id == "relief.state" else None
    if after is not None:
        modifiers.append(after)
        end = after.end
    negator = _negator(chart, mentions, index, start)
    quality, ongoing = _judged(modifiers, negator)
    if quality is None and negator is None and _wholly(chart, mention):
        quality = "complete"
    if negator is not None and _only_less(chart, mentions, index):
        return None
    if negator is not None:
        start = min(start, negator.start)
    if _says_nothing(chart, mention, modifiers, negator):
        return None
    weak = quality is None and ongoing is None
    if weak and part == "noun" and not _stated(chart, mention):
        return None
    told_of_pain = part == "verb" and _PAIN_BEFORE.search(chart.lower, max(0, start - 40), start) is not None
    told_of_pain = told_of_pain and mention.entry.id != CONTROLLED
    return Phrase(start, end, mention.entry.id, quality, ongoing, (weak or part == "verb") and not told_of_pain)


def _says_nothing(chart: Chart, mention: Mention, modifiers: list[Mention], negator: Mention | None) -> bool:
    """Say whether a word that counts only with others stands without them."""
    if mention.entry.sets.get("bare"):
        if modifiers and chart.words_in(modifiers[0].end, mention.start) > 0:
            return True
        if negator is None and not modifiers and not _helped(chart, mention):
            return True
    return bool(mention.entry.sets.get("weak")) and not modifiers


def _wholly(chart: Chart, mention: Mention) -> bool:
    """Say whether a word by itself says that nothing was left ("her symptoms resolved")."""
    if _WHOLLY.fullmatch(chart.lower, mention.start, mention.end) is None:
        return False
    low = max(chart.sentence_at(mention.start).start, mention.start - 50)
    if not (_HURTS.search(chart.lower, low, mention.start) or _OF_PAIN.match(chart.lower, mention.end)):
        return False
    return _NOT_ALL.search(chart.lower, low, mention.end + 20) is None


def _of_a_thing(chart: Chart, mention: Mention) -> bool:
    """Say whether a state is that of a thing named after it ("better parking"), and not how an act feels."""
    if _NOT_PAIN.match(chart.lower, mention.end) is None:
        return False
    return not any(m.start - mention.end <= 1 for m in chart.mentions_in("activity", mention.end, mention.end + 30))


def _elliptical(chart: Chart, mentions: list[Mention], index: int) -> Phrase | None:
    """Read "the first helped, the second did not": a negation that ends its clause after a word of relief."""
    mention = mentions[index]
    if not _AUXILIARY.fullmatch(chart.lower, mention.start, mention.end) or not _CLAUSE_END.match(
        chart.lower, mention.end
    ):
        return None
    earlier = any(m.entry.sets.get("part") in ("verb", "state", "noun") for m in mentions[max(0, index - 4) : index])
    return Phrase(mention.start, mention.end, mention.entry.id, "none") if earlier else None


def _only_less(chart: Chart, mentions: list[Mention], index: int) -> bool:
    """Say whether a pain that is not gone has just been said to be less: "better, but not gone"."""
    less = any(m.entry.sets.get("part") in ("verb", "state", "noun") for m in mentions[max(0, index - 4) : index])
    return less and chart.lower.startswith("gone", mentions[index].start)


def _not_wholly(chart: Chart, mentions: list[Mention], index: int) -> bool:
    """Say whether what would be all is denied: "improved, but not completely eradicated" goes on with what was had."""
    if mentions[index].entry.sets.get("quality") != "complete":
        return False
    _, start = _before(chart, mentions, index)
    return _SHORT_OF.search(chart.lower, max(0, start - 30), start) is not None


def _whole(mention: Mention) -> Phrase:
    sets = mention.entry.sets
    weak = mention.end - mention.start <= 6
    return Phrase(mention.start, mention.end, mention.entry.id, sets.get("quality"), sets.get("ongoing"), weak)  # type: ignore[arg-type]


def _did_well(chart: Chart, mentions: list[Mention], index: int) -> Phrase | None:
    """Read "did" with its adverb, which may be qualified: "did well", "doing extremely well", "done reasonably well"."""
    mention = mentions[index]
    words: list[Mention] = []
    for after in mentions[index + 1 : index + 3]:
        if not after.entry.sets.get("modifier") or chart.words_in((words or [mention])[-1].end, after.start) > 1:
            break
        words.append(after)
    if not words or not chart.lower.endswith(
        ("well", "great", "nicely", "beautifully"), words[-1].start, words[-1].end
    ):
        return None
    quality = None if words[0].entry.sets.get("quality") == "partial" else "significant"
    ongoing = False if _UNTIL.match(chart.lower, words[-1].end) else None
    return Phrase(mention.start, words[-1].end, "relief.did_well", quality, ongoing, True)  # type: ignore[arg-type]


def _before(chart: Chart, mentions: list[Mention], index: int) -> tuple[list[Mention], int]:
    """Return the modifiers right before a word, nearest first, and where they start."""
    start, found = mentions[index].start, []
    reach = 0 if mentions[index].entry.id == CONTROLLED else _BEFORE  # "significant pain is controlled"
    for before in range(index - 1, max(-1, index - 4), -1):
        mention = mentions[before]
        if not mention.entry.sets.get("modifier") or chart.words_in(mention.end, start) > reach:
            break
        if _STOP.search(chart.lower, mention.end, start):
            break
        found.append(mention)
        start = mention.start
    return found, start


def _adverb(chart: Chart, mentions: list[Mention], index: int) -> Mention | None:
    if index + 1 >= len(mentions):
        return None
    mention, after = mentions[index], mentions[index + 1]
    if not after.entry.sets.get("modifier") or after.entry.sets.get("quality") == "none":
        return None
    if chart.lower.endswith(" at ", 0, after.start):
        return None  # "did not help at all"
    near = chart.words_in(mention.end, after.start) <= _AFTER and not _STOP.search(
        chart.lower, mention.end, after.start
    )
    following = mentions[index + 2] if index + 2 < len(mentions) else None
    taken = (
        following is not None and following.entry.sets.get("part") and chart.words_in(after.end, following.start) <= 1
    )
    return after if near and not taken else None


def _negator(chart: Chart, mentions: list[Mention], index: int, start: int) -> Mention | None:
    for before in range(index - 1, max(-1, index - 6), -1):
        mention = mentions[before]
        if mention.entry.sets.get("negator"):
            near = chart.words_in(mention.end, start) <= _NEGATOR_REACH
            return (
                mention
                if near and not re.search(r"[,;:.]|\bbut\b|\bonly\b", chart.lower[mention.end : start])
                else None
            )
    return None


def _judged(modifiers: list[Mention], negator: Mention | None) -> tuple[Quality | None, bool | None]:
    qualities = [str(m.entry.sets["quality"]) for m in modifiers if "quality" in m.entry.sets]
    ongoing = False if any("ongoing" in m.entry.sets for m in modifiers) else None
    quality = "none" if "none" in qualities else qualities[0] if qualities else None
    if "minimal" in qualities:
        quality = "minimal"
    if negator is not None:
        quality = _LESS_THAN_ALL.get(quality or "", "none")
        ongoing = None if quality == "none" else ongoing
    return quality, ongoing  # type: ignore[return-value]


def _helped(chart: Chart, mention: Mention) -> bool:
    if _DID.search(chart.lower, max(0, mention.start - 20), mention.start):
        return True
    return (
        _THESE.search(chart.lower, max(0, mention.start - 20), mention.start) is not None
        and _WITH_PAIN.match(chart.lower, mention.end) is not None
    )


def _stated(chart: Chart, mention: Mention) -> bool:
    giving = _GIVING.search(chart.lower, max(0, mention.start - 40), mention.start)
    return giving is not None or _FROM.match(chart.lower, mention.end) is not None
