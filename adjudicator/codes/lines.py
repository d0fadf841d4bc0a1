"""Lines: which codes of a request are judged together."""

from collections.abc import Sequence

from adjudicator.codes.levels import fits
from adjudicator.codes.table import CodeEntry, Group, code
from models.errors import RequestError
from models.request import Request
from models.vocabulary import Family

_FACET: tuple[Family, ...] = ("facet_injection", "medial_branch_block")


def same_codes(family: Family) -> tuple[Family, ...]:
    """Return the families that share their codes with a family, itself among them.

    Facet joint injections and medial branch blocks are one family for 64490-64495.

    >>> same_codes("medial_branch_block")
    ('facet_injection', 'medial_branch_block')
    """
    return _FACET if family in _FACET else (family,)


def family_of(codes: Sequence[str]) -> Family:
    """Return the family of the codes of one line; guidance, sedation and drugs beside a procedure do not count.

    Raises RequestError for an unknown code, for no code, and for codes of several families (use `split` first).
    """
    if not codes:
        raise RequestError("a request without codes has no family; give its code, such as 64493")
    entries = [code(written) for written in codes]
    families = dict.fromkeys(entry.family for entry in (_procedures(entries) or entries))
    if len(families) > 1:
        told = ", ".join(families)
        raise RequestError(f"codes {'+'.join(codes)} are of several families ({told}); make a request of each")
    return next(iter(families))


def split(request: Request) -> tuple[Request, ...]:
    """Split a request whose codes are of several families, regions or approaches into one request each.

    Each keeps the side, and the levels that lie in its region; guidance, sedation and drugs stay with the first.
    """
    entries = [code(written) for written in request.codes]
    groups: dict[Group, list[str]] = {}
    for entry in _procedures(entries):
        groups.setdefault(entry.group, []).append(entry.code)
    if len(groups) <= 1:
        return (request,)
    beside = tuple(entry.code for entry in entries if entry.role != "procedure")
    return tuple(
        request.model_copy(
            update={
                "codes": (*codes, *(beside if number == 0 else ())),
                "family": None,
                "levels": _levels_of(request, group),
            }
        )
        for number, (group, codes) in enumerate(groups.items())
    )


def _levels_of(request: Request, group: Group) -> tuple[str, ...]:
    if group.region is None:
        return ()
    return tuple(level for level in request.levels if fits(level, group.region))


def _procedures(entries: Sequence[CodeEntry]) -> list[CodeEntry]:
    return [entry for entry in entries if entry.role == "procedure"]
