"""The XML parts of a Word file, read safely: nothing is run, fetched or expanded.

Names are short: `w:p` is a paragraph, whichever of the two namespaces (transitional, strict) the
file was written in.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_PART = 40 * 1024 * 1024
MOST_PARTS = 5_000
DEEPEST = 200

_SHORT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
}


class Unsound(ValueError):  # noqa: N818 - callers word it for their users
    """It can't be read as a Word file.

    Args:
        code: What is wrong with it.
    """

    def __init__(self, code: Literal["too-large", "not-a-word-file"]) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code = code


class Parts:
    """The parts of one Word file that hold its text, by name.

    Args:
        source: The file, or its bytes.

    Raises:
        Unsound: It is no Word file, is too large, or is damaged.
        OSError: It can't be opened.
    """

    def __init__(self, source: Path | bytes) -> None:
        """Open the package and find its main part."""
        data = source if isinstance(source, bytes) else _read(source)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, EOFError) as fault:
            raise Unsound("not-a-word-file") from fault
        if len(self._names) > MOST_PARTS:
            raise Unsound("not-a-word-file")
        self.main = next(self._related("", "officeDocument"), "word/document.xml")
        if self.main not in self._names:
            raise Unsound("not-a-word-file")

    def of(self, *kinds: str) -> list[str]:
        """Return the names of the parts that the main part relates to so, sorted."""
        return sorted({name for kind in kinds for name in self._related(self.main, kind)})

    def root(self, name: str) -> Element:
        """Return the tree of one part."""
        return parse(self._content(name))

    def only(self, kind: str) -> Element | None:
        """Return the tree of the one part that the main part relates to so; None without it."""
        names = self.of(kind)
        return self.root(names[0]) if names else None

    def _related(self, name: str, kind: str) -> Iterator[str]:
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._names:
            return
        for relation in self.root(relations):
            target = posixpath.join(folder, relation.get("Target", ""))
            found = posixpath.normpath(target).removeprefix("/")
            if relation.get("Type", "").rpartition("/")[2] == kind and found in self._names:
                yield found

    def _content(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as stream:
                content = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as fault:
            raise Unsound("not-a-word-file") from fault
        if len(content) > LARGEST_PART:
            raise Unsound("too-large")
        return content


def parse(xml: bytes) -> Element:
    """Return the tree of one part, names short.

    Raises:
        Unsound: It is not well-formed, declares a document type, or nests deeper than Word does.
    """
    builder, depth, names = TreeBuilder(), 0, _Names()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Unsound("not-a-word-file")
        builder.start(names[name], {names[key]: value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(names[name])

    def refuse(*_: object) -> None:
        raise Unsound("not-a-word-file")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError) as fault:
        raise Unsound("not-a-word-file") from fault
    return builder.close()


def value_of(element: Element | None, child: str) -> str:
    """Return what a child element says (`w:val`); "" where element, child or value is missing."""
    found = None if element is None else element.find(child)
    return "" if found is None else found.get("w:val", "")


class _Names(dict[str, str]):
    """The short form of each name met: `uri}p` is `w:p`; other namespaces keep the full form."""

    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition("}")
        short = self[name] = f"{_SHORT.get(uri, uri)}:{local}" if uri else local
        return short


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise Unsound("too-large")
    return data
