"""Reads the archive and compares what came with what must come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bulk.item import key_of
from bulk.readers import Found, Item, Said, Unreadable, open_archive
from scripts.bad_archive.case import CANARY, Case


@dataclass(slots=True)
class Outcome:
    """What was read, and every difference, as a sentence."""

    files: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def summary(self) -> str:
        """Say it in lines."""
        counts = ", ".join(f"{count} {name}" for name, count in sorted(self.counts.items()))
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(self.reasons.items()))
        end = "all as it must be" if not self.faults else f"{len(self.faults)} faults"
        return f"{self.files} files: {counts}\nunreadable: {reasons}\n{end}"


def check(root: Path, cases: list[Case]) -> Outcome:
    """Read `root/archive`, and compare."""
    before = _everything(root)
    said: list[Said] = []
    items = list(open_archive(root / "archive", say=said.append))
    outcome = Outcome(files=len(cases))
    outcome.counts.update(type(item).__name__.lower() for item in items)
    outcome.reasons.update(item.reason for item in items if isinstance(item, Unreadable))
    outcome.faults += [f"written: {path}" for path in sorted(_everything(root) ^ before)]
    outcome.faults += [f"tells text of a note: {place}" for place in _leaks(items, said)]
    outcome.faults += _notes(cases, items)
    outcome.faults += _others(cases, items)
    return outcome


def _everything(root: Path) -> set[tuple[str, int]]:
    return {(str(path), path.lstat().st_size) for path in root.parent.rglob("*") if path.is_relative_to(root)}


def _leaks(items: Iterable[Item], said: Iterable[Said]) -> list[str]:
    places = [item.source for item in items if isinstance(item, Unreadable) and CANARY in item.detail]
    return places + [one.source for one in said if CANARY in one.sentence]


def _notes(cases: list[Case], items: Iterable[Item]) -> list[str]:
    """Compare the notes, each once, however often its record is repeated."""
    found = {key_of(item.note): item for item in items if isinstance(item, Found)}
    by_id: dict[str, list[Found]] = {}
    for item in found.values():
        by_id.setdefault(item.note.note_id, []).append(item)
    faults: list[str] = []
    for case in cases:
        for note_id, text in (*case.notes.items(), *case.namesakes.items()):
            here = [item for item in by_id.get(note_id, []) if item.source.startswith(case.path)]
            same = [item for item in here if _same(item.note.text, text, case)]
            if same:
                by_id[note_id].remove(same[0])
            else:
                faults.append(f"not found as it is: {note_id} in {case.path}")
    return faults + [f"found, though it must not be: {item.source}" for left in by_id.values() for item in left]


def _same(got: str, wanted: str, case: Case) -> bool:
    return got == wanted or (case.laid_out and got.split() == wanted.split())


def _others(cases: list[Case], items: Iterable[Item]) -> list[str]:
    wanted = Counter((case.path + place, reason.value) for case in cases for place, reason in case.bad.items())
    wanted.update((note_id, "repeated") for case in cases for note_id in case.repeated)
    got: Counter[tuple[str, str]] = Counter()
    keys: set[str] = set()
    for item in items:
        if isinstance(item, Unreadable):
            got[item.source, item.reason.value] += 1
        elif (key := key_of(item.note)) in keys:
            got[item.note.note_id, "repeated"] += 1
        else:
            keys.add(key)
    missing = [f"not told: {place} ({reason})" for place, reason in (wanted - got)]
    return missing + [f"told, though it must not be: {place} ({reason})" for place, reason in (got - wanted)]
