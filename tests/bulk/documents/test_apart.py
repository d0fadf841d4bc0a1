"""Documents are read in a process apart: what hangs or crashes is told, and the next document is read."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from bulk.documents.apart import Apart
from bulk.documents.recognising import Format
from bulk.limits import Limits
from models.errors import NoteError
from models.reason import Reason
from scripts.bad_archive.formats import pdf, rtf

SLOW = b"{\\rtf1 " + b"{\\field{\\*\\fldinst{ HYPERLINK " * 30_000 + b"}" * 90_001


@pytest.fixture
def apart() -> Iterator[Apart]:
    process = Apart()
    yield process
    process.close()


def test_documents_are_read_one_after_the_other(apart: Apart) -> None:
    for word in ("one", "two"):
        assert apart.document_of(rtf(word), Format.RTF, Limits()).text == word
    assert (
        apart.document_of(pdf("Low back pain for 3 years."), Format.PDF, Limits()).text.strip()
        == "Low back pain for 3 years."
    )


def test_what_is_wrong_with_a_document_comes_back(apart: Apart) -> None:
    with pytest.raises(NoteError, match="is cut short") as caught:
        apart.document_of(rtf("one")[:-1], Format.RTF, Limits())
    assert caught.value.reason == Reason.DAMAGED


def test_one_that_takes_too_long_is_ended_and_the_next_is_read(apart: Apart) -> None:
    apart.document_of(rtf("one"), Format.RTF, Limits())
    began = time.monotonic()
    with pytest.raises(NoteError, match="takes longer to read than 1 seconds") as caught:
        apart.document_of(SLOW, Format.RTF, Limits(document_seconds=1))
    assert caught.value.reason == Reason.TIMED_OUT
    assert time.monotonic() - began < 30
    assert apart.document_of(rtf("two"), Format.RTF, Limits()).text == "two"


def test_a_process_that_was_killed_is_begun_anew(apart: Apart) -> None:
    apart.document_of(rtf("one"), Format.RTF, Limits())
    assert apart._process is not None
    os.kill(apart._process.pid, signal.SIGKILL)
    apart._process.wait()
    with pytest.raises(NoteError) as caught:
        apart.document_of(rtf("two"), Format.RTF, Limits())
    assert caught.value.reason == Reason.CRASHED
    assert apart.document_of(rtf("three"), Format.RTF, Limits()).text == "three"


def test_one_that_takes_too_much_memory_is_told(apart: Apart) -> None:
    limits = Limits(document_memory=200_000_000)
    with pytest.raises(NoteError) as caught:
        apart.document_of(b"{\\rtf1 " + b"a" * 60_000_000 + b"}", Format.RTF, limits)
    assert caught.value.reason in (Reason.OUT_OF_MEMORY, Reason.CRASHED)


def test_the_process_ends_with_its_owner(apart: Apart) -> None:
    apart.document_of(rtf("one"), Format.RTF, Limits())
    process = apart._process
    assert process is not None
    apart.close()
    assert process.returncode is not None
