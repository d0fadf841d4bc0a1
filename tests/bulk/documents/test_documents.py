"""Word, RTF, PDF and HTML documents, and clinical documents: the text in its order, and what is left out is said."""

import base64
import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.pdfgen.canvas import Canvas

from models.reason import Reason
from scripts.bad_archive import formats
from scripts.bad_archive.formats import pdf, scan
from tests.bulk.readers.reading import found, text, unreadable

TRACKED = ("tracked changes: insertions are kept, deletions are left out",)


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def xml(markup: str) -> Any:
    return parse_xml(
        markup.replace(" ", f" {nsdecls('w')} ", 1) if " " in markup else markup.replace(">", f" {nsdecls('w')}>", 1)
    )


def test_a_word_document_is_read_in_its_order_with_tables_headers_and_footers() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Header"
    document.sections[0].footer.paragraphs[0].text = "Footer"
    document.add_heading("HPI", 1)
    runs = document.add_paragraph("Pain")
    runs.add_run(" ").bold = True
    runs.add_run("in the\tback\nat night")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Relief", "80%"
    inner = table.cell(0, 1).add_table(1, 1)
    inner.cell(0, 0).text = "for 6 hours"
    document.add_paragraph("Plan")
    assert text("n.docx", saved(document)).split("\n") == [
        "Header", "HPI", "Pain in the\tback", "at night", "Relief\t80%", "for 6 hours", "", "Plan", "Footer",
    ]  # fmt: skip


def test_tracked_insertions_are_kept_and_deletions_left_out_and_said() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Relief of ")._p
    paragraph.append(xml('<w:del w:id="1" w:author="a"><w:r><w:delText>80%</w:delText></w:r></w:del>'))
    paragraph.append(xml('<w:ins w:id="2" w:author="a"><w:r><w:t>50%</w:t></w:r></w:ins>'))
    paragraph.append(xml('<w:moveFrom w:id="3" w:author="a"><w:r><w:t>moved</w:t></w:r></w:moveFrom>'))
    (item,) = found("n.docx", saved(document))
    assert item.note.text == "Relief of 50%"
    assert item.note.warnings == TRACKED


def test_text_boxes_content_controls_and_check_boxes_are_read_once() -> None:
    document = docx.Document()
    body = document.element.body
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f"<mc:AlternateContent {mc}><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body.insert(0, xml(f"<w:p ><w:r><w:t>beside</w:t>{choice}</w:r></w:p>"))
    body.insert(1, xml("<w:sdt ><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>"))
    checked = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked w:val="{}"/></w:checkBox></w:ffData></w:fldChar>'
    marks = "".join(
        f"<w:r>{checked.format(value)}<w:t> {name} </w:t></w:r>" for value, name in ((1, "left"), (0, "right"))
    )
    body.insert(2, xml(f'<w:p >{marks}<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'))
    assert text("n.docx", saved(document)).split("\n") == ["beside", "in a box", "controlled", "☒ left ☐ right ☒"]


@pytest.mark.parametrize(
    ("rtf", "meant"),
    [
        (rb"{\rtf1\ansi\ansicpg1252 caf\'e9 \u8220?x\u8221? 80\'25\par next}", "café “x” 80%\nnext"),
        (rb"{\rtf1\ansi \u-10179?\u-8694? ok}", "😊 ok"),
        (rb"{\rtf1\ansi \u-10179? half}", "\ufffd half"),
        (b"{\\rtf1\\ansi\\ansicpg1252 caf\xe9}", "café"),
        (b"{\\rtf1\\ansi\\ansicpg1251 \\'e4\xe0}", "да"),
        (rb"{\rtf1\ansi \{L4\} C:\\x}", "{L4} C:\\x"),
        (rb"{\rtf1\ansi\trowd Relief\cell 80%\cell\row after}", "Relief|80%|\nafter"),
        (b"{\\rtf1\\ansi a{\\pict\\bin4 }{}}}b}", "ab"),
    ],
)
def test_rtf_is_read(rtf: bytes, meant: str) -> None:
    assert text("n.rtf", rtf) == meant


def test_what_rtf_leaves_out_is_said() -> None:
    (item,) = found("n.rtf", rb"{\rtf1\ansi{\header Page 1}{\footnote x} Pain{\deleted gone}}")
    assert item.note.warnings == (
        "page headers and footers are left out",
        "footnotes are left out",
        "text marked as deleted is kept: accept the changes before saving",
    )


def test_rtf_that_is_cut_short_is_never_read_as_whole() -> None:
    assert unreadable("n.rtf", rb"{\rtf1\ansi Relief of 80% {\b for").reason == Reason.DAMAGED


