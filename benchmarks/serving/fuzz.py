"""Sends mutated bodies to every route that takes one, and counts what no service may answer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2

from benchmarks.serving.mutations import bodies

TEXT = """HISTORY: Low back pain for 8 months, 7/10. The facet injections of June 2025 gave 50-60% relief for 2 weeks.
PLAN: Repeat bilateral L4-S1 facet joint injections (64493, 64494).
"""
POLICY = "commercial-spine-injections"
NOTE, BATCH = "fuzzed", "fuzzed"


@dataclass(frozen=True)
class Target:
    """A route that takes a body, with one that is valid."""

    address: str
    valid: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Found:
    """The answers by status, and the bodies that were answered wrongly: with a 500, or with what had been sent."""

    statuses: Counter[int] = field(default_factory=Counter)
    errors: list[bytes] = field(default_factory=list)
    echoes: list[bytes] = field(default_factory=list)


def targets(api: httpx2.Client) -> Iterator[Target]:
    """Store a note, queue it, take it, and yield every route that takes a body, on them."""
    api.post("/v1/notes", json={"text": TEXT, "note_id": NOTE, "policy": POLICY})
    queued = api.post("/v1/tasks", json={"note_ids": [NOTE], "batch": BATCH}).json()["tasks"][0]["id"]
    api.post("/v1/tasks/next", json={})
    facts = api.get(f"/v1/notes/{NOTE}/facts").json()["facts"]
    fact = {name: value for name, value in facts[0].items() if name not in ("version", "status")}
    judged = api.get(f"/v1/notes/{NOTE}/determinations", params={"as_of": "2026-03-01"}).json()["determinations"][0]
    version = {"If-Match": '"1"'}
    requests = [{"codes": ["64493", "64494"], "laterality": "bilateral", "levels": "L4-S1"}]
    yield Target("/v1/extractions", {"text": TEXT, "as_of": "2026-03-01"})
    yield Target("/v1/determinations", {"text": TEXT, "policy": POLICY, "requests": requests, "as_of": "2026-03-01"})
    yield Target(
        "/v1/notes", {"text": "Pain 7/10.", "note_id": "n", "date_of_service": "2026-03-01", "requests": requests}
    )
    said = {"reason_code": "seen", "comment": "as told"}
    corrections = f"/v1/notes/{NOTE}/corrections"
    yield Target(corrections, {"action": "change", "fact_id": fact["id"], "fact": fact, **said}, version)
    yield Target(corrections, {"action": "add", "fact": fact, **said}, version)
    yield Target(corrections, {"action": "undo", "undo_of": "c_0123456789abcdef", **said}, version)
    signed = {"decision": "denied", "rationale": "as told", "determination_sha256": judged["sha256"]}
    yield Target(f"/v1/notes/{NOTE}/decisions", {"policy": POLICY, "procedure": judged["procedure"], **signed})
    yield Target("/v1/tasks", {"note_ids": [NOTE], "batch": "other", "annotators_per_note": 2, "blind": False})
    yield Target("/v1/tasks/next", {"batch": BATCH})
    yield Target(f"/v1/tasks/{queued}/complete", {})
    yield Target(f"/v1/tasks/{queued}/release", {})
    yield Target("/v1/keys", {"name": "somebody", "role": "reader", "batch": BATCH})


def torment(api: httpx2.Client, target: Target, count: int, seed: int) -> Found:
    """Send mutated bodies to a route."""
    found = Found()
    version = dict(target.headers)
    for body in bodies(target.valid, count, seed):
        headers = {"Content-Type": body.media_type, **version}
        answer = api.post(target.address, content=body.content, headers=headers)
        if version and "ETag" in answer.headers:
            version = {"If-Match": answer.headers["ETag"]}  # so that what follows is looked at, and not only refused
        found.statuses[answer.status_code] += 1
        if answer.status_code == 500:
            found.errors.append(body.content)
        told = answer.text + str(answer.headers)
        if answer.status_code >= 400 and body.canary in told:
            found.echoes.append(body.content)
    return found
