"""PDFs, zip and report of a batch; a program of a few lines stands in for LibreOffice."""

import hashlib
import os
import subprocess
import sys
import time
import zipfile

import pytest

from toolkit.batch.outputs.store import Folder
from toolkit.errors import OutputError

SOFFICE = """\
import hashlib, pathlib, sys
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
for name in sys.argv[sys.argv.index("--outdir") + 2:]:
    path = pathlib.Path(name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / f"{path.stem}.pdf").write_text(digest)
"""

SLOW = """\
import os, pathlib, sys, time
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
os.fork()
for number in range(3000):
    (folder / str(number)).touch()
    time.sleep(0.01)
"""


def install(program, code):
    """Write a program of Python; the shell finds Python whatever blanks its path holds."""
    script = program.with_name("office.py")
    script.write_text(code)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
    program.chmod(0o700)


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Install a program whose PDF of a file is the file's SHA-256."""
    program = tmp_path / "bin/soffice"
    program.parent.mkdir()
    install(program, SOFFICE)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return program


def pdfs(folder):
    return {path.stem: path.read_text() for path in folder.glob("*.pdf")}


def digests(letters):
    return {name[:-5]: hashlib.sha256(data).hexdigest() for name, data in letters.items()}


@pytest.mark.usefixtures("office")
def test_pdf_of_an_older_letter_is_made_anew(sheet, batch, letters, tmp_path):
    batch(sheet(2), tmp_path / "out", pdf=True)
    batch(sheet(2, {2: {"debtor.name": "改名"}}), tmp_path / "out")

    result = batch(sheet(2, {2: {"debtor.name": "改名"}}), tmp_path / "out", pdf=True)

    assert result.count("unchanged") == 2
    assert pdfs(tmp_path / "out") == digests(letters(tmp_path / "out"))


@pytest.mark.usefixtures("office")
def test_pdfs_are_made_in_a_folder_named_from_here(sheet, batch, letters, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    batch(sheet(1), "out", pdf=True)

    assert pdfs(tmp_path / "out") == digests(letters(tmp_path / "out"))


@pytest.mark.usefixtures("office")
def test_pdf_of_a_letter_that_is_unchanged_is_left_alone(sheet, batch, tmp_path):
    batch(sheet(2), tmp_path / "out", pdf=True)
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("*.pdf")}

    batch(sheet(2), tmp_path / "out", pdf=True)

    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("*.pdf")} == before


@pytest.mark.usefixtures("office")
def test_pdf_that_docgen_did_not_make_is_a_fault_of_its_row(sheet, batch, letters, tmp_path):
    scan = tmp_path / "out/0002-refuse-third-party.pdf"
    scan.parent.mkdir()
    scan.write_bytes(b"signed and scanned")

    result = batch(sheet(2), tmp_path / "out", pdf=True)

    (problem,) = result.problems
    assert (problem.code, scan.name in problem.where.zh) == ("exists", True)
    assert scan.read_bytes() == b"signed and scanned"
    assert len(letters(tmp_path / "out")) == 1
    assert batch(sheet(2), tmp_path / "out", pdf=True, force=True).problems == ()


@pytest.mark.usefixtures("office")
def test_pdf_changed_by_hand_is_kept(sheet, batch, tmp_path):
    batch(sheet(1), tmp_path / "out", pdf=True)
    (tmp_path / "out/0001-refuse-third-party.pdf").write_bytes(b"stamped")

    result = batch(sheet(1), tmp_path / "out", pdf=True)

    assert [problem.code for problem in result.problems] == ["changed-by-hand"]
    assert (tmp_path / "out/0001-refuse-third-party.pdf").read_bytes() == b"stamped"


@pytest.mark.usefixtures("office")
def test_zip_holds_letters_and_their_pdfs(sheet, batch, letters, tmp_path):
    batch(sheet(2), tmp_path / "out", pdf=True, pack=tmp_path / "all.zip")

    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        found = {name: packed.read(name) for name in packed.namelist()}
    made = pdfs(tmp_path / "out")
    assert found == {
        **letters(tmp_path / "out"),
        **{f"{name}.pdf": text.encode() for name, text in made.items()},
    }


