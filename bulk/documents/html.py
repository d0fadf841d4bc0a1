"""Reads HTML and XHTML."""

import re

import lxml.html

from bulk.documents.document import Document
from bulk.documents.markup import lines_of_markup
from bulk.notes.decoding import decode
from models.errors import NoteError
from models.reason import Reason

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BEGIN = re.compile(r"<html[\s>]", re.IGNORECASE)
_END = re.compile(r"</html\s*>", re.IGNORECASE)
DELETED = "text marked as deleted is left out"


def read_html(raw: bytes) -> Document:
    """Make text of a page, or of a part of one, line by line as a browser shows it; a page needs its end tag."""
    page, warnings = decode(raw)
    if _BEGIN.search(page) and not _END.search(page):
        said = 'begins with "<html" and does not end with "</html>": it is cut short; copy it or save it anew'
        raise NoteError(said, Reason.DAMAGED)
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    tree = lxml.html.document_fromstring(_DECLARATION.sub("", page), parser=parser)
    text, deleted = lines_of_markup(tree)
    return Document(text, (*warnings, DELETED) if deleted else warnings)
