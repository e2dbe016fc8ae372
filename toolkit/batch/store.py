"""Where a batch puts its documents: a folder, or any store that fsspec reaches.

Documents are staged first, all of them, and take their names afterwards; until then nobody sees
one. The journal and the lock lie in the folder itself, or, for a store elsewhere, on this machine.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from toolkit import files
from toolkit.errors import OutputError, Problem, ToolError
from toolkit.files import Staged
from toolkit.language import Wording, same
from toolkit.refusals import refusal


class Store(Protocol):
    """A place for documents."""

    home: Path
    """Where the journal and the lock lie."""

    aside: Path
    """Where documents are written aside."""

    def prepare(self) -> None:
        """Clear away what an interrupted run left; the lock is held."""
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


@contextmanager
def opened(place: str | Path) -> Iterator[Store]:
    """Open a folder, making it if need be, or a store by its URL (`s3://…`).

    Raises:
        OutputError: The folder can't be made.
        ToolError: fsspec, or its plug-in for this URL, is not installed.
    """
    if "://" not in str(place):
        folder = Path(place)
        files.make_folder(folder)
        yield Folder(folder)
        return
    with TemporaryDirectory(prefix="docgen-") as waiting:
        yield Remote(str(place), Path(waiting))


class Folder:
    """A folder on this machine."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self.home = self.aside = folder
        with os.scandir(folder) as found:
            self._was_empty = next(found, None) is None

    def prepare(self) -> None:
        """Clear away parts of dead runs."""
        files.sweep(self.home, ours_alone=True)

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
        return hashlib.sha256(self.read(name)).hexdigest()

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

    def __init__(self, url: str, waiting: Path) -> None:
        """Connect.

        Raises:
            ToolError: fsspec or its plug-in is missing.
        """
        try:
            import fsspec
        except ImportError as error:
            raise _no_plugin(url) from error
        try:
            self._system, root = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise _no_plugin(url) from error
        self._root, self._url, self.aside = root.rstrip("/"), url.rstrip("/"), waiting
        from platformdirs import user_state_path

        name = hashlib.sha256(self._url.encode()).hexdigest()[:16]
        self.home = user_state_path("docgen", appauthor=False) / "batches" / name
        files.make_folder(self.home)

    def prepare(self) -> None:
        """Nothing waits from another run: the waiting folder is this one's."""

    def stage(self, name: str, content: bytes) -> Staged:
        """Write a document into the waiting folder."""
        return files.stage(self.aside / name, content)

    def digest(self, name: str) -> str | None:
        """Return the SHA-256 of an object."""
        system: Any = self._system
        try:
            return hashlib.sha256(system.cat_file(f"{self._root}/{name}")).hexdigest()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _not_reached(self.path(name), error) from error

    def publish(self, staged: Sequence[Staged], *, replacing: frozenset[str]) -> None:  # noqa: ARG002 - the plan has looked
        """Put each object there in one piece."""
        system: Any = self._system
        try:
            system.makedirs(self._root, exist_ok=True)
            for one in staged:
                system.pipe_file(f"{self._root}/{one.target.name}", one.part.read_bytes())
                one.discard()
        except OSError as error:
            raise _not_reached(self._url, error) from error

    def read(self, name: str) -> bytes:
        """Return an object."""
        system: Any = self._system
        try:
            return bytes(system.cat_file(f"{self._root}/{name}"))
        except OSError as error:
            raise _not_reached(self.path(name), error) from error

    def path(self, name: str) -> str:
        """Return a URL."""
        return f"{self._url}/{name}"


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
