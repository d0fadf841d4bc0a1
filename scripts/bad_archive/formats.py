"""Bytes of every format, made of a note's text; each made by the library that people's programs would use."""

import base64
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

import docx
import pyarrow as pa
import pyarrow.parquet as pq
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

_HL7 = {"\\": "E", "|": "F", "^": "S", "&": "T", "~": "R", "\r": "X0D"}
"""How HL7 v2 writes its separators within a text, between two backslashes."""
_RTF = {10: "\\par\n", ord("\\"): "\\\\", ord("{"): "\\{", ord("}"): "\\}"}

Row = tuple[str, str]
"""A note's id and its text."""


def csv(rows: Sequence[Row], delimiter: str = ",", header: str = "note_id,note_text,note_date") -> bytes:
    """Make an OMOP NOTE table, every cell quoted."""
    lines = [header.replace(",", delimiter)]
    lines += [delimiter.join((note_id, f'"{_doubled(text)}"', "2026-01-15")) for note_id, text in rows]
    return ("\r\n".join(lines) + "\r\n").encode()


def json_lines(rows: Sequence[Row]) -> bytes:
    """Make a record a line."""
    return "".join(json.dumps({"note_id": note_id, "text": text}) + "\n" for note_id, text in rows).encode()


def parquet(rows: Sequence[Row]) -> bytes:
    """Make an OMOP NOTE table."""
    columns = {"note_id": [one for one, _ in rows], "note_text": [text for _, text in rows]}
    table = pa.table(columns | {"note_date": ["2026-01-15"] * len(rows)})
    file = io.BytesIO()
    pq.write_table(table, file)
    return file.getvalue()


def word(text: str) -> bytes:
    """Make a document, a paragraph a line."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rtf(text: str) -> bytes:
    """Make a document, a paragraph a line; characters beyond ASCII as Word writes them."""
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)]
    body = "".join(_RTF.get(code) or (chr(code) if 0 < code < 128 else f"\\u{code}?") for code in codes)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\\f0 {body}}}".encode()


def pdf(text: str, password: str | None = None) -> bytes:
    """Make a page with a line a line; with a password, one that asks for it."""
    file = io.BytesIO()
    lock = None if password is None else StandardEncryption(password, ownerPassword="owner", strength=128)
    canvas = Canvas(file, encrypt=lock)
    for number, line in enumerate(text.split("\n")):
        canvas.drawString(72, 720 - 14 * number, line)
    canvas.save()
    return file.getvalue()


def scan() -> bytes:
    """Make a page that is a picture."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(72, 72, 400, 600, fill=1)
    canvas.save()
    return file.getvalue()


def html(text: str) -> bytes:
    """Make a page, a paragraph a line."""
    body = "".join(f"<p>{_escaped(line)}</p>" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><head><title>-</title></head><body>{body}</body></html>".encode()


def cda(text: str) -> bytes:
    """Make a clinical document with one section."""
    body = "".join(f"<paragraph>{_escaped(line)}</paragraph>" for line in text.split("\n"))
    section = f"<component><section><text>{body}</text></section></component>"
    held = f"<component><structuredBody>{section}</structuredBody></component>"
    return f'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">{held}</ClinicalDocument>'.encode()


def hl7(rows: Sequence[Row], end: str = "\r") -> bytes:
    """Make a document message a note, a segment a line of text."""
    segments: list[str] = []
    for note_id, text in rows:
        segments += [f"MSH|^~\\&|A|B|C|D|20260115||MDM^T02|m{note_id}|P|2.5", f"TXA|1|PN|TX|20260115||||||||{note_id}"]
        lines = enumerate(text.split("\n"), start=1)
        segments += [f"OBX|{number}|TX|1||{_hl7_escaped(line)}||||||F" for number, line in lines]
    return (end.join(segments) + end).encode()


def fhir(rows: Sequence[Row]) -> bytes:
    """Make a DocumentReference a line, with the text inline."""
    return "".join(json.dumps(document_reference(*row)) + "\n" for row in rows).encode()


def document_reference(note_id: str, text: str) -> dict[str, object]:
    """Make one resource."""
    attachment = {"contentType": "text/plain", "data": base64.b64encode(text.encode()).decode()}
    return {
        "resourceType": "DocumentReference",
        "id": note_id,
        "status": "current",
        "date": "2026-01-15T08:00:00Z",
        "content": [{"attachment": attachment}],
    }


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Make a zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def encrypted(members: Mapping[str, bytes]) -> bytes:
    """Make a zip archive whose members are marked as encrypted, and are no longer what they were."""
    raw = bytearray(zipped(members))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


def tarred(members: Mapping[str, bytes], links: Mapping[str, str] | None = None) -> bytes:
    """Make a tar archive, with symbolic links from names to targets."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, target in (links or {}).items():
            link = tarfile.TarInfo(name)
            link.type, link.linkname = tarfile.SYMTYPE, target
            archive.addfile(link)
    return file.getvalue()


def gzipped(raw: bytes) -> bytes:
    """Compress."""
    return gzip.compress(raw, mtime=0)


def _doubled(text: str) -> str:
    return text.replace('"', '""')


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _hl7_escaped(text: str) -> str:
    return "".join(f"\\{_HL7[one]}\\" if one in _HL7 else one for one in text)
