"""The crash bench at a size for every day; bench/crash.py has the full one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench/crash.py"


def bench(*arguments):
    done = subprocess.run(
        [sys.executable, str(BENCH), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_batch_killed_at_random_instants_loses_nothing():
    assert "wrong: 0" in bench("--random", "3")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_batch_broken_at_some_of_its_system_calls_loses_nothing():
    assert "wrong: 0" in bench("--sweep", "--every", "97")
