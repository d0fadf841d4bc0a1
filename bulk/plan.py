"""What a run does to every note: the policies, the dates, whether quotes are carried; and what could change its answers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from models.errors import PolicyError
from models.llm_settings import LlmSettings
from models.version import engine

_HOME = Path(__file__).parents[1]
_DECIDING = (
    "models", "extraction", "adjudicator", "bulk/results", "bulk/verdict.py", "bulk/dating.py", "bulk/item.py",
)  # fmt: skip
_ENDINGS = {".py", ".yaml", ".json", ".txt"}
_LIBRARIES = ("medspacy", "spacy")


@dataclass(frozen=True)
class Plan:
    """What a run does to every note; the same plan and the same notes give the same tables.

    policies: ids of packaged policies, or paths of policy files; without any, a record's own policy is taken, and
    without that the facts alone. as_of: the date to judge all notes by, instead of their own. undated_as_of: the
    date for notes that have none; without it they are quarantined. include_text: carry quotes into the tables.
    llm: a model that suggests facts; they stand in a table of their own. llm_cache: where its answers are kept.
    """

    policies: tuple[str, ...] = ()
    as_of: date | None = None
    undated_as_of: date | None = None
    include_text: bool = False
    llm: LlmSettings | None = None
    llm_cache: Path | None = None

    def signature(self) -> dict[str, str]:
        """Name everything that an answer depends on besides its note: a run is taken up only by an equal signature.

        Raises PolicyError for a policy that is unknown, has a mistake, or is given twice.
        """
        from adjudicator import load_policy  # noqa: PLC0415  (a plan is made before anything heavy is loaded)

        signature = {"engine": engine(), "code": code_sha256()}
        signature |= {name: version(name) for name in _LIBRARIES}
        for name in self.policies:
            policy = load_policy(name)
            if f"policy {policy.id}" in signature:
                raise PolicyError(f"policy {policy.id} is given twice; give it once")
            signature[f"policy {policy.id}"] = f"{policy.version}, sha256 {policy.sha256}"
        signature["judged as of"] = str(self.as_of or "each note's own date")
        signature["undated notes as of"] = str(self.undated_as_of or "quarantined")
        signature["quotes"] = "carried" if self.include_text else "left out"
        if self.llm is not None:
            signature["model"] = f"{self.llm.model} at {self.llm.host}"
        return signature


def changes(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """Say in words how two signatures differ.

    >>> changes({"engine": "chartproof 0.1.0"}, {"engine": "chartproof 0.2.0"})
    ['engine was chartproof 0.1.0, is chartproof 0.2.0']
    """
    names = list(dict.fromkeys([*before, *now]))
    different = [name for name in names if before.get(name) != now.get(name)]
    return [f"{name} was {before.get(name, 'absent')}, is {now.get(name, 'absent')}" for name in different]


@cache
def code_sha256() -> str:
    """Hash the code and the data that answers come from: program, vocabularies, packaged policies."""
    found = hashlib.sha256()
    for place in _DECIDING:
        path = _HOME / place
        files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.suffix in _ENDINGS)
        for file in files:
            found.update(f"{file.relative_to(_HOME).as_posix()}\0".encode())
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()
