"""The cache: only its owner reads it, a replay needs no server and says the same, byte for byte."""

from pathlib import Path

import pytest

import extraction
from extraction.llm import AnswerCache, Assist
from models.errors import StorageError
from tests.extraction.llm.behaviours import Knowing, proposed
from tests.extraction.llm.failures import Failing
from tests.extraction.llm.fake_server import FakeServer
from tests.extraction.llm.test_assist import NOTE, settings


def said(server: FakeServer, cache: AnswerCache, text: str = NOTE, **changes: object) -> str:
    with Assist(settings(server, **changes), cache) as assist:
        found = assist.suggest(text, extraction.read(text))
    return "\n".join([*(fact.model_dump_json() for fact in found.suggestions), found.report.model_dump_json()])


def test_a_replay_asks_nobody_and_says_the_same(server: FakeServer, tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite3"
    server.reset(Knowing([proposed("relief", "made life bearable again")]))
    first = said(server, AnswerCache(path))
    assert "made life" in first
    asked = len(server.asked)
    server.reset(Failing(500))
    assert said(server, AnswerCache(path)) == first
    assert (asked, len(server.asked)) == (5, 0)
    assert path.stat().st_mode & 0o777 == 0o600
    assert NOTE[:60].encode() not in path.read_bytes()


def test_another_text_or_model_is_another_question(server: FakeServer, tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "answers.sqlite3")
    server.reset(Knowing([]))
    said(server, cache)
    said(server, cache, NOTE + "More.")
    said(server, cache, model="other")
    assert len(server.asked) == 5 + 4 + 5


def test_failures_are_not_kept(server: FakeServer, tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "answers.sqlite3")
    server.reset(Failing(500))
    assert '"failed"' in said(server, cache)
    server.reset(Knowing([]))
    assert '"ok"' in said(server, cache)


def test_a_file_that_is_no_cache_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("This is no database. " * 100)
    with pytest.raises(StorageError, match=r"the cache .*notes\.txt cannot be used"):
        AnswerCache(path)
    with pytest.raises(StorageError, match="cannot be used"):
        AnswerCache(tmp_path / "missing" / "answers.sqlite3")


def test_a_cache_that_breaks_later_is_done_without(server: FakeServer, tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite3"
    cache = AnswerCache(path)
    path.write_bytes(b"broken" * 1000)
    server.reset(Knowing([]))
    assert '"ok"' in said(server, cache)
