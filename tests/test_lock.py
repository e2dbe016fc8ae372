"""The lock answers every requirement, with hashes, so that it can be installed as it stands."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
PINS = {
    name: (version, hashes)
    for name, version, hashes in re.findall(
        r"^([\w.-]+)==([\w.]+)[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)*)",
        (ROOT / "lock.txt").read_text("utf-8"),
        re.M,
    )
}


def _wanted():
    named = [*EXTRAS["dev"], *EXTRAS["release"], *PROJECT["build-system"]["requires"]]
    own = re.match(r"docgen\[(.+)\]", next(one for one in named if one.startswith("docgen[")))
    named += [one for extra in own[1].split(",") for one in EXTRAS[extra]]
    named = [one for one in named if not one.startswith("docgen[")]
    return sorted({*PROJECT["project"]["dependencies"], *named})


@pytest.mark.parametrize("wanted", _wanted())
def test_the_lock_pins_what_is_wanted_in_a_version_that_is_allowed(wanted):
    requirements = pytest.importorskip("packaging.requirements", reason="reads requirements")
    utils = pytest.importorskip("packaging.utils", reason="compares names")
    asked = requirements.Requirement(wanted)
    pinned, _hashes = PINS[utils.canonicalize_name(asked.name)]

    assert asked.specifier.contains(pinned)


def test_every_pin_has_its_hashes():
    assert [name for name, (_version, hashes) in PINS.items() if not hashes] == []


def test_every_lower_bound_can_be_tried():
    """`tools/lowest.py` makes the pins of CI's run on the lowest versions."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("lowest", ROOT / "tools" / "lowest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    named = {re.split("[<>=]", pin)[0] for pin in module.lowest()}

    assert {re.split("[<>=]", one)[0] for one in PROJECT["project"]["dependencies"]} <= named
