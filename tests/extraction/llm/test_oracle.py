"""A model that knows every label: what it proposes arrives, so that what is missing is the model's and not the way's."""

import extraction
from chartproof.evaluation.equality import KEYS
from chartproof.evaluation.gold import Labelled, read_gold
from chartproof.evaluation.matching import match
from extraction.llm import Assist
from models.kinds import Fact
from tests.extraction.llm.behaviours import Knowing, proposed
from tests.extraction.llm.fake_server import FakeServer
from tests.extraction.llm.test_assist import settings
from tests.shared import records, shared


def labelled(facts: tuple[Fact, ...]) -> list[Labelled]:
    scored = (fact for fact in facts if fact.kind in KEYS)
    return [Labelled(fact.kind, fact.anchor.start, fact.anchor.end, fact.model_dump(mode="json")) for fact in scored]


def test_rules_and_confirmed_suggestions_find_what_was_labelled(server: FakeServer) -> None:
    texts = {note["id"]: note["text"] for note in records(shared("notes", "pain_notes.jsonl"))}
    gold = found = hits = 0
    for note in read_gold(shared("notes", "gold_dev.jsonl")):
        text = texts[note.note_id]
        wanted = [fact for fact in note.facts if fact.kind in KEYS]
        server.reset(
            Knowing(
                [proposed(fact.kind, text[fact.start : fact.end], text[max(0, fact.start - 60) : fact.start] or None)
                 for fact in wanted]
            )
        )  # fmt: skip
        reading = extraction.read(text)
        with Assist(settings(server)) as assist:
            assisted = assist.suggest(text, reading)
        assert assisted.report.status == "ok"
        both = labelled(reading.facts) + labelled(assisted.suggestions)
        gold, found, hits = gold + len(wanted), found + len(both), hits + len(match(wanted, both).matches)
    assert hits >= gold * 0.995
    assert 2 * hits / (gold + found) >= 0.98
