"""Links of the API's description: what an answer gives to the requests that may follow it."""

from collections.abc import Mapping
from typing import Any

_ID = {"id": "$response.body#/id"}
_VERSION = {"header.If-Match": "$response.header.ETag"}
_SAME_NOTE = {"id": "$request.path.id"}
_TASK = {"id": "$response.body#/task/id"}
_BATCH = {"batch": "$response.body#/tasks/0/batch"}
_QUEUE = {"note_ids": ["$response.body#/id"], "batch": "a batch"}
_UNDO = {"action": "undo", "undo_of": "$response.body#/correction/id", "reason_code": "mistaken"}

_LINKS: dict[str, dict[str, dict[str, Any]]] = {
    "store_note": {
        **{
            name: {"parameters": _ID} for name in ("read_note", "read_facts", "list_corrections", "read_determinations")
        },
        **{name: {"parameters": _ID | _VERSION} for name in ("correct", "delete_note")},
        "decide": {"parameters": _ID},
        "queue_notes": {"requestBody": _QUEUE},
    },
    "correct": {"correct": {"parameters": _SAME_NOTE | _VERSION, "requestBody": _UNDO}},
    "queue_notes": {name: {"parameters": _BATCH} for name in ("list_tasks", "read_agreement", "export_gold")},
    "take_next": {name: {"parameters": _TASK} for name in ("complete_task", "release_task")},
    "create_key": {"delete_key": {"parameters": _ID}},
}
"""By the route whose answer it is: the routes that may follow, and where their parameters stand in the answer."""


def add_links(operations: Mapping[str, dict[str, Any]]) -> None:
    """Add the links to the operations, which are given by the names of their routes."""
    for name, targets in _LINKS.items():
        answers = operations[name]["responses"]
        for status in (status for status in ("200", "201") if status in answers):
            answers[status]["links"] = {
                target: {"operationId": operations[target]["operationId"], **told} for target, told in targets.items()
            }
