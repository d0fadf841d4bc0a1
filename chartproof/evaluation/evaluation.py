"""Runs extraction over labelled notes and keeps everything that a report needs."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import extraction
from chartproof.evaluation.bootstrap import Totals
from chartproof.evaluation.equality import KEYS
from chartproof.evaluation.gold import GoldError, GoldNote, Labelled
from chartproof.evaluation.matching import Matching, match
from chartproof.evaluation.tally import Tally
from models.kinds import Fact


@dataclass(frozen=True)
class JudgedNote:
    """A labelled note's text, and how its facts matched."""

    note_id: str
    text: str
    matching: Matching


@dataclass
class Evaluation:
    """The counts over all labelled notes, and each note."""

    tally: Tally = field(default_factory=Tally)
    totals: list[Totals] = field(default_factory=list)
    notes: list[JudgedNote] = field(default_factory=list)

    def add(self, note: GoldNote, text: str, facts: Iterable[Fact]) -> None:
        """Match the facts that were found in a note to its labels; kinds that are never labelled are left out."""
        wanted = [fact for fact in note.facts if fact.kind in KEYS]
        found = [_labelled(fact) for fact in facts if fact.kind in KEYS]
        matching = match(wanted, found)
        self.tally.add(wanted, found, matching)
        right = sum(pair.right for pair in matching.matches)
        self.totals.append(Totals(len(wanted), len(found), len(matching.matches), right))
        self.notes.append(JudgedNote(note.note_id, text, matching))


def evaluate(gold: Iterable[GoldNote], texts: Mapping[str, str]) -> Evaluation:
    """Extract the facts of every labelled note and match them.

    texts: the notes by id, for labels that do not carry theirs. Raises GoldError when a text is missing, or is not
    the text that was labelled.
    """
    evaluation = Evaluation()
    for note in gold:
        text = text_of(note, texts)
        evaluation.add(note, text, extraction.read(text).facts)
    if not evaluation.notes:
        raise GoldError("there is no labelled note")
    return evaluation


def text_of(note: GoldNote, texts: Mapping[str, str]) -> str:
    """Return the text that was labelled; raises GoldError when it is missing, or another one."""
    text = note.text if note.text is not None else texts.get(note.note_id)
    if text is None:
        raise GoldError(f"note {note.note_id}: its text is missing; name the file that holds it with --notes")
    found = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if note.sha256 is not None and note.sha256 != found:
        raise GoldError(f"note {note.note_id}: the text is not the one that was labelled (its sha256 differs)")
    return text


def _labelled(fact: Fact) -> Labelled:
    return Labelled(fact.kind, fact.anchor.start, fact.anchor.end, fact.model_dump(mode="json"))
