"""Judges texts that are not stored, in a worker."""

from adjudicator import Policy
from service.context import Service
from service.views.texts import check_length
from service.web.problems import invalid
from service.workers.jobs import JudgeNote
from service.workers.worker import RefusedError


async def judged(service: Service, policy: Policy, job: JudgeNote) -> bytes:
    """Return the answer to a job that judges a text; 422 for a text too long, or a day on which the policy does not hold."""
    check_length(job.note.text, service.settings)
    try:
        return await service.pool.run(job)
    except RefusedError:
        message = f"the note's own date lies outside the policy, which holds from {policy.effective_from}; name a day"
        raise invalid("#/as_of", message) from None
