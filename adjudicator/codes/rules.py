"""Code rules: what is wrong with a request before any criterion is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from adjudicator.codes.levels import fits, level_count
from adjudicator.codes.lines import family_of
from adjudicator.codes.table import CodeEntry, code
from models.request import Request

Effect = Literal["drop_line", "not_covered", "warn"]
"""drop_line: the line cannot be judged as it is coded and is not approved; not_covered: the code itself is not covered;
warn: the line is judged, and the sentence is told beside it."""


@dataclass(frozen=True, slots=True)
class CodeFinding:
    """A code rule that speaks: its id, a sentence that names the codes and the mend, and what follows."""

    rule: str
    sentence: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class CodeFindings:
    """The request as it is to be judged (what the rules drop is gone), and what the rules say."""

    request: Request
    findings: tuple[CodeFinding, ...] = ()

    @property
    def stops(self) -> tuple[CodeFinding, ...]:
        """The findings with which the line is not approved, whatever the criteria say."""
        return tuple(finding for finding in self.findings if finding.effect != "warn")


def check(request: Request, *, imaging_required: bool = False) -> CodeFindings:
    """Apply the code rules to a request of one line (`split` first).

    `imaging_required`: the policy covers epidurals only with imaging, so 62320 and 62322 are not covered.
    Raises RequestError for an unknown code and for codes of several families.
    """
    if not request.codes:
        return CodeFindings(request)
    family = family_of(request.codes)
    kept, findings = _judged(request.codes)
    findings += [*_add_ons(kept), *_units(kept), *(_imaging(kept) if imaging_required else ())]
    findings += [*_regions(kept, request), *_level_count(kept, request), *_sides(kept, request)]
    sideless = any(entry.side == "never" for entry in kept)
    mended = request.model_copy(
        update={
            "codes": tuple(entry.code for entry in kept),
            "family": request.family or family,
            "laterality": None if sideless else request.laterality,
        }
    )
    return CodeFindings(mended, tuple(findings))


def _judged(codes: Sequence[str]) -> tuple[list[CodeEntry], list[CodeFinding]]:
    """Return the codes that are judged; what only goes with them is dropped, unless it stands alone."""
    entries = [code(written) for written in codes]
    findings = []
    if {"20552", "20553"} <= set(codes):
        entries = [entry for entry in entries if entry.code != "20552"]
        sentence = "20552 and 20553 exclude each other on one day; 20553 (three or more muscles) is judged alone."
        findings.append(CodeFinding("code.trigger_points.one", sentence, "warn"))
    procedures = [entry for entry in entries if entry.role == "procedure"]
    if not procedures:
        return entries, findings
    imaged = _joined(entry for entry in procedures if entry.imaging == "included")
    for entry in _once(entries):
        if entry.role == "guidance" and imaged:
            sentence = f"{entry.code} is bundled: imaging is part of {imaged}; it is not judged."
            findings.append(CodeFinding("code.imaging.bundled", sentence, "warn"))
        elif entry.role != "procedure":
            sentence = f"{entry.code} ({entry.title}) goes with the procedure and is not judged by itself."
            findings.append(CodeFinding("code.accessory", sentence, "warn"))
    return procedures, findings


def _add_ons(entries: Sequence[CodeEntry]) -> Iterator[CodeFinding]:
    present = {entry.code for entry in entries}
    for entry in _once(entries):
        needed = " and ".join(needed for needed in entry.needs if needed not in present)
        if needed:
            sentence = f"{entry.code} is an add-on and needs {needed} on the same request; ask for both together."
            yield CodeFinding("code.add_on.primary", sentence, "drop_line")


def _units(entries: Sequence[CodeEntry]) -> Iterator[CodeFinding]:
    for entry in _once(entries):
        units = sum(other.code == entry.code for other in entries)
        if entry.units is not None and units > entry.units:
            sentence = f"{entry.code} stands {units} times; at most {entry.units} a day can be billed."
            yield CodeFinding("code.units", sentence, "warn")


def _regions(entries: Sequence[CodeEntry], request: Request) -> Iterator[CodeFinding]:
    regional = [entry for entry in entries if entry.region is not None]
    region = regional[0].region if regional else None
    outside = [level for level in request.levels if region is not None and not fits(level, region)]
    if outside:
        name = "cervical or thoracic" if region == "cervical_thoracic" else "lumbar or sacral"
        told = ", ".join(outside)
        sentence = f"{_joined(regional)} is {name}, but the request names {told}; correct the code or the levels."
        yield CodeFinding("code.region", sentence, "drop_line")


def _level_count(entries: Sequence[CodeEntry], request: Request) -> Iterator[CodeFinding]:
    ranked = [entry for entry in entries if entry.rank is not None]
    if not ranked or not request.levels:
        return
    named, coded = level_count(request.levels, ranked[0].family), len(ranked)
    if named == coded or (named > coded and any(entry.rank == 3 for entry in ranked)):
        return
    codes = "+".join(entry.code for entry in ranked)
    verb = "stands" if coded == 1 else "stand"
    told = f"{_levels(named)} {'is' if named == 1 else 'are'} named ({', '.join(request.levels)})"
    yield CodeFinding("code.levels.count", f"{codes} {verb} for {_levels(coded)}, but {told}.", "warn")


def _sides(entries: Sequence[CodeEntry], request: Request) -> Iterator[CodeFinding]:
    sideless = _joined(entry for entry in entries if entry.side == "never")
    if sideless and request.laterality is not None:
        sentence = f"{sideless} has no side and takes no modifier 50, LT or RT; {request.laterality!r} is left out."
        yield CodeFinding("code.side.none", sentence, "warn")


def _imaging(entries: Sequence[CodeEntry]) -> Iterator[CodeFinding]:
    for entry in _once(entries):
        if entry.imaging == "without":
            sentence = f"{entry.code} is without imaging, and imaging is required; {int(entry.code) + 1} is with it."
            yield CodeFinding("code.imaging.required", sentence, "not_covered")


def _once(entries: Iterable[CodeEntry]) -> list[CodeEntry]:
    return list({entry.code: entry for entry in entries}.values())


def _joined(entries: Iterable[CodeEntry]) -> str:
    return "+".join(entry.code for entry in _once(entries))


def _levels(number: int) -> str:
    return f"{number} level" if number == 1 else f"{number} levels"
