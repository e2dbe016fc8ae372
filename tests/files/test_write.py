import errno
import os
import stat
import subprocess
import sys

import pytest

from toolkit.errors import OutputError
from toolkit.files import disk
from toolkit.files import write as files
from toolkit.files.write import (
    make_folder,
    place,
    stage,
    staging,
    sweep,
    sync,
    write_file,
    write_files,
)


def fail_at(monkeypatch, name, number, call):
    """Let the call-th use of os.<name> fail as the operating system would."""
    real, calls = getattr(os, name), iter(range(1, 10_000))

    def failing(*arguments, **options):
        if next(calls) == call:
            raise OSError(number, os.strerror(number))
        return real(*arguments, **options)

    monkeypatch.setattr(os, name, failing)


def no_links(monkeypatch):
    def link(*_, **__):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def code_of(refused):
    return refused.value.problems[0].code


def test_file_is_whole_and_private(tmp_path):
    write_file(tmp_path / "new" / "函.docx", b"whole")

    assert contents(tmp_path / "new") == {"函.docx": b"whole"}
    assert stat.S_IMODE((tmp_path / "new" / "函.docx").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_folder_that_exists_keeps_its_mode(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)

    make_folder(shared)

    assert stat.S_IMODE(shared.stat().st_mode) == 0o755


def test_existing_file_is_refused_without_force(tmp_path):
    target = tmp_path / "a"
    target.write_bytes(b"old")

    with pytest.raises(OutputError) as refused:
        write_file(target, b"new")

    assert code_of(refused) == "exists"
    assert str(target) in refused.value.message("zh")
    assert contents(tmp_path) == {"a": b"old"}


def test_force_replaces_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "a").write_bytes(b"old")

    write_files([(tmp_path / "a", b"new"), (tmp_path / "b", b"too")], force=True)

    assert contents(tmp_path) == {"a": b"new", "b": b"too"}


@pytest.mark.parametrize(
    ("name", "number", "code"),
    [
        ("open", errno.EACCES, "not-allowed"),
        ("write", errno.ENOSPC, "no-space"),
        ("write", errno.EIO, "not-written"),
        ("fsync", errno.EIO, "not-written"),
        ("link", errno.EDQUOT, "no-space"),
    ],
)
@pytest.mark.parametrize("call", [1, 2])
def test_failing_system_call_leaves_the_folder_as_it_was(
    tmp_path, monkeypatch, name, number, code, call
):
    (tmp_path / "a").write_bytes(b"kept")
    fail_at(monkeypatch, name, number, call)

    with pytest.raises(OutputError) as refused:
        write_files([(tmp_path / "b", b"1"), (tmp_path / "c", b"2")])

    monkeypatch.undo()
    assert code_of(refused) == code
    assert contents(tmp_path) == {"a": b"kept"}


@pytest.mark.parametrize("call", range(1, 4))
def test_group_that_fails_midway_brings_the_old_files_back(tmp_path, monkeypatch, call):
    old = {"a": b"old a", "b": b"old b", "c": b"old c"}
    for name, data in old.items():
        (tmp_path / name).write_bytes(data)
    fail_at(monkeypatch, "rename", errno.EIO, call)
    fail_at(monkeypatch, "replace", errno.EIO, call)

    with pytest.raises(OutputError):
        write_files([(tmp_path / name, b"new") for name in old], force=True)

    monkeypatch.undo()
    assert contents(tmp_path) == old


