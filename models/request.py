"""Requests: the procedures somebody wants judged."""

from typing import Literal

from pydantic import Field

from models.base import Code, Model
from models.levels import Level
from models.vocabulary import Family, Laterality


class Request(Model):
    """One procedure asked for: its codes together (a primary with its add-ons), its side and its levels.

    `family` is null until the policy's code table, or the note, says which it is. `facts` are the ids of the
    `procedure` facts the request was read from; it is empty when somebody typed it in (`source` "given").
    """

    codes: tuple[Code, ...] = ()
    laterality: Laterality | None = None
    levels: tuple[Level, ...] = ()
    family: Family | None = None
    source: Literal["given", "note"] = "given"
    facts: tuple[str, ...] = Field(default=())
