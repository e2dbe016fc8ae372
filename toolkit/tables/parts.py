"""The parts of a package and how they are linked: an xlsx's sheets, strings and styles.

Every part is read piece by piece; nothing is resolved, nothing outside the package is touched.
"""

from __future__ import annotations

import posixpath
import weakref
import zipfile
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from lxml import etree

from toolkit.tables import gate

_LONGEST = 16 * 2**20  # of one row or one text; as a tree it takes thirty times as much

YES = ("1", "true", "on")
"""How XML says that something holds."""


class SheetPart(NamedTuple):
    """One sheet of a workbook.

    Args:
        name: What the tab says.
        part: Name of the part that holds its cells.
        is_hidden: Whether the workbook hides it.
    """

    name: str
    part: str
    is_hidden: bool


class Parts:
    """What an xlsx package holds, as its relationships say.

    Args:
        sheets: Its sheets of cells, in the order of their tabs; charts are none.
        strings: Name of the part with the shared strings, or "".
        styles: Name of the part with the styles, or "".
        namespace: That of its elements, in braces.
        counts_from_1904: Whether its day 0 is 1904-01-01.
    """

    def __init__(self, path: Path, package: zipfile.ZipFile) -> None:
        """Read the workbook part and its relationships.

        Raises:
            StatementError: They are missing or damaged.
        """
        self.path, self._package = path, package
        weakref.finalize(self, package.close)
        self._names = {gate.plain_name(name): name for name in package.namelist()}
        links = self._links("_rels/.rels").values()
        book = next((part for kind, part in links if kind == "officeDocument"), "xl/workbook.xml")
        folder, name = posixpath.split(book)
        targets = self._links(f"{folder}/_rels/{name}.rels")
        by_kind = dict(targets.values())
        self.strings, self.styles = by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
        root = self.small(book)
        self.sheets = tuple(_sheets(root, targets))
        names = {sheet.name.casefold() for sheet in self.sheets}
        parts = {gate.plain_name(sheet.part) for sheet in self.sheets}
        if min(len(names), len(parts)) < len(self.sheets):
            raise gate.damaged(path)
        self.namespace = str(root.tag).removesuffix("workbook")
        properties = root.find("{*}workbookPr")
        self.counts_from_1904 = properties is not None and properties.get("date1904") in YES

    def stream(self, part: str) -> IO[bytes]:
        """Open a part.

        Raises:
            StatementError: There is none of that name.
        """
        return self._package.open(self._name(part))

    def size(self, part: str) -> int:
        """Return how many bytes a part has.

        Raises:
            StatementError: There is none of that name.
        """
        return self._package.getinfo(self._name(part)).file_size

    def small(self, part: str) -> etree._Element:
        """Return the root of a part that is never long.

        Raises:
            StatementError: It is missing or damaged.
        """
        try:
            with self.stream(part) as stream:
                root = parsed(gate.bounded(stream))
        except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
            raise gate.damaged(self.path) from error
        if _brings_a_type(root):
            raise gate.brings_a_type(self.path)
        return root

    def elements(self, part: str, names: Sequence[str]) -> Generator[etree._Element, None, None]:
        """Yield the elements of some names as they end.

        Raises:
            StatementError: The part is missing or damaged.
        """
        with self.stream(part) as stream:
            yield from elements(self.path, stream, names)

    def _name(self, part: str) -> str:
        name = self._names.get(gate.plain_name(part))
        if name is None:
            raise gate.damaged(self.path)
        return name

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the kind and the target of each relationship, by its identity."""
        folder = posixpath.dirname(posixpath.dirname(part))
        found = {}
        for element in self.small(part).iter("{*}Relationship"):
            target = element.get("Target", "").replace("\\", "/")
            full = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = (kind, posixpath.normpath(full))
        return found


def elements(
    path: Path, stream: IO[bytes], names: Sequence[str]
) -> Generator[etree._Element, None, None]:
    """Yield the elements of some names as they end, each emptied once it has been looked at.

    Raises:
        StatementError: It is no XML, or one element, or what stands between two, is too long.
    """
    tags, source, is_first = [f"{{*}}{name}" for name in names], _Bounded(path, stream), True
    try:
        for _, element in etree.iterparse(
            source, tag=tags, resolve_entities=False, no_network=True, remove_comments=True
        ):
            if is_first and _brings_a_type(element):
                raise gate.brings_a_type(path)
            is_first = False
            yield element
            source.since = 0
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except (*gate.UNREADABLE, etree.XMLSyntaxError) as error:
        raise gate.damaged(path) from error


class _Bounded:
    """A stream whose reader must come to an end of something every few megabytes."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        self._path, self._stream, self.since = path, stream, 0

    def read(self, size: int) -> bytes:
        self.since += size
        if self.since > _LONGEST:
            raise gate.too_large(self._path, f"> {_LONGEST // 2**20} MB")
        return self._stream.read(size)


def parsed(content: bytes) -> etree._Element:
    """Return the root of a short document.

    Raises:
        XMLSyntaxError: It is none.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(content, parser)


def _brings_a_type(element: etree._Element) -> bool:
    """Tell what the gate can't see in a part of an odd name or encoding."""
    return element.getroottree().docinfo.internalDTD is not None


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def whole(path: Path, written: str | None, absent: int) -> int:
    """Return a count that an attribute states.

    Raises:
        StatementError: It is none.
    """
    if not written:
        return absent
    if not (written.isascii() and written.isdigit() and len(written) <= 9 and int(written)):
        raise gate.damaged(path)
    return int(written)


def _sheets(book: etree._Element, targets: dict[str, tuple[str, str]]) -> Iterator[SheetPart]:
    for element in book.iter("{*}sheet"):
        identity = next((v for k, v in element.items() if str(k).endswith("}id")), "")
        kind, part = targets.get(str(identity), ("worksheet", ""))
        if kind == "worksheet":
            is_hidden = element.get("state", "visible") != "visible"
            yield SheetPart(element.get("name", ""), part, is_hidden)
