"""Word files as PDF, by LibreOffice: many files a call, with a profile of their own.

LibreOffice is a program of the user's, not a library: where it is missing, `ToolError` says how to
get it. Each call works in a private folder and leaves nothing behind.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.errors import OutputError, Problem, ToolError
from toolkit.language import Wording, same

_MOST_AT_ONCE = 100
_START_SECONDS = 60
_FILE_SECONDS = 20
_FONTS = Path(__file__).with_name("fonts.conf")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_EXPORT = "pdf:writer_pdf_Export"


def find_soffice() -> Path | None:
    """Return LibreOffice's program, or None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    if sys.platform == "darwin" and _MAC.exists():
        return _MAC
    for home in (os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)")):
        if home and (found_here := Path(home) / "LibreOffice/program/soffice.exe").exists():
            return found_here
    return None


def to_pdf(paths: Sequence[Path], folder: Path, *, soffice: Path | None = None) -> list[Path]:
    """Convert Word files and return their PDFs, in the same order, with the same names.

    Args:
        paths: The .docx files; no two may have the same name.
        folder: Where the PDFs go; files there of the same name are replaced.
        soffice: LibreOffice's program, where it is not to be looked for.

    Raises:
        ToolError: LibreOffice is missing.
        OutputError: It made no PDF of a file, or took too long.
    """
    program = soffice or find_soffice()
    if program is None:
        raise _missing()
    if len({path.stem for path in paths}) != len(paths):
        message = "two files have the same name"
        raise ValueError(message)
    return [pdf for chunk in _chunks(paths) for pdf in _converted(program, chunk, folder)]


def _chunks(paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    for at in range(0, len(paths), _MOST_AT_ONCE):
        yield paths[at : at + _MOST_AT_ONCE]


def _converted(program: Path, paths: Sequence[Path], folder: Path) -> Iterator[Path]:
    # On the disk of the target, so that a finished PDF is moved there in one step.
    with tempfile.TemporaryDirectory(
        prefix=".docgen-pdf-", dir=folder.resolve(), ignore_cleanup_errors=True
    ) as private:
        profile, made = Path(private, "profile"), Path(private, "made")
        profile.mkdir(mode=0o700)
        made.mkdir(mode=0o700)
        _run(program, paths, profile, made)
        for path in paths:
            pdf = made / f"{path.stem}.pdf"
            if not pdf.is_file() or not pdf.stat().st_size:
                raise _failed(path, Wording("没有生成 PDF", "No PDF was made of it"))
            pdf.chmod(0o600)
            yield pdf.replace(folder / pdf.name)


def _run(program: Path, paths: Sequence[Path], profile: Path, made: Path) -> None:
    command = [
        str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--nolockcheck", "--nodefault", "--convert-to", _EXPORT, "--outdir", str(made),
        *(str(path.resolve()) for path in paths),
    ]  # fmt: skip
    environment = {
        **os.environ, "FONTCONFIG_FILE": str(_FONTS), "SAL_USE_VCLPLUGIN": "svp",
        "TMPDIR": str(profile), "HOME": str(profile),
    }  # fmt: skip
    try:
        with subprocess.Popen(
            command, env=environment, start_new_session=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as office:  # fmt: skip
            try:
                office.wait(timeout=_START_SECONDS + _FILE_SECONDS * len(paths))
            finally:
                _end(office)
    except subprocess.TimeoutExpired:
        raise _failed(paths[0], Wording("LibreOffice 超时", "LibreOffice took too long")) from None
    except OSError:
        raise _missing() from None


def _end(office: subprocess.Popen[bytes]) -> None:
    """Leave nothing of LibreOffice running: it is a script that starts another program."""
    if office.poll() is None:
        if sys.platform == "win32":
            office.kill()
        else:
            os.killpg(office.pid, signal.SIGKILL)


def _failed(path: Path, what: Wording) -> OutputError:
    hint = Wording("请用 LibreOffice 打开这份文件看看", "open the file in LibreOffice and look")
    return OutputError(Problem("no-pdf", what, hint, where=same(str(path))))


def _missing() -> ToolError:
    return ToolError(
        Problem(
            "no-libreoffice",
            Wording("生成 PDF 需要 LibreOffice", "Making a PDF needs LibreOffice"),
            Wording(
                "请安装：Debian/Ubuntu 用 apt install libreoffice-writer fonts-noto-cjk，"
                "macOS 用 brew install --cask libreoffice，Windows 见 libreoffice.org；"
                "或在 Word、WPS 中打开后另存为 PDF",
                "install it: apt install libreoffice-writer fonts-noto-cjk, "
                "brew install --cask libreoffice, or libreoffice.org for Windows; "
                "or open the file in Word or WPS and save it as PDF",
            ),
        )
    )
