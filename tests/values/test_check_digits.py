"""python-stdnum taken lightly says what python-stdnum says."""

import subprocess
import sys
from pathlib import Path

import pytest
from stdnum import numdb

from toolkit.errors import Unreadable
from toolkit.values.check_digits import resident_numbers
from toolkit.values.identity import id_number

REGISTER = Path(numdb.__file__).with_name("cn") / "loc.dat"


def _known_regions():
    with REGISTER.open(encoding="utf-8") as register:
        province = ""
        for line in register:
            if not line.startswith((" ", "#")):
                province = line.split()[0]
            elif line.startswith(" "):
                yield province + line.split()[0]


@pytest.fixture
def whole_register():
    with REGISTER.open(encoding="utf-8") as register:
        return numdb.read(register)


def test_a_region_is_found_as_the_library_finds_it(whole_register):
    resident_numbers()
    ours = numdb.get("cn/loc")
    regions = [*_known_regions(), *(f"{n:06}" for n in range(0, 1_000_000, 997)), "", "1", "11"]

    assert len(regions) > 7_500
    assert {r: ours.info(r) for r in regions} == {r: whole_register.info(r) for r in regions}


@pytest.mark.parametrize("region", ["119999", "990000", "000000", "110100", "110103"])
def test_every_region_is_answered_or_refused(region):
    check = resident_numbers().calc_check_digit
    number = f"{region}20150101001"

    try:
        read = id_number(number + check(f"{number}0"))
    except Unreadable as refused:
        read = refused.code

    assert (read == "not-an-id-number") == (region not in ("110100",))


def test_what_the_check_does_not_need_stays_unloaded_and_usable():
    code = (
        "import sys\n"
        "from toolkit.values.identity import credit_code, id_number\n"
        "id_number('11010519491231002X'), credit_code('91110000MA0000000H')\n"
        "print([name for name in ('ssl', 'pydoc') if name in sys.modules])\n"
        "from stdnum import util\n"
        "print(util.get_module_name(util), util.ssl.PROTOCOL_TLS_CLIENT.name)\n"
        "print([name for name in ('ssl', 'pydoc') if name in sys.modules])\n"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.splitlines() == [
        "[]",
        "Common utility functions for other stdnum modules PROTOCOL_TLS_CLIENT",
        "['ssl', 'pydoc']",
    ]
