"""Stores that fsspec reaches: a folder of this machine by its URL, and one that is in memory."""

import stat

import pytest

from toolkit.errors import OutputError, ToolError

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def memory(tmp_path, monkeypatch):
    """Return an empty store in memory whose journal lies in a folder of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    system = fsspec.filesystem("memory")
    yield system
    if system.exists("/batch"):
        system.rm("/batch", recursive=True)


def stored(system):
    return {path.rpartition("/")[2]: system.cat_file(path) for path in system.find("/batch")}


def test_url_of_a_folder_here_is_that_folder(sheet, batch, letters, tmp_path):
    folder = tmp_path / "out"
    batch(sheet(2), f"file://{folder}")

    result = batch(sheet(2), folder)

    assert result.count("unchanged") == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_store_shows_whole_documents_alone_when_putting_one_fails(
    sheet, batch, letters, memory, tmp_path, monkeypatch
):
    batch(sheet(3), tmp_path / "whole")
    real, puts = type(memory).pipe_file, []

    def fail_half_way(self, path, value, **rest):
        puts.append(path)
        real(self, path, value[:100] if len(puts) == 2 else value, **rest)
        if len(puts) == 2:
            raise OSError("connection lost")

    monkeypatch.setattr(type(memory), "pipe_file", fail_half_way)
    with pytest.raises(OutputError, match="store refused"):
        batch(sheet(3), "memory://batch")
    seen = {name: data for name, data in stored(memory).items() if name.endswith(".docx")}
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    result = batch(sheet(3), "memory://batch")

    whole = letters(tmp_path / "whole")
    assert seen.items() < whole.items()
    assert (result.count("unchanged"), result.count("made")) == (len(seen), 3 - len(seen))
    assert stored(memory) == whole


def test_foreign_object_is_never_overwritten(sheet, batch, memory):
    memory.pipe_file("/batch/0002-refuse-third-party.docx", b"mine")

    result = batch(sheet(2), "memory://batch")

    assert [problem.code for problem in result.problems] == ["exists"]
    assert stored(memory)["0002-refuse-third-party.docx"] == b"mine"


def test_second_run_on_a_store_is_refused_by_name(sheet, kind, memory, today):
    from toolkit.batch.run import generate_batch

    def again(done, total):
        with pytest.raises(OutputError) as refused:
            generate_batch(kind, sheet(1), "memory://batch", today=today)
        problem = refused.value.problems[0]
        assert (problem.code, problem.where.zh) == ("folder-in-use", "memory://batch")

    assert generate_batch(kind, sheet(1), "memory://batch", today=today, progress=again).is_clean


@pytest.mark.parametrize("url", ["s3://bucket/letters", "nonsense://x"])
def test_store_without_its_plug_in_is_named(sheet, batch, url):
    pytest.importorskip("fsspec")
    if url.startswith("s3") and fsspec.utils.get_package_version_without_import("s3fs"):
        pytest.skip("s3fs is installed")

    with pytest.raises(ToolError, match=url.partition("/")[0]):
        batch(sheet(1), url)
