"""The loader: a pack's file in, a policy out, or an error that names the file, the line, the criterion and the mend."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from adjudicator.policy.checks import mistakes
from adjudicator.policy.facts import with_named_facts
from adjudicator.policy.model import Pack, Policy
from adjudicator.policy.source import Document, read
from models.errors import PackError, PolicyError

PACKS = Path(__file__).parents[1] / "packs"
"""The folder of the packaged packs."""


def load_policy(id_or_path: str | Path) -> Policy:
    """Load a packaged policy by its id, or a policy from a file (a path that ends in .yaml or .yml, or a Path).

    Raises PolicyError for an id that no packaged pack has or a file that cannot be read, and PackError for a mistake
    in the pack.
    """
    if isinstance(id_or_path, Path) or id_or_path.endswith((".yaml", ".yml")):
        return _read_file(Path(id_or_path))
    if (PACKS / f"{id_or_path}.yaml").is_file():
        return _packaged(id_or_path)
    known = ", ".join(_ids())
    raise PolicyError(f"there is no policy {id_or_path!r}; the packaged ones are {known}; a file ends in .yaml")


def policies() -> tuple[Policy, ...]:
    """Return the packaged policies, in the order of their ids."""
    return tuple(_packaged(name) for name in _ids())


def parse_pack(text: str, name: str) -> Policy:
    """Read the text of a pack; `name` is how errors call the file.

    Raises PackError that names the file, the line, the criterion and the mend.
    """
    document = read(text, name)
    if not isinstance(document.value, dict):
        raise PackError(f"pack {name}, line 1: a pack is a mapping that begins with its id; write id: my-policy")
    raw = with_named_facts(document)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    try:
        policy = Policy.model_validate({**raw, "sha256": sha256}, strict=False)
    except ValidationError as error:
        raise PackError(_told(document, raw, _plainest(error.errors()))) from None
    first = next(mistakes(policy), None)
    if first is not None:
        raise PackError(f"{_place(document, raw, first.path)}: {first.what}")
    return policy


def _ids() -> list[str]:
    return sorted(path.stem for path in PACKS.glob("*.yaml"))


@cache
def _packaged(name: str) -> Policy:
    policy = _read_file(PACKS / f"{name}.yaml")
    if policy.id != name:
        raise PackError(f"pack {name}.yaml: its id is {policy.id}; a packaged pack is named after its id")
    return policy


def _read_file(path: Path) -> Policy:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise PolicyError(f"policy file {path.name} cannot be read: {reason}") from None
    return parse_pack(text, path.name)


def _place(document: Document, raw: dict[str, Any], path: Sequence[str | int]) -> str:
    """Name the file, the line and the criterion of a place in a pack."""
    told = f"pack {document.name}, line {document.line(path)}"
    if len(path) > 1 and path[0] == "criteria" and isinstance(path[1], int):
        name = raw["criteria"][path[1]].get("id")
        told += f", criterion {name}" if name else ""
    return told


def _plainest(problems: list[Any]) -> Any:
    """Return the problem to tell of: a key that is misspelt says more than that the right one is missing.

    Of a value that may be a word or a table, a mistake inside the table says more than that it is no such word.
    """
    inside = [problem for problem in problems if problem["loc"][-1] == "[key]"]
    misspelt = [problem for problem in problems if problem["type"] == "extra_forbidden"]
    return [*misspelt, *inside, *problems][0]


def _told(document: Document, raw: dict[str, Any], problem: Any) -> str:
    path = [part for part in problem["loc"] if isinstance(part, str | int)]
    what = next((mend for kind, mend in _MENDS.items() if problem["type"].startswith(kind)), None)
    name = next((part for part in reversed(path) if not str(part).endswith("]") and part != problem["input"]), "")
    sentence = problem["msg"].removeprefix("Value error, ")
    if what is not None:
        expected = problem.get("ctx", {}).get("expected")
        sentence = what.format(name=name, allowed=_allowed(path), input=problem["input"], expected=expected)
    return f"{_place(document, raw, path)}: {sentence}"


_MENDS = {
    "extra_forbidden": "unknown key {name!r}; remove it or correct its spelling{allowed}",
    "missing": "key {name!r} is missing; add it",
    "string_pattern": "{name} is written wrong; use lower case letters and digits, parts joined by dots or hyphens",
    "literal_error": "{name} is never {input!r}; it is {expected}",
    "date": "{name} is no date; write it as 2026-01-31",
}


def _allowed(path: Sequence[str | int]) -> str:
    known = ", ".join(Pack.model_fields) if len(path) == 1 else ""
    return f" (a pack has {known})" if known else ""
