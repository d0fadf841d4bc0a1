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
    ("Policies", "/policies", ("reader",)),
)


def places_for(caller: Principal | None, path: str) -> tuple[Place, ...]:
    """Return the places that a caller may go to; none for somebody unknown."""
    if caller is None:
        return ()
    return tuple(
        Place(title, address, path == address or (path.startswith(f"{address.rstrip('/')}/") and address != "/"))
        for title, address, roles in _PLACES
        if caller.may_act_as(*roles)
    )
