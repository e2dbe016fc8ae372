"""Where a batch puts its documents: a folder, or any store that fsspec reaches.

Documents are staged first, all of them, and take their names afterwards; until then nobody sees
one. The journal and the lock lie in the folder itself, or, for a store elsewhere, on this machine.
A URL that means a folder of this machine is that folder.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from toolkit.errors import OutputError, Problem, ToolError
from toolkit.files import write as files
from toolkit.files.refusals import refusal
from toolkit.files.write import Staged
from toolkit.language import Wording, same

_PRIVATE = ".docgen-private"


class Store(Protocol):
    """A place for documents."""

    home: Path
    """Where the journal and the lock lie."""

    aside: Path
    """Where documents are written aside."""

    private: Path
    """Where work in between lies that is nobody's to see; gone when the run ends."""

    def prepare(self) -> None:
        """Clear away what an interrupted run left, and begin; the lock is held."""
        ...

    def clear(self) -> None:
        """Clear away what is no document; the lock is held."""
        ...

    def stage(self, name: str, content: bytes) -> Staged:
        """Write a document aside."""
        ...

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of the file of a name; None where there is none."""
        ...

    def publish(self, staged: Sequence[Staged], *, replacing: frozenset[str]) -> None:
        """Give staged documents their names; on the disk when it returns."""
        ...

    def read(self, name: str) -> bytes:
        """Return a published file."""
        ...

    def path(self, name: str) -> str:
        """Return the path of a name, for messages."""
        ...


def opened(place: str | Path) -> Store:
    """Open a folder, making it if need be, or a store by its URL (`s3://…`).

    Raises:
        OutputError: The folder can't be made.
        ToolError: fsspec, or its plug-in for this URL, is not installed.
    """
    if "://" not in str(place):
        return _folder(Path(place))
    url = str(place)
    try:
        from fsspec.core import url_to_fs
        from fsspec.implementations.local import LocalFileSystem

        system, root = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise _no_plugin(url) from error
    if isinstance(system, LocalFileSystem):
        return _folder(Path(root))
    return Remote(system, root.rstrip("/"), url.rstrip("/"))


def _folder(path: Path) -> Folder:
    files.make_folder(path)
    return Folder(path)


class Folder:
    """A folder on this machine."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self.home = self.aside = folder
        self.private = folder / _PRIVATE
        with os.scandir(folder) as found:
            self._was_empty = next(found, None) is None

    def prepare(self) -> None:
        """Clear away parts of dead runs."""
        self.clear()
        files.make_folder(self.private)

    def clear(self) -> None:
        """Remove parts, and the private folder."""
        files.sweep(self.home, ours_alone=True)
        shutil.rmtree(self.private, ignore_errors=True)

    def stage(self, name: str, content: bytes) -> Staged:
        """Write a document aside, in the same folder."""
        return files.stage(self.home / name, content)

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of a file."""
        if self._was_empty:  # a file that came since is refused when its name is wanted
            return None
        path = os.path.join(self.home, name)  # noqa: PTH118 - asked for every row
        if not os.path.lexists(path):
            return None
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return "unreadable"  # a folder, or somebody else's: no document of ours

    def publish(self, staged: Sequence[Staged], *, replacing: frozenset[str]) -> None:
        """Sync all, name all, sync the names."""
        files.sync(staged)
        for one in staged:
            one.publish(force=one.target.name in replacing)
        files.sync_folders([self.home / "x"])

    def read(self, name: str) -> bytes:
        """Return a file."""
        try:
            return (self.home / name).read_bytes()
        except OSError as error:
            raise refusal(error, self.home / name) from error

    def path(self, name: str) -> str:
        """Return a path."""
        return str(self.home / name)


class Remote:
    """A store elsewhere; documents wait in a folder of ours until they are put there whole."""

    def __init__(self, system: Any, root: str, url: str) -> None:  # noqa: ANN401 - fsspec has no types
        """Take a file system of fsspec's, the path in it, and what the user calls it."""
        from platformdirs import user_state_path

        self._system, self._root, self._url = system, root, url
        name = hashlib.sha256(url.encode()).hexdigest()[:16]
        self.home = user_state_path("docgen", appauthor=False) / "batches" / name
        self.private = self.aside = self.home / _PRIVATE
        self._names: set[str] = set()
        files.make_folder(self.home)

    def prepare(self) -> None:
        """Look once what is there, and clear away what a killed run left."""
        self.clear()
        files.make_folder(self.aside)
        with self._reaching(self._url):
            self._names = {path.rpartition("/")[2] for path in self._listed()}
            for name in filter(files.is_part, sorted(self._names)):
                self._system.rm_file(self._at(name))

    def clear(self) -> None:
        """Remove what waits on this machine."""
        shutil.rmtree(self.private, ignore_errors=True)

    def stage(self, name: str, content: bytes) -> Staged:
        """Write a document into the waiting folder."""
        return files.stage(self.aside / name, content)

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of an object."""
        return hashlib.sha256(self.read(name)).hexdigest() if name in self._names else None

    def publish(self, staged: Sequence[Staged], *, replacing: frozenset[str]) -> None:  # noqa: ARG002 - the plan has looked
        """Put each object there so that nobody sees a half: in one request, or under a free name.

        What fsspec reaches by requests (`async_impl`) shows an object when it has the whole of it;
        what it reaches as files shows each piece, but can rename.
        """
        with self._reaching(self._url):
            self._system.makedirs(self._root, exist_ok=True)
            if self._system.async_impl:
                self._system.pipe({self._at(s.target.name): s.part.read_bytes() for s in staged})
            else:
                for one in staged:
                    self._system.pipe_file(self._at(one.part.name), one.part.read_bytes())
                    self._system.mv(self._at(one.part.name), self._at(one.target.name))
        for one in staged:
            self._names.add(one.target.name)
            one.discard()

    def read(self, name: str) -> bytes:
        """Return an object."""
        with self._reaching(self.path(name)):
            return bytes(self._system.cat_file(self._at(name)))

    def path(self, name: str) -> str:
        """Return a URL."""
        return f"{self._url}/{name}"

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _listed(self) -> list[str]:
        try:
            return list(self._system.ls(self._root, detail=False))
        except FileNotFoundError:
            return []

    @staticmethod
    @contextmanager
    def _reaching(path: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _not_reached(path, error) from error


def _no_plugin(url: str) -> ToolError:
    return ToolError(
        Problem(
            "no-store",
            Wording(
                "没有安装能写 {url} 的组件", "nothing is installed that writes to {url}"
            ).format(url=same(url.partition("://")[0] + "://")),
            Wording(
                "运行 pip install 'docgen[cluster]' 和对应的插件（如 s3fs）",
                "run pip install 'docgen[cluster]' and the plug-in (such as s3fs)",
            ),
        )
    )


def _not_reached(path: str, error: OSError) -> OutputError:
    return OutputError(
        Problem(
            "store-failed",
            Wording("存储没有接受（{reason}）", "the store refused it ({reason})").format(
                reason=same(type(error).__name__)
            ),
            Wording("稍后用同一命令继续", "go on later with the same command"),
            where=same(path),
        )
    )
