"""Judges every sample note as its sidecar asks, writes out/report.html and prints the outcomes (see scripts/run)."""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from adjudicator import load_policy
from bulk.judging import judge_note
from bulk.notes.record_requests import requests_of
from bulk.notes.sources import read_notes
from chartproof.report.html import page
from models.determination import NoteAdjudication, Outcome
from models.errors import ChartproofError
from models.note import Note
from service.showing.wording import OUTCOMES, family_title

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "out" / "report.html"


def main() -> int:
    """Judge all samples; 1 when one cannot be judged or has another outcome than its sidecar says."""
    answers: list[tuple[Note, NoteAdjudication]] = []
    wrong = 0
    for path in sorted((ROOT / "sample_notes").glob("*.txt")):
        sidecar = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))
        try:
            note, answer = _judged(path, sidecar)
        except ChartproofError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            wrong += 1
            continue
        answers.append((note, answer))
        rows = list(_rows(answer, sidecar["expected"]))
        wrong += sum(unexpected for _, unexpected in rows)
        print("\n".join(row for row, _ in rows))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(page(answers), encoding="utf-8", newline="")
    lines = sum(len(answer.determinations) for _, answer in answers)
    told = "all as expected" if not wrong else f"{wrong} not as expected"
    print(
        f"\n{len(answers)} notes, {lines} determinations, {told}.\nThe report: {REPORT}\nThe page: run .venv/bin/chartproof serve and open http://127.0.0.1:8000"
    )
    return int(wrong > 0)


def _judged(path: Path, sidecar: dict[str, Any]) -> tuple[Note, NoteAdjudication]:
    note = next(read_notes([str(path)]))
    if not isinstance(note, Note):
        raise note
    asked = {"as_of": date.fromisoformat(sidecar["as_of"]), "requests": requests_of(sidecar["requests"])}
    note = note.model_copy(update=asked)
    return note, judge_note(note, load_policy(sidecar["policy"]))


def _rows(answer: NoteAdjudication, expected: Sequence[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """Write a row for every determination; true beside it when it is not the one expected."""
    wanted = {tuple(sorted(line["codes"])): line["outcome"] for line in expected}
    for line in answer.determinations:
        codes = tuple(sorted(line.procedure.cpt))
        outcome: Outcome | None = wanted.pop(codes, None)
        row = f"{answer.note_id:<26}{'+'.join(codes):<20}{family_title(line.procedure.family):<28}"
        yield _row(row, OUTCOMES[line.outcome].word, line.outcome == outcome, outcome)
    for codes, outcome in wanted.items():
        yield _row(f"{answer.note_id:<26}{'+'.join(codes):<20}{'':<28}", "nothing", False, outcome)


def _row(row: str, word: str, right: bool, outcome: Outcome | None) -> tuple[str, bool]:
    if right:
        return f"{row}{word}", False
    return f"{row}{word} (expected: {OUTCOMES[outcome].word if outcome else 'nothing'})", True


if __name__ == "__main__":
    sys.exit(main())
