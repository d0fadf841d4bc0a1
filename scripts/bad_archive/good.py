"""The files that can be read, of every format."""

from collections.abc import Iterator

from scripts.bad_archive import formats
from scripts.bad_archive.case import Case, text_of

_PLAIN = "Naïve “worse” ½ café"


def good_cases(texts: int) -> Iterator[Case]:
    """Yield a file of every format and encoding, then so many plain texts in folders."""
    yield from _encodings()
    yield from _tables()
    yield from _documents()
    yield from _messages()
    yield from _archives()
    for number in range(texts):
        name = f"clinic-{number % 7}/2026/visit.{number:03d}"
        yield Case(f"{name}.txt", text_of(name).encode(), {name: text_of(name)})


def _encodings() -> Iterator[Case]:
    text = f"{text_of('encodings')}\r\n{_PLAIN}\r\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"):
        yield Case(f"encodings/{encoding}.txt", text.encode(encoding), {f"encodings/{encoding}": text})
    unmarked = text_of("unmarked")
    yield Case("encodings/unmarked.txt", unmarked.encode("utf-16-le"), {"encodings/unmarked": unmarked})
    emoji = f"{text_of('emoji')} 😕\f\v\x1b next page\r\n\r\n"
    yield Case("encodings/emoji.txt", emoji.encode(), {"encodings/emoji": emoji})
    yield Case("without-ending", text_of("bare").encode(), {"without-ending": text_of("bare")})
    yield Case("CAPITALS.TXT", text_of("capitals").encode(), {"CAPITALS": text_of("capitals")})


def _rows(name: str) -> list[tuple[str, str]]:
    return [
        (f"{name}-1", text_of(f"{name} 1")),
        (f"{name}-2", f'{text_of(f"{name} 2")}\r\n"quoted", with; all\t| kinds 😕\r\n'),
        (f"{name}-3", text_of(f"{name} 3")),
    ]


def _tables() -> Iterator[Case]:
    for name, delimiter in (("comma.csv", ","), ("semicolon.csv", ";"), ("tab.tsv", "\t"), ("bar.csv", "|")):
        yield Case(f"tables/{name}", formats.csv(_rows(name), delimiter), dict(_rows(name)))
    wide = formats.csv(_rows("wide")).decode().encode("utf-16")
    yield Case("tables/wide.csv", wide, dict(_rows("wide")))
    yield Case("tables/packed.csv.gz", formats.gzipped(formats.csv(_rows("packed"))), dict(_rows("packed")))
    yield Case("tables/plain.jsonl", formats.json_lines(_rows("lines")), dict(_rows("lines")))
    yield Case("tables/packed.jsonl.gz", formats.gzipped(formats.json_lines(_rows("gz"))), dict(_rows("gz")))
    yield Case("tables/omop.parquet", formats.parquet(_rows("parquet")), dict(_rows("parquet")))


def _documents() -> Iterator[Case]:
    makers = {"docx": formats.word, "rtf": formats.rtf, "pdf": formats.pdf, "html": formats.html, "xml": formats.cda}
    for ending, make in makers.items():
        for number in range(2):
            name = f"documents/{ending}-{number}"
            yield Case(f"{name}.{ending}", make(text_of(name)), {name: text_of(name)}, laid_out=True)
    misnamed = text_of("misnamed")
    yield Case("documents/misnamed.txt", formats.rtf(misnamed), {"documents/misnamed": misnamed}, laid_out=True)
    yield Case(
        "documents/protected.pdf", formats.pdf(text_of("p"), ""), {"documents/protected": text_of("p")}, laid_out=True
    )


def _messages() -> Iterator[Case]:
    for name, end in (("cr", "\r"), ("lf", "\n"), ("crlf", "\r\n")):
        rows = [(f"{name}-a", f"{text_of(name)} 60% ~ 70% & L4\\L5|S1^"), (f"{name}-b", text_of(f"{name} b"))]
        yield Case(f"messages/{name}.hl7", formats.hl7(rows, end), dict(rows))
    yield Case("messages/export.ndjson", formats.fhir(_rows("fhir")), dict(_rows("fhir")))
    yield Case("messages/export.ndjson.gz", formats.gzipped(formats.fhir(_rows("fgz"))), dict(_rows("fgz")))


def _archives() -> Iterator[Case]:
    members = {"in/a.txt": text_of("a").encode(), "b.csv": formats.csv(_rows("zip"))}
    notes = {"archives/good/in/a": text_of("a"), **dict(_rows("zip"))}
    yield Case("archives/good.zip", formats.zipped(members), notes)
    for ending, name in (("tar", "t"), ("tar.gz", "g"), ("tgz", "z")):
        raw = formats.tarred({"in/a.txt": text_of(name).encode(), "rows.parquet": formats.parquet(_rows(name))})
        content = raw if ending == "tar" else formats.gzipped(raw)
        path = f"archives/{name}"
        yield Case(f"{path}.{ending}", content, {f"{path}/in/a": text_of(name), **dict(_rows(name))})
    inner = formats.zipped({"deep.txt": text_of("deep").encode()})
    outer = formats.zipped({"inner.zip": inner})
    yield Case("archives/outer.zip", outer, {"archives/outer/inner/deep": text_of("deep")})
