"""The pages there are, for whom, and where one stands."""

from dataclasses import dataclass

from service.access.principal import Principal, Role


@dataclass(frozen=True)
class Place:
    """An entry of the navigation; `here` says that the caller is on it or below it."""

    title: str
    address: str
    here: bool


_PLACES: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("Paste", "/", ("reader",)),
    ("Notes", "/notes", ("reader",)),
    ("Queue", "/queue", ("reader",)),
    ("Policies", "/policies", ("reader",)),
    ("Runs", "/runs", ("reviewer",)),
    ("Keys", "/keys", ("admin",)),
    ("Audit", "/audit", ("admin",)),
)


_BELOW = {"/judge": "/", "/packet": "/", "/agreement": "/queue"}
"""Pages that stand below another without its address."""


def places_for(caller: Principal | None, path: str) -> tuple[Place, ...]:
    """Return the places that a caller may go to; none for somebody unknown."""
    if caller is None:
        return ()
    return tuple(
        Place(title, address, _is_at(path, address)) for title, address, roles in _PLACES if caller.may_act_as(*roles)
    )


def _is_at(path: str, address: str) -> bool:
    here = _BELOW.get(path, path)
    return here == address or (address != "/" and here.startswith(f"{address}/"))
