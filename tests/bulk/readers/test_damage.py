"""Damage anywhere in a file of any format: what is wrong is told in a sentence, and no sentence tells of a note."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bulk.readers import Limits, Said, Unreadable, open_archive
from models.reason import Reason
from scripts.bad_archive import formats
from scripts.bad_archive.case import CANARY, text_of

TIMES = 60
ROWS = [("a", text_of("one")), ("b", f'{text_of("two")} "q", ; |\r\n😕'), ("c", text_of("three"))]
FILES: dict[str, bytes] = {
    "n.txt": text_of("t").encode(),
    "n.csv": formats.csv(ROWS),
    "n.tsv": formats.csv(ROWS, "\t"),
    "n.jsonl": formats.json_lines(ROWS),
    "n.jsonl.gz": formats.gzipped(formats.json_lines(ROWS)),
    "n.ndjson": formats.fhir(ROWS),
    "n.parquet": formats.parquet(ROWS),
    "n.hl7": formats.hl7(ROWS),
    "n.docx": formats.word(text_of("d")),
    "n.rtf": formats.rtf(text_of("r")),
    "n.pdf": formats.pdf(text_of("p")),
    "n.html": formats.html(text_of("h")),
    "n.xml": formats.cda(text_of("x")),
    "n.zip": formats.zipped({"a.txt": text_of("z").encode(), "b.csv": formats.csv(ROWS), "c.hl7": formats.hl7(ROWS)}),
    "n.tar": formats.tarred({"a.txt": text_of("z").encode(), "b.jsonl": formats.json_lines(ROWS)}),
    "n.tar.gz": formats.gzipped(formats.tarred({"a.txt": text_of("z").encode(), "b.rtf": formats.rtf(text_of("r"))})),
}
_FAULTS = (Reason.FAILED, Reason.CRASHED, Reason.TIMED_OUT, Reason.OUT_OF_MEMORY)
LIMITS = Limits(characters=100_000, piece_bytes=1_000_000, nested_bytes=1_000_000, document_seconds=20)


def flipped(raw: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.randint(1, 8)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return raw


def cut(raw: bytearray, chance: random.Random) -> bytearray:
    return raw[: chance.randrange(len(raw))]


def without_a_part(raw: bytearray, chance: random.Random) -> bytearray:
    place = chance.randrange(len(raw))
    return raw[:place] + raw[place + chance.randint(1, 40) :]


def with_a_part_twice(raw: bytearray, chance: random.Random) -> bytearray:
    place = chance.randrange(len(raw))
    return raw[:place] + raw[max(0, place - chance.randint(1, 200)) :]


def with_odd_numbers(raw: bytearray, chance: random.Random) -> bytearray:
    place = chance.randrange(len(raw))
    raw[place : place + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f"])
    return raw


DAMAGE: list[Callable[[bytearray, random.Random], bytearray]] = [
    flipped,
    cut,
    without_a_part,
    with_a_part_twice,
    with_odd_numbers,
]


def damaged(raw: bytes, seed: int) -> bytes:
    """Do damage that is the same for the same seed."""
    chance = random.Random(seed)
    return bytes(chance.choice(DAMAGE)(bytearray(raw), chance))


@pytest.mark.parametrize("name", FILES)
def test_damage_is_told_and_tells_nothing(name: str, tmp_path: Path) -> None:
    for seed in range(TIMES):
        (tmp_path / f"{seed}{name[1:]}").write_bytes(damaged(FILES[name], seed))
    said: list[Said] = []
    items = list(open_archive(tmp_path, limits=LIMITS, say=said.append))
    told = [item for item in items if isinstance(item, Unreadable)]
    assert [item for item in told if not item.detail or item.reason in _FAULTS] == []
    word = CANARY.split("-")[0]
    assert [text for text in (*(item.detail for item in told), *map(str, said)) if word in text] == []
    sources = {one.source.split(".")[0] for one in (*items, *said)}
    assert sources >= {str(seed) for seed in range(TIMES)}
