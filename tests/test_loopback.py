"""The tests' own guard: nothing but this machine can be reached."""

import socket

import pytest

from tests.loopback import NetworkRefusedError, is_local


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1"])
def test_another_machine_cannot_be_reached(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as stream, pytest.raises(NetworkRefusedError, match=address):
        stream.connect((address, 443))
    with socket.socket(family, socket.SOCK_DGRAM) as packets, pytest.raises(NetworkRefusedError):
        packets.sendto(b"note", (address, 53))


def test_no_name_is_looked_up() -> None:
    with pytest.raises(NetworkRefusedError, match=r"api\.example\.com"):
        socket.create_connection(("api.example.com", 443), timeout=1)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as stream:
        assert stream.getpeername() == listener.getsockname()


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), (b"localhost", True), ("localhost.example.com", False), ("10.0.0.1", False)],
)
def test_what_is_local(host: str | bytes, local: bool) -> None:
    assert is_local(host) is local
