"""The files that cannot be read, or not in whole; each with the reason that is true of it."""

import json
from collections.abc import Iterator

from models.reason import Reason
from scripts.bad_archive import formats
from scripts.bad_archive.case import CANARY, Case, text_of

_LONG = 20_000_000


def bad_cases() -> Iterator[Case]:
    """Yield every kind of file that must be put aside."""
    yield from _texts()
    yield from _archives()
    yield from _documents()
    yield from _records()
    yield from _messages()
    yield from _formats()
    yield from _repeated()


def _bad(path: str, content: bytes, reason: Reason) -> Case:
    return Case(path, content, bad={"": reason})


def _texts() -> Iterator[Case]:
    text = text_of("bad").encode()
    yield _bad("bad/nul.txt", text + b"\0" + text, Reason.DAMAGED)
    yield _bad("bad/empty.txt", b"", Reason.EMPTY)
    yield _bad("bad/blank.txt", b" \r\n\t\r\n", Reason.EMPTY)
    yield _bad("bad/long.txt", (CANARY + " " * 90).encode() * (_LONG // 99 + 1), Reason.TOO_LONG)
    yield _bad("bad/binary.txt", bytes(range(1, 32)) * 9, Reason.NOT_TEXT)
    yield _bad("bad/unknown-code.txt", text + b"\x81\x8d\x8f\x90\x9d", Reason.NOT_TEXT)
    yield _bad("bad/half.txt", text.decode().encode("utf-16")[:-1], Reason.DAMAGED)
    yield Case("bad/link.txt", b"", bad={"": Reason.UNSAFE_PATH}, link="../../outside.txt")


def _archives() -> Iterator[Case]:
    text = text_of("member").encode()
    whole = formats.zipped({"a.txt": text, "b.txt": text * 2})
    tar = formats.tarred({f"{number}.txt": f"{CANARY} {number}".encode() * 2000 for number in range(9)})
    yield _bad("bad/cut.zip", whole[:-30], Reason.DAMAGED)
    yield _bad("bad/no-zip.zip", b"PK\x03\x04" + text, Reason.DAMAGED)
    zeros = formats.zipped({"bomb.txt": b"0" * _LONG, "good.txt": text})
    yield Case("bad/bomb.zip", zeros, {"bad/bomb/good": text.decode()}, {" > bomb.txt": Reason.BOMB})
    many = {f"{number}.txt": b"0" * 9_000_000 for number in range(20)}
    yield _bad("bad/many.zip", formats.zipped(many), Reason.BOMB)
    yield _bad("bad/bomb.jsonl.gz", formats.gzipped(b"0" * (2 * _LONG)), Reason.BOMB)
    yield Case("bad/bomb.docx", formats.zipped({"word/document.xml": b" " * _LONG}), bad={"": Reason.BOMB})
    names = ("../outside.txt", "/outside.txt", "a/../../outside.txt", "..\\outside.txt", "C:\\outside.txt")
    unsafe = {f" > {name}": Reason.UNSAFE_PATH for name in names}
    yield Case("bad/paths.zip", formats.zipped(dict.fromkeys(names, text)), bad=unsafe)
    links = {"link.txt": "/etc/hostname"}
    raw = formats.gzipped(formats.tarred(dict.fromkeys(names, text), links))
    yield Case("bad/paths.tar.gz", raw, bad={**unsafe, " > link.txt": Reason.UNSAFE_PATH})
    yield Case("bad/locked.zip", formats.encrypted({"a.txt": text}), bad={" > a.txt": Reason.ENCRYPTED})
    cut = {f"bad/cut/{number}": f"{CANARY} {number}" * 2000 for number in range(4)}
    place = tar.find(f"{CANARY} 4".encode())
    yield Case("bad/cut.tar", tar[: place + 100], cut, {" > 4.txt": Reason.DAMAGED, "": Reason.DAMAGED})
    yield _bad("bad/cut.txt.gz", formats.gzipped(text)[:-12], Reason.DAMAGED)
    spoiled = bytearray(formats.zipped({"a.txt": text}))
    spoiled[60] ^= 0xFF
    yield Case("bad/spoiled.zip", bytes(spoiled), bad={" > a.txt": Reason.DAMAGED})
    third = formats.zipped({"a.txt": text})
    for name in ("third.zip", "second.zip"):
        third = formats.zipped({name: third})
    yield Case("bad/deep.zip", third, bad={" > second.zip > third.zip": Reason.NESTED})


def _documents() -> Iterator[Case]:
    text = text_of("document")
    yield _bad("bad/scan.pdf", formats.scan(), Reason.NEEDS_OCR)
    yield _bad("bad/locked.pdf", formats.pdf(text, "secret"), Reason.ENCRYPTED)
    yield _bad("bad/broken.pdf", b"%PDF-1.7\n" + text.encode(), Reason.DAMAGED)
    yield _bad("bad/broken.rtf", formats.rtf(text)[:-20], Reason.DAMAGED)
    yield _bad("bad/no-rtf.rtf", text.encode(), Reason.DAMAGED)
    yield _bad("bad/broken.docx", formats.word(text)[:-200], Reason.DAMAGED)
    yield _bad("bad/empty.docx", formats.word(""), Reason.EMPTY)
    yield _bad("bad/broken.xml", formats.cda(text)[:-30], Reason.DAMAGED)
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    yield _bad("bad/entity.xml", formats.cda(text).replace(b"?>", b"?>" + entity), Reason.UNSAFE_XML)
    yield _bad("bad/other.xml", b"<note>" + text.encode() + b"</note>", Reason.UNSUPPORTED)
    yield _bad("bad/empty.xml", formats.cda(""), Reason.NO_TEXT)


def _records() -> Iterator[Case]:
    good = json.dumps({"note_id": "kept-1", "text": text_of("kept")})
    lines = {
        f'{{"note_id": "x", "text": "{CANARY}': Reason.BAD_RECORD,
        f'["{CANARY}"]': Reason.BAD_RECORD,
        '{"note_id": "x"}': Reason.NO_TEXT,
        '{"note_id": "x", "text": " "}': Reason.EMPTY,
        f'{{"text": "{CANARY} \\ud83d"}}': Reason.DAMAGED,
        f'{{"text": "{CANARY}", "as_of": "{CANARY}"}}': Reason.BAD_RECORD,
        json.dumps({"text": CANARY + "x" * _LONG}): Reason.TOO_LONG,
    }
    content = "\n".join((good, *lines)).encode()
    bad = {f", line {number}": reason for number, reason in enumerate(lines.values(), start=2)}
    yield Case("bad/lines.jsonl", content, {"kept-1": text_of("kept")}, bad)
    rows = f'note_id,note_text\n11,"{CANARY} one"\n12,"{CANARY} "two" "\n13,"{CANARY} three"\n14,{CANARY},4\n15,"{CANARY} five"\n'
    kept = {"11": f"{CANARY} one", "13": f"{CANARY} three", "15": f"{CANARY} five"}
    yield Case("bad/quotes.csv", rows.encode(), kept, {", line 3": Reason.BAD_RECORD, ", line 5": Reason.BAD_RECORD})
    yield _bad("bad/columns.csv", f"a,b\n1,{CANARY}\n".encode(), Reason.NO_TEXT)
    yield _bad("bad/empty.csv", b"", Reason.EMPTY)
    yield _bad("bad/cut.parquet", formats.parquet([("1", text_of("cut"))])[:-40], Reason.DAMAGED)
    split = formats.csv([("s1", f"{CANARY} part one"), ("s1", "part two"), ("s2", text_of("s2"))])
    pieces = {", line 2": Reason.SPLIT_NOTE, ", line 3": Reason.SPLIT_NOTE}
    yield Case("bad/split.csv", split, {"s2": text_of("s2")}, pieces)


def _messages() -> Iterator[Case]:
    resource = formats.document_reference("f1", text_of("f1"))
    pointing = {**resource, "id": "f2", "content": [{"attachment": {"url": "https://example.org/Binary/9"}}]}
    damaged = {**resource, "id": "f5", "content": [{"attachment": {"data": "***"}}]}
    withdrawn = {**resource, "id": "f3", "status": "entered-in-error"}
    resources = [resource, pointing, withdrawn, {**resource, "id": "f4", "content": []}, damaged]
    content = "\n".join(map(json.dumps, resources)).encode() + b'\n{"resourceType": "Docu'
    reasons = (Reason.NOT_INLINE, Reason.WITHDRAWN, Reason.NO_TEXT, Reason.DAMAGED, Reason.BAD_RECORD)
    bad = {f", line {number}": reason for number, reason in enumerate(reasons, start=2)}
    yield Case("bad/export.ndjson", content, {"f1": text_of("f1")}, bad)
    message = formats.hl7([("h1", text_of("h1"))])
    without = b"MSH|^~\\&|A|B|C|D|20260115||ORU^R01|h2|P|2.5\rOBR|1||h2\rOBX|1|NM|1||7\r"
    broken = f"{CANARY}|no segment\r".encode()
    bad = {", line 1": Reason.BAD_RECORD, ", line 7": Reason.NO_TEXT}
    yield Case("bad/messages.hl7", broken + message + without, {"h1": text_of("h1")}, bad)


def _formats() -> Iterator[Case]:
    yield _bad("bad/old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, Reason.UNSUPPORTED)
    yield _bad("bad/picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 60, Reason.UNSUPPORTED)
    yield _bad("bad/picture.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 60, Reason.UNSUPPORTED)
    yield _bad("bad/locked.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, Reason.ENCRYPTED)
    yield _bad("bad/unknown.xyz", text_of("xyz").encode(), Reason.UNSUPPORTED)
    yield _bad("bad/tree.json", f'{{\n "text": "{CANARY}"\n}}'.encode(), Reason.UNSUPPORTED)


def _repeated() -> Iterator[Case]:
    rows = [("twice", text_of("twice")), ("other", text_of("other")), ("twice", text_of("twice"))]
    rows.append(("other", text_of("another")))
    content, namesakes = formats.json_lines(rows), {"other": text_of("another")}
    yield Case("bad/twice.jsonl", content, dict(rows[:2]), namesakes=namesakes, repeated=("twice",))
