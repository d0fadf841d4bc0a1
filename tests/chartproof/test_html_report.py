"""The HTML report: one file, exact text, marks that are never nested, links that all lead somewhere, safe."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chartproof.report.html import page
from models.span import Span
from service.showing.evidence import Cited
from service.showing.pieces import lines_of
from tests.chartproof.answers import NOTE, TEXT, answer


class Page(HTMLParser):
    """Gathers what the tests ask of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.notes: list[str] = []
        self.nested_marks = 0
        self._paper: int | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.attributes |= values.keys()
        self.ids += [values["id"]] if values.get("id") else []  # type: ignore[list-item]
        self.links += [values["href"]] if values.get("href") else []  # type: ignore[list-item]
        self.nested_marks += tag == "mark" and "mark" in self.open
        if tag not in ("meta", "link", "br", "img"):
            self.open.append(tag)
        if values.get("class") == "paper":
            self._paper = len(self.open)
            self.notes.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if self._paper is not None and len(self.open) < self._paper:
            self._paper = None

    def handle_data(self, data: str) -> None:
        if self._paper is not None:
            self.notes[-1] += data


@pytest.fixture(scope="module")
def html() -> str:
    return page([(NOTE, answer()), (NOTE, answer())])


@pytest.fixture(scope="module")
def parsed(html: str) -> Page:
    return Page(html)


def test_the_note_stands_there_character_by_character(parsed: Page) -> None:
    assert parsed.notes == [TEXT, TEXT]


def test_every_link_leads_to_a_place_on_the_page_and_ids_are_unique(parsed: Page) -> None:
    assert len(parsed.ids) == len(set(parsed.ids))
    assert all(link.startswith("#") for link in parsed.links)
    assert {link[1:] for link in parsed.links} <= set(parsed.ids)


def test_marks_are_never_nested(parsed: Page) -> None:
    assert parsed.nested_marks == 0
    assert parsed.open == []


def test_nothing_is_styled_or_scripted_in_attributes(parsed: Page) -> None:
    assert "style" not in parsed.attributes
    assert "src" not in parsed.attributes
    assert not [name for name in parsed.attributes if name.startswith("on")]


def test_the_security_policy_lets_in_the_page_s_own_style_and_script_alone(html: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in rules


def test_nothing_on_the_page_names_a_host(html: str) -> None:
    assert "//" not in re.sub(r"<script>.*</script>", "", html, flags=re.DOTALL)


def test_text_of_the_note_is_text_and_not_markup(html: str) -> None:
    assert "&lt;then&gt;" in html
    assert "<then>" not in html


def test_one_note_has_no_list_of_notes_and_none_has_a_sentence() -> None:
    assert 'class="contents"' not in page([(NOTE, answer())])
    assert "No note could be judged." in page([])


texts = st.text(st.sampled_from("ab \r\n😕é<&"), min_size=1, max_size=40)


@given(texts, st.data())
def test_lines_lose_nothing_and_every_character_keeps_its_facts(text: str, data: st.DataObject) -> None:
    cited = []
    for number in range(1, data.draw(st.integers(0, 4)) + 1):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        cited.append(Cited(f"f_{number}", (Span.of(text, start, end),), number))
    pieces = [piece for line in lines_of(text, cited) for piece in line.pieces]
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        covering = {one.number for one in cited if one.anchor.start <= piece.start and piece.end <= one.anchor.end}
        touching = {one.number for one in cited if one.anchor.start < piece.end and piece.start < one.anchor.end}
        assert {int(number) for number in piece.facts.split()} == covering == touching
    for one in cited:
        assert any(piece.start == one.anchor.start for piece in pieces)
        assert sum(str(one.number) in piece.ends.split(", ") for piece in pieces) == 1