def pages(*texts: str | None) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for line in texts:
        if line is None:
            canvas.rect(10, 10, 99, 99)
        else:
            canvas.drawString(72, 720, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_pages_of_a_pdf_follow_each_other_and_a_picture_among_them_is_said() -> None:
    (item,) = found("n.pdf", pages("Low back pain for 3 years.", None, "Relief of 80%."))
    assert item.note.text.split() == "Low back pain for 3 years. Relief of 80%.".split()
    assert item.note.warnings == ("hardly any text on page 2 of 3: if it is a picture, it was not read",)


def test_damage_that_a_pdf_can_be_read_around_is_said() -> None:
    raw = pdf("Low back pain for 3 years.")
    (item,) = found("n.pdf", raw.replace(b"startxref\n", b"startxref\n9"))
    assert item.note.text.strip() == "Low back pain for 3 years."
    assert item.note.warnings == ("the file is not as its format says; where it is damaged, text may be missing",)


def test_a_form_in_a_pdf_is_read() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 720, "Relief in percent:")
    canvas.acroForm.textfield(name="relief", value="80")
    canvas.save()
    (item,) = found("n.pdf", file.getvalue())
    assert "relief: 80" in item.note.text.split("\n")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (scan(), Reason.NEEDS_OCR),
        (pdf("Low back pain.", "secret"), Reason.ENCRYPTED),
        (pdf("Low back pain.")[:300], Reason.DAMAGED),
        (b"%PDF-1.7", Reason.DAMAGED),
    ],
)
def test_a_pdf_without_readable_text_is_told(raw: bytes, reason: Reason) -> None:
    assert unreadable("n.pdf", raw).reason == reason


def test_a_page_is_read_as_a_browser_shows_it() -> None:
    page = """<html><head><title>no</title><style>no</style></head><body><h1>HPI</h1><p>Pain
      <b>80%</b>&nbsp;relief<br><br>next<!-- no --><script>no</script></p>
      <table><tr><th><p>Side</p></th><td><div>left</div></td></tr><tr><td></td><td>a<p>b</p></td></tr></table>
      <ul><li>one</li><li>two<ul><li>three</li></ul></li></ul><pre>kept
  as is</pre><del>gone</del>tail</body></HTML>"""
    (item,) = found("n.html", page.encode())
    assert item.note.text.split("\n") == [
        "HPI", "Pain 80% relief", "", "next", "Side\tleft", "a", "b", "one", "two", "three", "kept", "  as is", "tail",
    ]  # fmt: skip
    assert item.note.warnings == ("text marked as deleted is left out",)


def test_a_page_that_is_cut_short_is_never_read_as_whole_but_a_part_of_a_page_is_read() -> None:
    assert unreadable("n.html", formats.html("Low back pain.")[:-9]).reason == Reason.DAMAGED
    assert text("n.html", b"<p>Low back pain.<p>Relief") == "Low back pain.\nRelief"


@pytest.mark.parametrize("name", ["n.txt", "n", "n.html", "n.dat"])
def test_formats_are_told_by_their_first_bytes(name: str) -> None:
    line = "Low back pain for 3 years."
    page, document = formats.html(line), formats.cda(line)
    for raw in (page, document, formats.rtf(line), formats.pdf(line), formats.hl7([("a", line)])):
        assert text(name, raw).strip() == line


def cda(body: str, head: str = "") -> bytes:
    return f'<ClinicalDocument xmlns="urn:hl7-org:v3">{head}<component>{body}</component></ClinicalDocument>'.encode()


def test_sections_of_a_clinical_document_are_lines_under_their_titles() -> None:
    inner = "<component><section><title>Plan</title><text>Continue.</text></section></component>"
    table = "<table><tbody><tr><td>Relief</td><td>80%</td></tr></tbody></table>"
    items = '<list><item>one</item><item>two<content revised="delete">gone</content></item></list>'
    section = f"<section><title>HPI</title><text><paragraph>Pain.</paragraph>{items}{table}</text>{inner}</section>"
    head = '<effectiveTime value="20260301"/><componentOf><encompassingEncounter><effectiveTime><low value="20260102"/></effectiveTime></encompassingEncounter></componentOf>'
    (item,) = found("n.xml", cda(f"<structuredBody><component>{section}</component></structuredBody>", head))
    assert item.note.text.split("\n") == ["HPI", "Pain.", "one", "two", "Relief\t80%", "", "Plan", "Continue."]
    assert str(item.note.date_of_service) == "2026-01-02"
    assert item.note.warnings == ("text marked as deleted is left out",)


def test_a_clinical_document_around_another_document_is_read() -> None:
    held = base64.b64encode(pdf("Low back pain for 3 years.")).decode()
    raw = cda(f'<nonXMLBody><text mediaType="application/pdf" representation="B64">{held}</text></nonXMLBody>')
    assert text("n.xml", raw).strip() == "Low back pain for 3 years."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (cda('<nonXMLBody><text><reference value="n.pdf"/></text></nonXMLBody>'), Reason.NOT_INLINE),
        (cda("<structuredBody/>"), Reason.NO_TEXT),
        (b'<!DOCTYPE a [<!ENTITY b "Canary">]>' + cda("&b;"), Reason.UNSAFE_XML),
        (b"<note>Canary</note>", Reason.UNSUPPORTED),
        (b"Canary", Reason.DAMAGED),
        (b"<a>" * 100_000, Reason.DAMAGED),
        (cda("<structuredBody/>").replace(b"<component>", b"<component>\x00"), Reason.DAMAGED),
    ],
)
def test_xml_without_a_narrative_is_told(raw: bytes, reason: Reason) -> None:
    item = unreadable("n.xml", raw)
    assert item.reason == reason
    assert "Canary" not in item.detail