def test_zip_grows_on_the_disk_while_letters_are_read(sheet, batch, tmp_path, monkeypatch):
    sizes, real = [], Folder.read

    def read(store, name):
        sizes.extend(part.stat().st_size for part in (tmp_path / "zips").glob("*.part"))
        return real(store, name)

    monkeypatch.setattr(Folder, "read", read)
    batch(sheet(40), tmp_path / "out", pack=tmp_path / "zips/all.zip")

    assert len(sizes) == 40
    assert 0 == sizes[0] < sizes[20] < sizes[-1]


def test_zip_that_can_t_be_finished_leaves_the_one_before(sheet, batch, tmp_path, monkeypatch):
    pack = tmp_path / "zips/all.zip"
    batch(sheet(2), tmp_path / "out", pack=pack)
    before, real = pack.read_bytes(), Folder.read

    def read(store, name):
        if name.startswith("0002"):
            raise KeyboardInterrupt
        return real(store, name)

    monkeypatch.setattr(Folder, "read", read)
    with pytest.raises(KeyboardInterrupt):
        batch(sheet(3), tmp_path / "out", pack=pack)

    assert [path.name for path in pack.parent.iterdir()] == ["all.zip"]
    assert pack.read_bytes() == before


def test_equal_letters_give_an_equal_zip(sheet, batch, tmp_path):
    for name in ("a", "b"):
        batch(sheet(2), tmp_path / name, pack=tmp_path / f"{name}.zip")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_folder_that_was_moved_is_gone_on_with(sheet, batch, tmp_path):
    batch(sheet(2), tmp_path / "out", pack=tmp_path / "out/all.zip")
    (tmp_path / "out").rename(tmp_path / "moved")

    result = batch(sheet(3), tmp_path / "moved", pack=tmp_path / "moved/all.zip")

    assert (result.count("made"), result.count("unchanged")) == (1, 2)


def test_letter_changed_by_hand_while_the_batch_runs_is_kept(sheet, kind, batch, tmp_path, today):
    from toolkit.batch.run import generate_batch

    batch(sheet(2), tmp_path / "out")
    letter = tmp_path / "out/0001-refuse-third-party.docx"
    changed = sheet(2, {1: {"debtor.name": "改名"}})

    with pytest.raises(OutputError, match="while the batch ran"):
        generate_batch(
            kind,
            changed,
            tmp_path / "out",
            today=today,
            progress=lambda done, total: letter.write_bytes(b"edited"),
        )

    assert letter.read_bytes() == b"edited"


def test_folder_with_the_name_of_a_letter_is_a_fault_of_its_row(sheet, batch, tmp_path):
    (tmp_path / "out/0001-refuse-third-party.docx").mkdir(parents=True)

    result = batch(sheet(2), tmp_path / "out")

    assert [row.state for row in result.rows] == ["failed", "made"]
    assert [problem.code for problem in result.problems] == ["exists"]


def test_what_a_killed_run_left_in_work_is_cleared_by_the_next(sheet, tmp_path, batch):
    command = [sys.executable, "-m", "toolkit", "batch", "letter", "refuse-third-party"]
    command += [str(sheet(900)), "-o", str(tmp_path / "out"), "-j", "1"]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with subprocess.Popen(command, env={**os.environ, "TMPDIR": str(temporary)}) as run:
        while run.poll() is None and not list((tmp_path / "out").glob("*.part")):
            time.sleep(0.01)
        run.kill()

    batch(sheet(1), tmp_path / "out")

    assert [path.name for path in temporary.iterdir()] == []
    assert [path.name for path in (tmp_path / "out").iterdir() if path.is_dir()] == []


@pytest.mark.usefixtures("office")
def test_nothing_private_is_left_of_making_pdfs(sheet, batch, tmp_path):
    batch(sheet(2), tmp_path / "out", pdf=True)

    assert {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()} == set()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_batch_stopped_while_libreoffice_works_ends_it_and_says_how_to_go_on(
    sheet, tmp_path, office
):
    install(office, SLOW)
    folder = tmp_path / "out"
    command = [sys.executable, "-m", "toolkit", "batch", "letter", "refuse-third-party"]
    command += [str(sheet(2)), "-o", str(folder), "--pdf", "--ui", "en"]

    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
        while run.poll() is None and not list(folder.rglob("made/1")):
            time.sleep(0.01)
        run.terminate()
        _, said = run.communicate(timeout=60)

    assert (run.returncode, "Run the same command again" in said) == (130, True)
    assert [path.name for path in folder.iterdir() if path.is_dir()] == []
