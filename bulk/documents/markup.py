"""Makes lines of text of marked-up text: paragraphs, lists, tables; for HTML and for the narrative of CDA."""

import re
from dataclasses import dataclass, field
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer footnote form "
    "h1 h2 h3 h4 h5 h6 header hr item li list main nav ol p paragraph pre section table tbody text tfoot thead title tr "
    "ul".split()
)
_CELLS = frozenset({"td", "th"})
_SKIPPED = frozenset("head script style template noscript select option object iframe".split())
_DELETED = frozenset({"del", "s", "strike"})
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")


def lines_of_markup(element: Any) -> tuple[str, bool]:
    """Return the text of an element of a tree, and whether text marked as deleted was left out.

    White space is as a browser shows it: one blank for many, lines where blocks and breaks are; a row of a table is a
    line, its cells told apart by tabs.
    """
    lines = _Lines()
    lines.walk(element)
    return "\n".join(lines.done), lines.deleted


@dataclass(slots=True)
class _Lines:
    done: list[str] = field(default_factory=list)
    line: str = ""
    kept: bool = False
    """Whether white space is kept: inside `pre`."""
    ended: bool = False
    """Whether a block ended, so that what follows stands on a new line."""
    deleted: bool = False

    def walk(self, root: Any) -> None:
        """Go through a tree without recursion, so that depth does no harm."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            element, left = stack.pop()
            tag = _tag(element)
            if left:
                self._leave(tag)
                self._add(element.tail or "" if element is not root else "")
                continue
            stack.append((element, True))
            if self._enter(element, tag):
                self._add(element.text or "")
                stack.extend((child, False) for child in reversed(list(element)))
        self._end()

    def _enter(self, element: Any, tag: str) -> bool:
        if tag in _DELETED or element.get("revised") == "delete":
            self.deleted = True
            return False
        if not tag or tag in _SKIPPED:
            return False
        if tag == "br":
            self._flush()
            self._break()
        elif tag == "tr":
            self._end()
        elif tag in _CELLS and self.line:
            self.ended = False
            self.line += "\t"
        elif tag in _BLOCKS:
            self.ended = self.ended or not self.line.endswith("\t")
        self.kept = self.kept or tag == "pre"
        return True

    def _leave(self, tag: str) -> None:
        if tag == "tr":
            self._end()
        elif tag in _BLOCKS:
            self.ended = True
        if tag == "pre":
            self.kept = False

    def _add(self, text: str) -> None:
        if self.kept:
            self._flush()
            *whole, last = text.replace("\r\n", "\n").split("\n")
            for line in whole:
                self.line += line
                self._break()
            self.line += last
            return
        text = _SPACES.sub(" ", text)
        if text.strip(" "):
            self._flush()
        self.line += text.lstrip(" ") if self.line == "" or self.line[-1] in " \t" else text

    def _flush(self) -> None:
        """Begin a new line if a block ended here; put off until text follows, so that cells stay on one line."""
        if self.ended:
            self._end()

    def _break(self) -> None:
        self.done.append(self.line.rstrip(" "))
        self.line = ""

    def _end(self) -> None:
        if self.line.strip():
            self._break()
        self.line = ""
        self.ended = False


def _tag(element: Any) -> str:
    """Return the name of an element without its namespace, in small letters; nothing for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