def test_short_writes_are_continued(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))

    write_file(tmp_path / "a", b"0123456789")

    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_full_disk_keeps_the_old_file(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old and good")
    fail_at(monkeypatch, "write", errno.ENOSPC, 1)

    with pytest.raises(OutputError, match="no room"):
        write_file(tmp_path / "a", b"new", force=True)

    assert contents(tmp_path) == {"a": b"old and good"}


def test_two_results_of_one_name_are_refused(tmp_path):
    with pytest.raises(OutputError, match="another name") as refused:
        write_files([(tmp_path / "a", b"1"), (tmp_path / "a", b"2")], force=True)

    assert code_of(refused) == "same-file"
    assert contents(tmp_path) == {}


def test_every_taken_name_is_reported_at_once(tmp_path):
    for name in "ab":
        (tmp_path / name).touch()

    with pytest.raises(OutputError) as refused:
        write_files([(tmp_path / name, b"") for name in "abc"])

    assert len(refused.value.problems) == 2


def test_file_where_a_folder_should_be_is_named(tmp_path):
    (tmp_path / "a").touch()

    with pytest.raises(OutputError) as refused:
        write_file(tmp_path / "a" / "b", b"")

    assert code_of(refused) == "not-a-folder"


@pytest.mark.parametrize("is_old", [False, True])
def test_disk_without_hard_links_still_never_overwrites(tmp_path, monkeypatch, is_old):
    no_links(monkeypatch)
    if is_old:
        monkeypatch.setattr(disk, "_linux", lambda name: None)
    write_file(tmp_path / "a", b"first")
    staged = stage(tmp_path / "a", b"second")

    with pytest.raises(OutputError):
        staged.publish()

    staged.discard()
    assert contents(tmp_path) == {"a": b"first"}


def test_disk_without_hard_links_never_shows_an_empty_file(tmp_path, monkeypatch):
    no_links(monkeypatch)
    made, real = [], os.open
    monkeypatch.setattr(os, "open", lambda path, *rest: made.append(path) or real(path, *rest))

    write_file(tmp_path / "a", b"whole")

    assert tmp_path / "a" not in made


def test_file_written_piece_by_piece_is_whole_or_not_there(tmp_path):
    def write(target, *, stops):
        with staging(target) as (staged, file):
            file.write(b"first ")
            if stops:
                raise KeyboardInterrupt
            file.write(b"second")
        place(staged)

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "half", stops=True)
    write(tmp_path / "whole", stops=False)

    assert contents(tmp_path) == {"whole": b"first second"}
    assert stat.S_IMODE((tmp_path / "whole").stat().st_mode) == 0o600


def test_file_written_piece_by_piece_takes_no_name_that_is_taken(tmp_path):
    (tmp_path / "a").write_bytes(b"mine")
    with staging(tmp_path / "a") as (staged, file):
        file.write(b"new")

    with pytest.raises(OutputError):
        place(staged)

    assert contents(tmp_path) == {"a": b"mine"}


def test_next_file_clears_what_a_killed_command_left_beside_it(tmp_path):
    code = (
        "import sys, pathlib, toolkit.files.write as f;"
        "f.stage(pathlib.Path(sys.argv[1]) / 'a', b'half')"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)

    write_file(tmp_path / "b", b"whole")

    assert contents(tmp_path) == {"b": b"whole"}


def test_many_files_are_synced_as_well_as_one(tmp_path):
    staged = [stage(tmp_path / str(number), b"x") for number in range(20)]

    sync(staged)
    for one in staged:
        one.publish()

    assert len(contents(tmp_path)) == 20


def test_without_syncfs_each_file_is_synced(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(files, "sync_file_systems", lambda folders: False)
    monkeypatch.setattr(os, "fsync", synced.append)

    sync([stage(tmp_path / str(number), b"x") for number in range(20)])

    assert len(synced) == 20


def test_leftover_of_a_dead_process_is_swept_and_of_a_living_one_kept(tmp_path):
    code = (
        "import sys, pathlib, toolkit.files.write as f;"
        "f.stage(pathlib.Path(sys.argv[1]) / 'a', b'half')"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
    alive = stage(tmp_path / "b", b"whole")
    (tmp_path / "mine.part").touch()

    assert sweep(tmp_path) == 1
    assert set(contents(tmp_path)) == {alive.part.name, "mine.part"}


def test_whoever_holds_the_lock_sweeps_all_leftovers(tmp_path):
    stage(tmp_path / "b", b"whole")

    assert sweep(tmp_path, ours_alone=True) == 1
    assert contents(tmp_path) == {}
