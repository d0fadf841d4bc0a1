"""Levels and codes: how many levels codes stand for, and which codes stand for so many levels."""

from collections.abc import Sequence
from typing import Literal

from adjudicator.codes.table import SpineRegion, code
from models.levels import Level
from models.vocabulary import Family

_NERVE_FAMILIES = ("facet_injection", "medial_branch_block", "radiofrequency_ablation")

_FACET = {
    "cervical_thoracic": ("64490", "64491", "64492"),
    "lumbosacral": ("64493", "64494", "64495"),
}
_ABLATION = {"cervical_thoracic": ("64633", "64634"), "lumbosacral": ("64635", "64636")}
_TRANSFORAMINAL = {"cervical_thoracic": ("64479", "64480"), "lumbosacral": ("64483", "64484")}
_INTERLAMINAR = {"cervical_thoracic": "62321", "lumbosacral": "62323"}


def fits(level: Level, region: SpineRegion) -> bool:
    """Tell whether a level lies in a region; T12-L1 is on the border and fits both.

    >>> fits("C7-T1", "cervical_thoracic"), fits("L5-S1", "cervical_thoracic"), fits("T12-L1", "lumbosacral")
    (True, False, True)
    """
    if level == "T12-L1":
        return True
    return (level[0] in "CT") == (region == "cervical_thoracic")


def level_count(levels: Sequence[Level], family: Family) -> int:
    """Count the levels that are treated: discs or joints, or for joints' nerves one fewer than the nerves.

    >>> level_count(("L3-L4", "L4-L5"), "facet_injection")
    2
    >>> level_count(("L3", "L4", "L5"), "radiofrequency_ablation")
    2
    """
    joints = [level for level in levels if "-" in level]
    if joints:
        return len(joints)
    if family in _NERVE_FAMILIES:
        return max(1, len(levels) - 1) if levels else 0
    return len(levels)


def remaining(codes: Sequence[str], kept: int) -> tuple[str, ...]:
    """Return the codes of a line that remain when only `kept` of its levels are approved.

    An add-on falls with its primary: the first level is always the primary's, whichever level is denied.

    >>> remaining(("64483", "64484", "64484"), 2)
    ('64483', '64484')
    >>> remaining(("64635", "64636"), 0)
    ()
    """
    if kept <= 0:
        return ()
    order = sorted(range(len(codes)), key=lambda place: code(codes[place]).rank or 0)
    counted = [place for place in order if code(codes[place]).rank is not None]
    fallen = set(counted[kept:])
    return tuple(written for place, written in enumerate(codes) if place not in fallen)


def codes_for(
    family: Family,
    region: SpineRegion,
    count: int,
    approach: Literal["interlaminar", "caudal", "transforaminal"] | None = None,
) -> tuple[str, ...]:
    """Return the codes of a treatment of so many levels; empty for a family that has no codes here.

    `count` is of levels, and of muscles for trigger points; zero (not said) counts as one.

    >>> codes_for("medial_branch_block", "lumbosacral", 3)
    ('64493', '64494', '64495')
    >>> codes_for("epidural_injection", "lumbosacral", 1, "caudal")
    ('62323',)
    """
    count = max(1, count)
    if family in ("facet_injection", "medial_branch_block"):
        return _FACET[region][:count]
    if family == "radiofrequency_ablation":
        first, further = _ABLATION[region]
        return (first, *(further,) * (count - 1))
    if family == "epidural_injection":
        if approach != "transforaminal":
            return (_INTERLAMINAR[region],)
        first, further = _TRANSFORAMINAL[region]
        return (first, *(further,) * (count - 1))
    if family == "sij_injection":
        return ("27096",)
    if family == "trigger_point_injection":
        return ("20553",) if count >= 3 else ("20552",)
    return ()
