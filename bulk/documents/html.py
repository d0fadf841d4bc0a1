"""Reads HTML and XHTML."""

import re

import lxml.html

from bulk.documents.document import Document
from bulk.documents.markup import lines_of_markup
from bulk.notes.decoding import decode

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
DELETED = "text marked as deleted is left out"


def read_html(raw: bytes) -> Document:
    """Make text of a page, line by line as a browser shows it."""
    page, warnings = decode(raw)
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    tree = lxml.html.document_fromstring(_DECLARATION.sub("", page), parser=parser)
    text, deleted = lines_of_markup(tree)
    return Document(text, (*warnings, DELETED) if deleted else warnings)
