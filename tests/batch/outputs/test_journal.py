import errno
import os
import stat
import subprocess
import sys

import pytest

from toolkit.batch.outputs.journal import Entry, Journal
from toolkit.batch.outputs.lock import locked
from toolkit.errors import OutputError


def entry(identity, state="planned"):
    return Entry(identity, "zh", f"{identity}.docx", "f", "c", "", 7, "t", state)


def test_what_was_recorded_is_there_after_opening_again(tmp_path):
    first = Journal(tmp_path)
    first.record([entry("1"), entry("2", "done")])
    first.close()

    again = Journal(tmp_path)
    assert [again.entry(which, "zh") for which in "123"] == [entry("1"), entry("2", "done"), None]


def test_records_that_fail_midway_leave_none_of_their_group(tmp_path):
    journal = Journal(tmp_path)

    with pytest.raises(OutputError):
        journal.record([entry("1"), Entry(None, "zh", "", "", "", "", 0, "", "done")])

    journal.close()
    assert Journal(tmp_path).entry("1", "zh") is None


def test_journal_is_private(tmp_path):
    journal = Journal(tmp_path)
    journal.record([entry("1")])

    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {0o600}


def test_fingerprints_are_stable_in_a_folder_and_differ_between_folders(tmp_path):
    (tmp_path / "other").mkdir()
    journal = Journal(tmp_path)
    first = journal.fingerprint("张三", "1")
    journal.close()

    again = Journal(tmp_path)
    assert again.fingerprint("张三", "1") == first
    assert again.fingerprint("张", "三1") != first
    assert Journal(tmp_path / "other").fingerprint("张三", "1") != first


def test_damaged_journal_is_refused_in_words(tmp_path):
    journal = Journal(tmp_path)
    journal.close()
    journal.path.write_bytes(b"this is no database at all" * 100)

    with pytest.raises(OutputError) as refused:
        Journal(tmp_path)

    assert refused.value.problems[0].code == "journal-damaged"


def test_journal_of_another_version_is_refused(tmp_path):
    journal = Journal(tmp_path)
    journal.set_note("version", "99")
    journal.close()

    with pytest.raises(OutputError, match="another version"):
        Journal(tmp_path)


def test_second_run_in_the_folder_is_refused_by_name(tmp_path):
    code = (
        "import sys, pathlib; from toolkit.batch.outputs.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(OutputError) as refused, locked(tmp_path):
            pass
        other.stdin.close()

    assert refused.value.problems[0].code == "folder-in-use"
    assert str(other.pid) in refused.value.message("zh")


def test_lock_is_free_again_after_its_holder(tmp_path):
    with locked(tmp_path):
        pass

    with locked(tmp_path):
        pass


def test_file_system_that_knows_no_locks_is_not_taken_for_another_run(tmp_path, monkeypatch):
    def flock(handle, how):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", flock)

    with pytest.raises(OutputError) as refused, locked(tmp_path):
        pass

    assert refused.value.problems[0].code == "not-written"
