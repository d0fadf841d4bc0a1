"""The pool: a killed worker is replaced, what does not fit is refused, what takes too long is given up."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator

import pytest

from models.note import Note
from service.web.problems import ApiError
from service.workers.jobs import ExtractFacts, Extraction, JudgeNote
from service.workers.pool import Pool
from service.workers.worker import RefusedError

SHORT = ExtractFacts(text="Pain 7/10.", date_of_service=None)
LONG = ExtractFacts(
    text="FABER was positive on the left. Pain 7/10 after 50% relief for 2 weeks. " * 2700, date_of_service=None
)


@pytest.fixture(scope="module")
def small() -> Iterator[Pool]:
    made = Pool(workers=1, queue=1, seconds=120)
    made.wait_until_warm()
    yield made
    made.stop()


def test_a_job_is_done_in_another_process(small: Pool) -> None:
    answer = Extraction.model_validate_json(asyncio.run(small.run(SHORT)))
    assert [fact.kind for fact in answer.facts] == ["pain_score"]
    assert small.pids != (os.getpid(),)


def test_a_killed_worker_is_replaced_and_its_job_done(small: Pool) -> None:
    async def killed_at_work() -> bytes:
        job = asyncio.create_task(small.run(LONG))
        await asyncio.sleep(0.2)
        assert small.pids[0] is not None
        os.kill(small.pids[0], signal.SIGKILL)
        return await job

    before = small.pids
    assert Extraction.model_validate_json(asyncio.run(killed_at_work())).facts
    assert small.pids != before


def test_what_does_not_fit_into_the_queue_is_refused_at_once(small: Pool) -> None:
    async def many() -> list[object]:
        return await asyncio.gather(*(small.run(SHORT) for _ in range(6)), return_exceptions=True)

    answers = asyncio.run(many())
    refused = [answer for answer in answers if isinstance(answer, ApiError)]
    assert len(refused) == 4
    assert {(error.status, error.headers["Retry-After"]) for error in refused} == {(503, "1")}
    assert sum(isinstance(answer, bytes) for answer in answers) == 2


def test_a_policy_that_does_not_hold_is_refused_by_its_kind(small: Pool) -> None:
    note = Note(note_id="a", text="Date of service: January 20, 2019. Pain 7/10.")
    with pytest.raises(RefusedError):
        asyncio.run(small.run(JudgeNote(note=note, policy="commercial-spine-injections")))


def test_a_job_over_time_is_given_up_and_the_next_is_done() -> None:
    hasty = Pool(workers=1, queue=1, seconds=0.3)
    try:
        hasty.wait_until_warm()
        with pytest.raises(ApiError) as given_up:
            asyncio.run(hasty.run(ExtractFacts(text=LONG.text * 5, date_of_service=None)))
        assert (given_up.value.status, "Retry-After" in given_up.value.headers) == (503, True)
        hasty.wait_until_warm()
        until = time.monotonic() + 60
        while time.monotonic() < until:  # on a busy machine even a short note may take longer
            try:
                assert asyncio.run(hasty.run(SHORT))
                break
            except ApiError:
                hasty.wait_until_warm()
        else:
            pytest.fail("no job was done after one was given up")
    finally:
        hasty.stop()
