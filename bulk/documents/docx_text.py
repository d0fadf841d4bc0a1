"""Makes text of WordprocessingML, in the order it is read, as it stands once all tracked changes are accepted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): "\t",
}
_BOXES = {"F0FE": "☒", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0FC": "✓", "F0FB": "✗"}
_DELETED = (qn("w:del"), qn("w:moveFrom"))
_SKIPPED = (
    qn("w:pPr"),
    qn("w:tblPr"),
    qn("w:tblGrid"),
    qn("w:tcPr"),
    qn("w:sectPr"),
    qn("w:sdtPr"),
    qn("w:instrText"),
    qn("w:delText"),
    qn("w:object"),
)
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


@dataclass(slots=True)
class TextOfXml:
    """Reads parts of one document, and remembers what it came upon."""

    deleted: bool = False
    inserted: bool = False

    def text_of(self, element: Any) -> str:
        """Return the text of the body, of a header, or of the notes: a line a paragraph or table row."""
        return "\n".join(self._blocks(element))

    def warnings(self) -> tuple[str, ...]:
        """Say what was done with tracked changes."""
        if not (self.deleted or self.inserted):
            return ()
        return ("tracked changes: insertions are kept, deletions are left out",)

    def _blocks(self, element: Any) -> Iterator[str]:
        for child in element.iterchildren():
            if self._left_out(child):
                continue
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tr"):
                if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                    yield "\t".join("\n".join(self._blocks(cell)) for cell in self._cells(child))
                else:
                    self.deleted = True
            else:
                yield from self._blocks(child)

    def _cells(self, row: Any) -> Iterator[Any]:
        for child in row.iterchildren():
            if child.tag == qn("w:tc"):
                yield child
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")):
                yield from self._cells(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        """Yield the paragraph, then the paragraphs of the text boxes that hang on it."""
        boxes: list[Any] = []
        yield "".join(self._inline(paragraph, boxes))
        for box in boxes:
            yield from self._blocks(box)

    def _inline(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        for child in element.iterchildren():
            tag = child.tag
            if self._left_out(child):
                continue
            if tag == qn("w:t"):
                yield child.text or ""
            elif tag in _CHARACTERS:
                yield _CHARACTERS[tag]
            elif tag == qn("w:sym"):
                yield _BOXES.get(str(child.get(qn("w:char"))).upper(), "")
            elif tag == qn("w:fldChar"):
                yield _check_box(child)
            elif tag == qn("w:txbxContent"):
                boxes.append(child)
            elif tag == _ALTERNATIVE:
                yield from self._inline(child[0], boxes)  # the others say the same for older programs
            else:
                yield from self._inline(child, boxes)

    def _left_out(self, element: Any) -> bool:
        tag = element.tag
        if tag in _DELETED:
            self.deleted = True
        self.inserted = self.inserted or tag == qn("w:ins")
        return not isinstance(tag, str) or tag in _DELETED or tag in _SKIPPED


def _check_box(field: Any) -> str:
    """Return the mark of a check box of a form; nothing for any other field."""
    box = field.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if box is None:
        return ""
    states = (box.find(qn("w:checked")), box.find(qn("w:default")))
    state = next((state for state in states if state is not None), None)
    off = state is None or state.get(qn("w:val")) in ("0", "false")
    return "☐" if off else "☒"
