"""The pages and the code blocks in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.shared import ROOT

PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "sample_notes" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
)

SERVED = ROOT / "docs" / "api.md"
"""The page whose commands and Python speak to a running service."""

_FENCE = re.compile(
    r"^(?P<fence>```+)(?P<language>[\w-]*)[^\n]*\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """A fenced block of a page, with the line on which its body begins."""

    page: Path
    line: int
    language: str
    body: str

    @property
    def name(self) -> str:
        """Where the block stands, for people."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, match.start("body")) + 1, match["language"], match["body"])
        for match in _FENCE.finditer(text)
    ]


@dataclass(frozen=True)
class Step:
    """A command of a block and the output that the page shows for it; null where it shows none."""

    block: Block
    command: str
    shown: str | None


def steps(block: Block) -> Iterator[Step]:
    """Yield the commands of a block: every line of `sh`; in `console` those after "$ ", each with what follows it."""
    body = block.body.replace("\\\n", " ")
    if block.language == "sh":
        for line in body.splitlines():
            if line.strip() and not line.lstrip().startswith("#"):
                yield Step(block, line.strip(), None)
    if block.language == "console":
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Step(block, command.strip(), shown.rstrip())
