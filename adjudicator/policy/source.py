"""YAML with its places kept: every value knows its line, and a key that stands twice is an error."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from models.errors import PackError


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML without surprises: `on` and `no` stay words; codes of five digits are words too, and are quoted anyway."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", yaml.resolver.Resolver.yaml_implicit_resolvers["t"][0][1], list("tTfF")
)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as plain values, with the tree of nodes that knows the lines."""

    name: str
    value: Any
    root: yaml.Node

    def line(self, path: Sequence[str | int]) -> int:
        """Return the line on which the value at a path stands; parts of the path that the file lacks are skipped."""
        node, line = self.root, self.root.start_mark.line
        for part in path:
            found = _child(node, part)
            if found is not None:
                line, node = found
        return line + 1


def read(text: str, name: str) -> Document:
    """Read a YAML file.

    Raises PackError that names the file and the line: YAML that cannot be read, or a key that stands twice.
    """
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        value = None if root is None else loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise PackError(f"pack {name}, line {line}: {error.problem or 'not YAML'}; mend the YAML") from None
    if root is None:
        raise PackError(f"pack {name}, line 1: the file is empty; a pack begins with its id")
    _refuse_twice(root, name)
    return Document(name, value, root)


def _refuse_twice(node: yaml.Node, name: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise PackError(
                    f"pack {name}, line {line}: key {key.value!r} stands on line {seen[key.value]} too; keep one"
                )
            seen[key.value] = key.start_mark.line + 1
            _refuse_twice(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_twice(item, name)


def _child(node: yaml.Node, part: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return item.start_mark.line, item
    return None
