"""Being asked to stop, or killed, while worker processes are at work."""

import os
import signal
import subprocess
import sys
import time

import pytest

from toolkit.batch.workers.stop import REQUESTS, unbroken

KILLED_RUN = """
import os, signal
from toolkit.batch.workers.processes import Processes

if __name__ == "__main__":
    with Processes(1).open() as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_request_to_stop_is_obeyed_when_the_step_is_done():
    done = []

    def step():
        with unbroken():
            signal.raise_signal(signal.SIGINT)
            done.append("whole")

    with pytest.raises(KeyboardInterrupt):
        step()

    assert done == ["whole"]


def test_signals_mean_what_they_meant_once_the_step_is_done():
    before = [signal.getsignal(number) for number in REQUESTS]

    with unbroken():
        pass

    assert [signal.getsignal(number) for number in REQUESTS] == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_worker_ends_when_its_run_was_killed(tmp_path):
    script = tmp_path / "killed_run.py"
    script.write_text(KILLED_RUN)

    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as run:
        output, _ = run.communicate(timeout=30)  # a worker that lives on would hold the pipe open

    assert run.returncode == -signal.SIGKILL
    assert int(output) > 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_batch_that_is_asked_to_stop_says_how_to_go_on_and_leaves_nothing_aside(
    sheet, tmp_path, name, jobs
):
    folder = tmp_path / "out"
    command = [sys.executable, "-m", "toolkit", "batch", "letter", "refuse-third-party"]
    command += [str(sheet(900)), "-o", str(folder), "-j", str(jobs), "--ui", "en"]

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        while run.poll() is None and not list(folder.glob("*.part")):
            time.sleep(0.01)
        os.killpg(run.pid, getattr(signal, name))
        _, said = run.communicate(timeout=60)  # a worker that lives on would hold the pipe open

    assert run.returncode == 130
    assert "Run the same command again to go on." in said
    assert "Traceback" not in said
    assert "Warning" not in said
    assert not list(folder.glob("*.part"))
