"""What holds for every test: no network but this machine, and no user's own settings."""

import ipaddress
import socket

import pytest

_connect = socket.socket.connect


def _only_here(self, address):
    """Connect to this machine alone, where a test may have its own cluster."""
    if self.family == socket.AF_UNIX:
        return _connect(self, address)
    host = address[0]
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise AssertionError(f"a test tried to reach the network: {address}")
    return _connect(self, address)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", _only_here)


@pytest.fixture(autouse=True)
def _own_home(monkeypatch, tmp_path_factory):
    home = tmp_path_factory.getbasetemp() / "home"
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home / name))
    for name in ("DOCGEN_UI", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
