"""The caller of a request: a named key with a role, or the person at this machine."""

from typing import Literal

from pydantic import TypeAdapter

from models.base import Model

Role = Literal["reader", "annotator", "reviewer", "admin"]
"""reader reads; annotator corrects too; reviewer signs too; admin does everything, and manages."""

ROLE: TypeAdapter[Role] = TypeAdapter(Role)
"""Reads a role that was stored."""

GRANTS: dict[Role, frozenset[Role]] = {
    "reader": frozenset({"reader"}),
    "annotator": frozenset({"reader", "annotator"}),
    "reviewer": frozenset({"reader", "reviewer"}),
    "admin": frozenset({"reader", "annotator", "reviewer", "admin"}),
}
"""What each role may act as."""


class Principal(Model):
    """Who calls: `name` stands beside everything they write; `isolated` hides what is not theirs."""

    name: str
    role: Role
    batch: str | None = None
    isolated: bool = False

    def may_act_as(self, *roles: Role) -> bool:
        """Tell whether the caller has one of the roles."""
        return bool(GRANTS[self.role] & set(roles))


LOCAL = Principal(name="local", role="admin")
"""The person at this machine, where no keys are asked for."""
