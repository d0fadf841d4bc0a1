"""Requests as people write them: "64493+64494:bilateral:L4-S1", with modifiers "27096-LT"."""

import re
from collections.abc import Sequence

from adjudicator.codes import code, family_of, split
from models.errors import RequestError
from models.levels import Level, expand
from models.request import Request
from models.vocabulary import Laterality

_SIDES: dict[str, Laterality] = {
    **dict.fromkeys(("left", "l", "lt", "left side"), "left"),
    **dict.fromkeys(("right", "r", "rt", "right side"), "right"),
    **dict.fromkeys(("bilateral", "bilat", "b", "bl", "b/l", "both", "both sides", "50"), "bilateral"),
}
_MODIFIER_SIDES: dict[str, Laterality] = {"50": "bilateral", "LT": "left", "RT": "right"}

_OTHER_MODIFIERS = frozenset(
    "22 24 25 26 51 52 53 57 58 59 62 73 74 76 77 78 79 80 81 82 99 "
    "AS CR FS FT GA GC GX GY GZ KX PN PO PT QX QY QZ Q5 Q6 SG TC XE XP XS XU".split()
)
"""Modifiers that say nothing of the side; they are accepted and not judged."""

_CODE = re.compile(r"([0-9A-Za-z]+)((?:-[0-9A-Za-z]+)*)")
_FORM = "CODE[+CODE...][:SIDE[:LEVELS]], such as 64493+64494:bilateral:L4-S1"


def parse_request(written: str) -> Request:
    """Read a request as the command line takes it.

    Raises RequestError that names the part and the mend.

    >>> request = parse_request("64493+64494:bilateral:L4-S1")
    >>> request.laterality, request.levels
    ('bilateral', ('L4-L5', 'L5-S1'))
    >>> parse_request("27096-LT").laterality
    'left'
    """
    parts = written.strip().split(":")
    if len(parts) > 3:
        raise RequestError(f"request {written!r} has {len(parts)} parts; write {_FORM}")
    codes = [part.strip() for part in parts[0].split("+")]
    side = parts[1].strip() if len(parts) > 1 else ""
    levels = parts[2].strip() if len(parts) > 2 else ""
    return request_of(codes, side or None, levels or None)


def request_of(codes: Sequence[str], laterality: str | None = None, levels: str | None = None) -> Request:
    """Build a request from its parts as people write them; a code may carry modifiers ("64493-50").

    Raises RequestError that names the part and the mend: a code that is none or unknown, a modifier that contradicts
    the side, a side or a level that is none. The family is filled in where all codes are of one.
    """
    if not codes or not any(codes):
        raise RequestError(f"a request needs a code; write {_FORM}")
    read = [_code(written) for written in codes]
    plain = tuple(name for name, _ in read)
    told = _side(laterality) if laterality else None
    side = _one_side(told, [modifier for _, modifier in read if modifier is not None], "+".join(codes))
    request = Request(codes=plain, laterality=side, levels=_levels(levels) if levels else ())
    if len(split(request)) > 1:
        return request
    return request.model_copy(update={"family": family_of(plain)})


def _code(written: str) -> tuple[str, Laterality | None]:
    match = _CODE.fullmatch(written.strip())
    if match is None:
        raise RequestError(f"{written!r} is no procedure code; write 64493, or 64493-50 with a modifier")
    name = code(match[1].upper()).code
    sides: list[Laterality] = []
    for modifier in match[2].upper().split("-")[1:]:
        if modifier in _MODIFIER_SIDES:
            sides.append(_MODIFIER_SIDES[modifier])
        elif modifier not in _OTHER_MODIFIERS:
            raise RequestError(f"modifier {modifier} of {name} is unknown; the side is written -LT, -RT or -50")
    if not sides:
        return name, None
    return name, sides[0] if len(set(sides)) == 1 else "bilateral"


def _one_side(told: Laterality | None, modifiers: Sequence[Laterality], codes: str) -> Laterality | None:
    """Join the side that was told with the codes' modifiers; LT and RT on lines of one code are both sides."""
    if not modifiers:
        return told
    coded: Laterality = modifiers[0] if len(set(modifiers)) == 1 else "bilateral"
    if told is not None and told != coded:
        raise RequestError(f"the modifiers of {codes} say {coded} and the request says {told}; keep one side")
    return coded


def _side(written: str) -> Laterality:
    side = _SIDES.get(" ".join(written.lower().split()))
    if side is not None:
        return side
    if expand(written):
        raise RequestError(f"{written!r} stands in the place of the side; write two colons before it: 64493::{written}")
    raise RequestError(f"{written!r} is no side; write left, right or bilateral")


def _levels(written: str) -> tuple[Level, ...]:
    levels = expand(written)
    if not levels:
        raise RequestError(f"levels {written!r} cannot be read; write L4-L5, or a range from the top down: L3-S1")
    return levels
