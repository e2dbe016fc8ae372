"""What holds for every test, wherever, whenever and in whatever order it runs.

No network but this machine, no user's own settings, no signal that a shell had ignored (nohup), no
limit on the time of an example. DOCGEN_TEST_ORDER=NUMBER shuffles the tests.
"""

import ipaddress
import os
import random
import signal
import socket

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any")

for _name, _usual in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
    if _number := getattr(signal, _name, None):  # Windows has no SIGHUP
        signal.signal(_number, _usual)

_connect = socket.socket.connect


def _only_here(self, address):
    """Connect to this machine alone, where a test may have its own cluster."""
    if self.family == socket.AF_UNIX:
        return _connect(self, address)
    host = address[0]
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise AssertionError(f"a test tried to reach the network: {address}")
    return _connect(self, address)


def pytest_collection_modifyitems(items):
    """Shuffle the tests where that was asked for; the same number gives the same order.

    Modules are shuffled, and the tests inside each: what a module sets up is set up once.
    """
    if seed := os.environ.get("DOCGEN_TEST_ORDER"):
        order = random.Random(seed)
        places = {item.path: order.random() for item in items}
        items.sort(key=lambda item: (places[item.path], order.random()))


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
