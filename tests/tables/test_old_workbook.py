import json
import subprocess
import sys

import pytest

from toolkit.errors import StatementError
from toolkit.tables import gate, old_workbook
from toolkit.tables.read import TableFile

LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
from toolkit.tables.old_workbook import _limit
_limit()
print(resource.getrlimit(resource.RLIMIT_AS)[0] == 2**30)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_limit_of_the_machine_that_is_lower_stays():
    done = subprocess.run([sys.executable, "-c", LIMITED], capture_output=True, check=True)

    assert done.stdout.strip() == b"True"


@pytest.mark.parametrize(("cells", "limit"), [(4, "MOST_CELLS"), (1, "_MOST_CHARACTERS")])
def test_workbook_that_would_fill_the_memory_is_never_handed_over(
    tmp_path, monkeypatch, capsys, cells, limit
):
    rows = [(False, [("字字字字", "text")] * cells)]
    path = tmp_path / "x.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 2000)
    sheet = old_workbook._Sheet("客户", False, rows, [])
    monkeypatch.setattr(old_workbook, "_read", lambda _path: [sheet])
    monkeypatch.setattr(gate if limit == "MOST_CELLS" else old_workbook, limit, 3)

    assert old_workbook._main(path) == old_workbook._TOO_LARGE
    assert "字" not in capsys.readouterr().out

    monkeypatch.undo()
    monkeypatch.setattr(old_workbook, "_read", lambda _path: [sheet])

    assert old_workbook._main(path) == 0
    assert json.loads(capsys.readouterr().out)[0][0] == "客户"


def test_too_large_workbook_is_told_from_a_damaged_one(tmp_path, monkeypatch):
    path = tmp_path / "x.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 2000)
    done = subprocess.CompletedProcess([], old_workbook._TOO_LARGE, b"9 cells, 0 MB", b"")
    monkeypatch.setattr(old_workbook.subprocess, "run", lambda *_args, **_options: done)

    with pytest.raises(StatementError) as refused:
        TableFile(path)

    assert refused.value.problems[0].code == "too-large"
