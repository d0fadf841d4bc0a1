"""What looks like a spinal level and is none: heart sounds, MRI sequences, hormones, tumour stages."""

from __future__ import annotations

import re

_SEQUENCE_AFTER = re.compile(
    r"[\s-]*(?:w\b|wi\b|weight\w*|signal|hyper\w*|hypo\w*|images?\b|imaging|sequences?|bright|prolong\w*|relax\w*|fat\b|flair|stir"
    r"|gradient|spin|fse|tse|post|pre\b|non|sag\w*|ax\w*|cor\w*|(?:and|&|/|or)\s?(?:t[12]|stir|flair|proton|pd)\b|contrast|value|map)"
)
_SEQUENCE_BEFORE = re.compile(
    r"\b(?:sag\w*|ax\w*|cor\w*|weight\w*|fse|tse|stir|flair|sequences?|images?|on|bright)[\s,/-]*\Z"
)
_HEART = re.compile(
    r"heart|cardi|\bcv\b|\bcvs\b|rhythm|murmur|gallop|\brubs?\b|\brrr\b|auscult|precord|pulses?\b|\bs3\b|tachy|regular rate"
    r"|\bsounds?\b|\bclicks?\b"
)
_SACRAL = re.compile(
    r"root|branch|foram|dermatom|sacr|radic|nerve|ablat|inject|block|distribut|reflex|sensation|myotom"
)
_HORMONE_BEFORE = re.compile(r"\b(?:free|tsh|thyroid\w*|total|ft|reverse)[\s,:/&]*(?:and\s*)?\Z")
_HORMONE_AFTER = re.compile(r"\s*(?:uptake|resin|toxicosis|levels?\s+(?:is|was|of)|:?\s?\d+\.\d)")
_STAGE_AFTER = re.compile(r"[\s,]*[np][0-3x]\b")
_VITAMIN_BEFORE = re.compile(
    r"\b(?:vitamin|complement|hepatitis|type|stage|grade|class|schedule|ct|cpt|code|room|unit|apt|suite|kv)\s*\Z"
)


def is_no_level(lower: str, start: int, end: int, levels: tuple[str, ...]) -> bool:
    """Say whether the levels read at [start, end) are something else that is written alike."""
    lead = lower[max(0, start - 16) : start]
    if _VITAMIN_BEFORE.search(lead):
        return True
    names = set(levels)
    if names <= {"T1", "T2", "T1-T2"} and (_SEQUENCE_AFTER.match(lower, end) or _SEQUENCE_BEFORE.search(lead)):
        return True
    if names <= {"T3", "T4", "T3-T4"} and (_HORMONE_BEFORE.search(lead) or _HORMONE_AFTER.match(lower, end)):
        return True
    if len(names) == 1 and lower[start] == "t" and _STAGE_AFTER.match(lower, end):
        return True
    return names <= {"S1", "S2", "S3", "S4", "S1-S2", "S2-S3", "S3-S4"} and _is_heart(lower, start, end)


def _is_heart(lower: str, start: int, end: int) -> bool:
    """S1 to S4 are heart sounds where the line speaks of the heart and not of the sacrum."""
    begin = max(lower.rfind("\n", 0, start) + 1, lower.rfind(". ", 0, start) + 1, start - 90)
    stop = lower.find("\n", end)
    around = lower[begin : min(end + 60, stop if stop >= 0 else len(lower))]
    if _SACRAL.search(around):
        return False
    return bool(_HEART.search(around)) or bool(
        re.match(r"\s*(?:normal|(?:are|were)\s+normal|heard|present\b)", lower[end:])
    )
