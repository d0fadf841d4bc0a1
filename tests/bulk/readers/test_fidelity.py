"""Whatever the text, it comes out of a format as it went in, wherever the format can carry it exactly."""

import json

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from bulk.readers import Columns
from scripts.bad_archive import formats
from tests.bulk.readers.reading import found

EVERY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.text(EVERY, min_size=1).filter(str.strip)
LIKELY = st.text(st.sampled_from('ab \t\r\n",;|\\^~&{}<>é😕\u2028\u0085\ufeff\x0b\x0c\x1e'), min_size=1).filter(
    str.strip
)
EITHER = st.one_of(TEXTS, LIKELY)
COLUMNS = Columns(note_id="note_id", text="note_text", date_of_service="note_date")
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def rows(texts: list[str]) -> list[tuple[str, str]]:
    return [(f"n{number}", text) for number, text in enumerate(texts)]


def same(name: str, content: bytes, wanted: list[tuple[str, str]], columns: Columns | None = None) -> None:
    items = found(name, content, columns)
    assert [(item.note.note_id, item.note.text) for item in items] == wanted
    assert all(item.sha256 == item.note.sha256 for item in items)


@often
@given(st.lists(EITHER, min_size=1, max_size=4), st.booleans())
def test_json_lines(texts: list[str], ascii_only: bool) -> None:
    lines = [json.dumps({"note_id": one, "text": text}, ensure_ascii=ascii_only) for one, text in rows(texts)]
    same("n.jsonl", "\n".join(lines).encode(), rows(texts))


@often
@given(st.lists(EITHER, min_size=1, max_size=4), st.sampled_from([",", ";", "\t", "|"]))
def test_tables(texts: list[str], delimiter: str) -> None:
    assume(not any("\\" in text for text in texts))  # a backslash before a quote may be an escape: see the next test
    name = "n.tsv" if delimiter == "\t" else "n.csv"
    same(name, formats.csv(rows(texts), delimiter), rows(texts), COLUMNS)


@often
@given(st.lists(EITHER, min_size=1, max_size=4))
def test_tables_with_backslashes_and_doubled_quotes(texts: list[str]) -> None:
    texts = ['a "quoted" word', *texts]
    same("n.csv", formats.csv(rows(texts)), rows(texts), COLUMNS)


@often
@given(st.lists(EITHER, min_size=1, max_size=4))
def test_parquet(texts: list[str]) -> None:
    same("n.parquet", formats.parquet(rows(texts)), rows(texts))


@often
@given(st.lists(EITHER, min_size=1, max_size=3))
def test_fhir(texts: list[str]) -> None:
    assume(not any(looks_otherwise(text) for text in texts))
    same("n.ndjson", formats.fhir(rows(texts)), rows(texts))


@often
@given(st.lists(EITHER, min_size=1, max_size=3), st.sampled_from(["\r", "\n", "\r\n"]))
@example(["0\r\n"], "\r")
def test_hl7_with_its_line_ends_as_newlines(texts: list[str], end: str) -> None:
    assume(not any({"\x0b", "\x1c"} & set(text) for text in texts))  # the frames of its transport
    wanted = [(one, text.replace("\r\n", "\n").replace("\r", "\n")) for one, text in rows(texts)]
    same("n.hl7", formats.hl7(rows(texts), end), wanted)


@often
@given(st.lists(EITHER, min_size=1, max_size=3), st.sampled_from(["n.zip", "n.tar", "n.tar.gz"]))
def test_archives_of_texts(texts: list[str], name: str) -> None:
    assume(not any(looks_otherwise(text) for text in texts))
    members = {f"{one}.txt": text.encode() for one, text in rows(texts)}
    content = formats.zipped(members) if name == "n.zip" else formats.tarred(members)
    same(name, formats.gzipped(content) if name == "n.tar.gz" else content, rows(texts))


def looks_otherwise(text: str) -> bool:
    """Tell a text whose first bytes are those of another format, or that is mostly control characters."""
    begins = ("\ufeff", "%PDF-", "{\\rtf", "MSH|", "FHS|", "BHS|", "GIF8", "BZh", "PAR1", "PK", "II*", "MM")
    return text.startswith(begins) or any(one < " " and one not in "\t\n\r\x0b\x0c\x1b" for one in text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@often
@given(EITHER)
def test_plain_text_in_every_encoding(encoding: str, text: str) -> None:
    assume(not looks_otherwise(text))
    same("n.txt", text.encode(encoding), [("n", text)])
