"""What cases say of policies: the table of what they cover, and which determinations a change of policy changes."""

from collections.abc import Iterator
from pathlib import Path

import adjudicator
from adjudicator import Policy
from adjudicator.coverage.case_file import ReadCase, case_files, cases_of
from adjudicator.coverage.results import results_of
from adjudicator.coverage.table import RESULTS, Row, coverage
from adjudicator.policy.loader import PACKS
from adjudicator.policy.source import read
from models.errors import PolicyError
from service.showing.wording import OUTCOMES

_HEADS = ("met", "not met", "not documented", "conflicting", "boundary")


def own_cases() -> Path | None:
    """Return the folder of the cases of the packaged policies; null where the program came without it."""
    folder = Path(adjudicator.__file__).parents[1] / "tests" / "cases"
    return folder if folder.is_dir() else None


def table(policy: Policy, folder: Path) -> tuple[list[str], list[Row]]:
    """Return the coverage table of a policy as lines, and its rows."""
    rows = coverage(policy, cases_of(folder, policy.id))
    width = max(len(row.criterion) for row in rows)
    lines = [f"  {'criterion':<{width}}" + "".join(f"  {head}" for head in _HEADS)]
    for row in rows:
        cells = [str(row.counts[result] or ("-" if result not in row.possible else 0)) for result in RESULTS]
        cells.append(str(row.boundary) if row.bounded else "-")
        lines.append(
            f"  {row.criterion:<{width}}"
            + "".join(f"  {cell:>{len(head)}}" for cell, head in zip(cells, _HEADS, strict=True))
        )
    return lines, rows


def gaps(policy: Policy, path: Path | None, folder: Path, rows: list[Row]) -> Iterator[str]:
    """Return a line for every result that no case brings about: file, line, what, how to mend."""
    file = path or PACKS / f"{policy.id}.yaml"
    document = read(file.read_text(encoding="utf-8"), file.name)
    places = {criterion.id: number for number, criterion in enumerate(policy.criteria)}
    for row in rows:
        place = ("criteria", places[row.criterion], "id") if row.criterion in places else ("alternatives",)
        for result in row.lacking:
            what = f"no case comes to {result.replace('_', ' ')}; add one to {folder.name}"
            yield f"pack {file.name}, line {document.line(place)}, criterion {row.criterion}: {what}"


def changed(old: Policy, new: Policy, folder: Path) -> Iterator[str]:
    """Return a sentence for every determination of the cases of either policy that the other one changes."""
    for name, file in case_files(folder).items():
        if file.policy in (old.id, new.id):
            for case in file.each():
                yield from _changes(name, case, old, new)


def _changes(name: str, case: ReadCase, old: Policy, new: Policy) -> Iterator[str]:
    place = f"{name}, {case.case.name!r}"
    try:
        before, after = results_of(old, case), results_of(new, case)
    except PolicyError as error:
        yield f"{place}: {error}"
        return
    for line, was, now in zip(before.lines, before.outcomes, after.outcomes, strict=True):
        if was != now:
            codes = "+".join(line.request.codes)
            yield f"{place}: {codes} was {OUTCOMES[was].word.lower()}, is {OUTCOMES[now].word.lower()}"
