"""The same ranges on a Dask cluster of two worker processes on this machine."""

import os
import signal
import subprocess
import sys

import pytest

from toolkit.batch.rows.result import BatchOptions
from toolkit.batch.run import generate_batch
from toolkit.batch.workers.cluster import Cluster
from toolkit.batch.workers.work import Job, make_range
from toolkit.errors import ToolError
from toolkit.generate import find_kind

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as local:
        yield local


@pytest.mark.filterwarnings("ignore")
def test_cluster_makes_what_one_process_makes(cluster, sheet, batch, letters, tmp_path):
    path = sheet(12, {5: {"debtor.phone": "12"}})
    batch(path, tmp_path / "here")

    result = batch(path, tmp_path / "there", scheduler=cluster.scheduler_address)

    assert (result.count("made"), result.count("failed")) == (11, 1)
    assert letters(tmp_path / "there") == letters(tmp_path / "here")


@pytest.mark.filterwarnings("ignore")
def test_killed_worker_s_range_is_done_again(cluster, sheet, today, tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.batch.workers.engine.CLUSTER_RANGE", 20)
    with distributed.Client(cluster.scheduler_address) as client:
        pids = list(client.run(os.getpid).values())
    killed = []

    def kill_one(done, total):
        if not killed:
            killed.append(pids[0])
            os.kill(pids[0], signal.SIGKILL)

    result = generate_batch(
        find_kind("refuse-third-party")[1],
        sheet(200),
        tmp_path / "out",
        today=today,
        options=BatchOptions(scheduler=cluster.scheduler_address),
        progress=kill_one,
    )

    assert killed
    assert result.count("made") == 200


def test_scheduler_that_is_not_there_is_named(sheet, batch, tmp_path):
    with pytest.raises(ToolError, match=r"127\.0\.0\.1:1"):
        batch(sheet(1), tmp_path / "out", scheduler="tcp://127.0.0.1:1")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1", "tcp://127.0.0.1:x"])
def test_address_that_is_none_is_named(address):
    with pytest.raises(ToolError, match=address):
        Cluster(address)


def test_scheduler_that_is_not_there_leaves_no_traceback(sheet, tmp_path):
    command = ["batch", "letter", "refuse-third-party", sheet(1), "-o", tmp_path / "out"]
    command += ["--scheduler", "tcp://127.0.0.1:1"]
    run = subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, command)], capture_output=True, check=False
    )

    assert run.returncode == 4
    assert b"Traceback" not in run.stderr


@pytest.mark.filterwarnings("ignore")
def test_scheduler_without_workers_is_said(monkeypatch):
    monkeypatch.setattr("toolkit.batch.workers.cluster._PATIENCE", 2)

    with (
        distributed.LocalCluster(n_workers=0, protocol="tcp", dashboard_address=None) as idle,
        pytest.raises(ToolError, match="no worker"),
    ):
        Cluster(idle.scheduler_address)


@pytest.mark.filterwarnings("ignore")
def test_docgen_of_another_version_there_is_refused_before_a_row_is_sent(
    cluster, sheet, batch, monkeypatch, tmp_path
):
    monkeypatch.setattr("toolkit.__version__", "9.9.9")

    with pytest.raises(ToolError, match=r"9\.9\.9") as refused:
        batch(sheet(1), tmp_path / "out", scheduler=cluster.scheduler_address)

    assert refused.value.problems[0].code == "other-docgen"


def test_worker_refuses_the_job_of_another_docgen(today):
    job = Job("refuse-third-party", ("zh",), today, version="9.9.9")

    with pytest.raises(ToolError, match=r"9\.9\.9"):
        make_range(job, [])


@pytest.mark.filterwarnings("ignore")
def test_cluster_without_docgen_is_said(cluster, monkeypatch):
    monkeypatch.setattr("toolkit.batch.workers.cluster._DISTRIBUTION", "docgen-is-not-there")

    with pytest.raises(ToolError, match="not installed on the cluster"):
        Cluster(cluster.scheduler_address)


@pytest.mark.filterwarnings("ignore")
def test_scheduler_that_goes_away_is_said_and_what_was_made_is_kept(
    sheet, today, tmp_path, monkeypatch
):
    monkeypatch.setattr("toolkit.batch.workers.engine.CLUSTER_RANGE", 20)
    local = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None
    )

    def close(done, total):
        if done == 20:
            local.close()

    with pytest.raises(ToolError, match="same command"):
        generate_batch(
            find_kind("refuse-third-party")[1],
            sheet(200),
            tmp_path / "out",
            today=today,
            options=BatchOptions(scheduler=local.scheduler_address),
            progress=close,
        )

    assert len(list((tmp_path / "out").glob("*.docx"))) >= 20
    assert not list((tmp_path / "out").glob("*.part"))
