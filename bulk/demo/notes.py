"""Puts made-up notes together from the templates; the same number always gives the same note."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bulk.results.files import make_folder, write_whole

_TAKEN = {"earlier_care": (1, 4), "conservative": (1, 3), "risks": (1, 2), "examination": (1, 3), "imaging": (1, 2)}
"""How many passages of a part a note has; of the others one."""

_SLOT = re.compile(r"\{(\w+)\}")


def demo_notes(count: int, first: int = 0) -> Iterator[dict[str, str]]:
    """Yield records of made-up notes, numbered from `first` on.

    >>> [record["note_id"] for record in demo_notes(2)]
    ['demo-0000000', 'demo-0000001']
    """
    for number in range(first, first + count):
        yield {"note_id": f"demo-{number:07}", "text": _note(random.Random(number))}  # noqa: S311


def write_demo(path: Path, count: int) -> Path:
    """Write made-up notes as JSON Lines, and return where; raises StorageError."""

    def write(unfinished: Path) -> None:
        with unfinished.open("w", encoding="utf-8") as lines:
            for record in demo_notes(count):
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")

    make_folder(path.parent)
    write_whole(path, write)
    return path


@cache
def _templates() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("templates.yaml").read_text(encoding="utf-8"))
    return loaded


def _note(chance: random.Random) -> str:
    templates = _templates()
    words = {name: chance.choice(choices) for name, choices in templates["words"].items()}
    paragraphs = [
        " ".join(chance.sample(passages, chance.randint(*_TAKEN.get(part, (1, 1)))))
        for part, passages in templates.items()
        if part != "words"
    ]
    return _SLOT.sub(lambda slot: str(words[slot[1]]), "\n\n".join(paragraphs)) + "\n"
