"""Tells what format a piece has, by its first bytes and by the ending of its name."""

import codecs
import re
from collections.abc import Callable
from enum import StrEnum

from bulk.notes.binary import Binary, format_of
from bulk.notes.looking import looks_like_records


class Format(StrEnum):
    """A format with a reader, as it is named to people."""

    TEXT = "plain text"
    JSON_LINES = "JSON Lines"
    CSV = "a CSV table"
    TSV = "a TSV table"
    PARQUET = "a Parquet file"
    DOCX = "a Word document"
    RTF = "an RTF document"
    PDF = "a PDF file"
    HTML = "an HTML page"
    CDA = "a clinical document (CDA)"
    HL7 = "HL7 v2 messages"
    ZIP = "a zip archive"
    TAR = "a tar archive"
    GZIP = "a gzip file"


_ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".json": Format.JSON_LINES,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".tab": Format.TSV,
    ".parquet": Format.PARQUET,
    ".docx": Format.DOCX,
    ".rtf": Format.RTF,
    ".pdf": Format.PDF,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".xml": Format.CDA,
    ".cda": Format.CDA,
    ".hl7": Format.HL7,
    ".zip": Format.ZIP,
    ".tar": Format.TAR,
    ".tgz": Format.GZIP,
    ".gz": Format.GZIP,
}
_OTHERS = (".doc", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".md")
"""Endings that are split off a name, though no reader reads the format."""

_BY_BYTES = {Binary.PDF: Format.PDF, Binary.RTF: Format.RTF, Binary.PARQUET: Format.PARQUET}
_TAR_MARK = slice(257, 262)
_CDA_ROOT = re.compile(rb"<(?:\w+:)?ClinicalDocument[\s>]")
_HTML_STARTS = (b"<!doctype html", b"<html")
_HL7_STARTS = (b"MSH|", b"\x0bMSH|", b"FHS|", b"BHS|")


def split_ending(name: str) -> tuple[str, str]:
    """Split the known endings off a name: the rest, and the last ending in small letters.

    >>> split_ending("visits/Visit.2026.TXT"), split_ending("visits/visit.2026"), split_ending("a.jsonl.gz")
    (('visits/Visit.2026', '.txt'), ('visits/visit.2026', ''), ('a', '.gz'))
    """
    stem, dot, last = name.rpartition(".")
    ending = f"{dot}{last}".lower()
    if not stem or stem.endswith("/") or (ending not in _ENDINGS and ending not in _OTHERS):
        return name, ""
    return (split_ending(stem)[0] if ending == ".gz" else stem), ending


def by_name(name: str) -> Format | None:
    """Return the format that the ending of a name tells."""
    return _ENDINGS.get(split_ending(name)[1])


def recognise(name: str, head: bytes) -> Format | Binary | None:
    """Return the format of a piece, or the binary format that no reader reads; null when nothing tells.

    First bytes that leave no doubt win over the name; a name without a known ending may hold records or text.
    """
    named = by_name(name)
    told = _by_bytes(head, named)
    if told is not None:
        return told
    if named is Format.JSON_LINES and name.lower().endswith(".json"):
        return named if looks_like_records(head) or b"\n" not in head else None
    if named is None and "." not in name.rpartition("/")[2]:
        return Format.JSON_LINES if looks_like_records(head) else Format.TEXT
    return named


def _by_bytes(head: bytes, named: Format | None) -> Format | Binary | None:
    binary = format_of(head)
    if binary is Binary.ZIP:
        return Format.DOCX if named is Format.DOCX or b"word/" in head else Format.ZIP
    if binary is Binary.COMPRESSED:
        return Format.GZIP if head.startswith(b"\x1f\x8b") else binary
    if binary is not None:
        return _BY_BYTES.get(binary, binary)
    return next((told for told, looks in _LOOKS.items() if looks(head)), None)


_LOOKS: dict[Format, Callable[[bytes], bool]] = {
    Format.HL7: lambda head: head.removeprefix(codecs.BOM_UTF8).startswith(_HL7_STARTS),
    Format.CDA: lambda head: _CDA_ROOT.search(head) is not None,
    Format.HTML: lambda head: head.lstrip()[:20].lower().startswith(_HTML_STARTS),
    Format.TAR: lambda head: head[_TAR_MARK] == b"ustar",
}
