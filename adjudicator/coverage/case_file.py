"""Case files: facts in, determinations out; read strictly, so that a misspelt key asserts something nowhere."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from adjudicator.coverage.notation import fact_of
from adjudicator.requests import parse_request
from models.determination import Outcome, Result
from models.errors import PackError, RequestError
from models.kinds import Fact
from models.request import Request


class Case(BaseModel):
    """One case: requests and facts, and what must come of them.

    without: beginnings of facts of the file that this case does without; outcome and criteria speak of the only
    request; outcomes of several, by their first code (with ":left" behind it where two requests share their codes);
    a criterion that is null is not shown; visits: the codes of each visit; apart: the days from each to the next.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    as_of: date | None = None
    request: str | None = None
    requests: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    outcome: Outcome | None = None
    outcomes: dict[str, Outcome] = Field(default_factory=dict)
    criteria: dict[str, Result | None] = Field(default_factory=dict)
    deciding: str | None = None
    modification: str | None = None
    visits: tuple[str, ...] | None = None
    apart: tuple[int, ...] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.request is None) == (not self.requests):
            raise ValueError(f"case {self.name!r} needs a request, or requests")
        if self.outcome is not None and self.outcomes:
            raise ValueError(f"case {self.name!r} needs an outcome or outcomes, not both")
        if self.outcome is None and not self.outcomes and not self.criteria:
            raise ValueError(f"case {self.name!r} says nothing; give its outcome, or the results of its criteria")
        return self

    @cached_property
    def asked(self) -> tuple[Request, ...]:
        """The requests of the case."""
        return tuple(parse_request(written) for written in self.requests or (self.request or "",))

    def stated(self, common: tuple[str, ...] = ()) -> tuple[Fact, ...]:
        """Return the facts of the case, after those common to its file that it does not do without."""
        for beginning in self.without:
            if not any(written.startswith(beginning) for written in common):
                raise ValueError(f"case {self.name!r}: no fact of its file begins with {beginning!r}")
        kept = [written for written in common if not written.startswith(self.without)]
        return tuple(fact_of(written, place) for place, written in enumerate((*kept, *self.facts)))


class CaseFile(BaseModel):
    """A file of cases of one policy; `facts` are added to those of every case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    policy: str
    as_of: date
    facts: tuple[str, ...] = ()
    cases: tuple[Case, ...] = Field(min_length=1)

    def each(self) -> "Iterator[ReadCase]":
        """Return every case with its facts and its day."""
        for case in self.cases:
            yield ReadCase(self.policy, case, case.stated(self.facts), case.as_of or self.as_of)


class ReadCase:
    """A case ready to be judged: its policy, its facts and its day."""

    def __init__(self, policy: str, case: Case, facts: tuple[Fact, ...], as_of: date) -> None:
        self.policy, self.case, self.facts, self.as_of = policy, case, facts, as_of


def read_case_file(path: Path) -> CaseFile:
    """Read a file of cases.

    Raises PackError that names the file: YAML or a fact that cannot be read, or an unknown key.
    """
    try:
        file = CaseFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for read in file.each():
            _ = read.case.asked
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise PackError(f"cases {path.name}: {where}: {problem['msg'].removeprefix('Value error, ')}") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, RequestError) as error:
        raise PackError(f"cases {path.name}: {str(error).splitlines()[0]}") from None
    return file


def case_files(folder: Path) -> dict[str, CaseFile]:
    """Return every file of cases in a folder and in the folders inside it, or the one file, by its name."""
    if folder.is_file():
        return {folder.name: read_case_file(folder)}
    return {str(path.relative_to(folder)): read_case_file(path) for path in sorted(folder.rglob("*.yaml"))}


def cases_of(folder: Path, policy: str) -> list[ReadCase]:
    """Return the cases of a policy in a folder."""
    return [read for file in case_files(folder).values() if file.policy == policy for read in file.each()]
