"""Keeps a process from connecting to anything but itself: no name is looked up, no packet leaves the machine."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from ipaddress import ip_address
from typing import Any

import pytest

_LOCAL_FAMILIES = {getattr(socket, name) for name in ("AF_UNIX", "AF_NETLINK") if hasattr(socket, name)}


class NetworkRefusedError(Exception):
    """A test tried to reach another machine; it is no OSError, so that nothing takes it for a host that is away."""


@contextmanager
def only_this_machine() -> Iterator[None]:
    """Refuse connections, packets and look-ups that would leave this machine, while it lasts."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))
        yield


def is_local(host: Any) -> bool:
    """Tell whether a host, by name or number, is this machine; null is the wildcard of a listener."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ip_address(str(name).split("%")[0]).is_loopback
    except ValueError:
        return False


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def guarded(self: socket.socket, *args: Any) -> Any:
        address = args[-1]
        if self.family not in _LOCAL_FAMILIES and not is_local(address[0]):
            raise NetworkRefusedError(f"a test tried to reach {address[0]}; tests talk to this machine only")
        return method(self, *args)

    return guarded


def _guarded_lookup(look_up: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(look_up)
    def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
        # What binds to every address of this machine (0.0.0.0, ::) looks that up too; it reaches nobody.
        if not is_local(host) and str(host) not in ("0.0.0.0", "::"):
            raise NetworkRefusedError(f"a test tried to look up {host}; tests talk to this machine only")
        return look_up(host, *args, **kwargs)

    return guarded
