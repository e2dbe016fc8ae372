"""python-stdnum taken lightly is still python-stdnum."""

import subprocess
import sys


def test_what_the_check_does_not_need_stays_unloaded_and_usable():
    code = (
        "import sys\n"
        "from toolkit.values.id_number import id_number\n"
        "from toolkit.values.identity import credit_code\n"
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
