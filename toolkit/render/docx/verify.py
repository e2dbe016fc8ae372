"""The strict check of a finished document, for `--verify` and for the tests.

It knows nothing of how the document was made: it opens the archive, parses every part, follows
every relationship, and finds the printed values in the text, in order.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Mapping, Sequence

from toolkit.errors import OutputError, Problem
from toolkit.language import Wording, same

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def verify(document: bytes) -> None:
    """Check that a .docx is whole: every part parses, every relationship leads somewhere.

    Raises:
        OutputError: What is wrong, and in which part.
    """
    import zipfile

    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise _broken("", "archive", str(error)) from None
    for name, content in members.items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            raise _broken(name, "xml", str(error)) from None
        if name.endswith(".rels"):
            _check_targets(name, root, members)
        else:
            _check_content(name, root)


def find_values(document: bytes, printed: Mapping[str, Sequence[str]]) -> None:
    """Find the values of each part in its text, in order.

    Args:
        document: The .docx.
        printed: Values of each part as they were printed, in order.

    Raises:
        OutputError: One of them is not there.
    """
    import zipfile

    from toolkit.render.text import part_text

    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name, values in printed.items():
            text, at = part_text(archive.read(name)), 0
            for number, value in enumerate(values, 1):
                wanted = value.replace("\r\n", "\n")
                found = text.find(wanted, at)
                if found < 0:
                    raise _broken(name, "lost-value", f"value {number}")
                at = found + len(wanted)


def _check_targets(name: str, root: object, members: Mapping[str, bytes]) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in root:  # type: ignore[attr-defined]
        target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
        if relation.get("TargetMode") == "External" or target not in members:
            raise _broken(name, "relation", relation.get("Target", ""))


def _check_content(name: str, root: object) -> None:
    for cell in root.iter(_W + "tc"):  # type: ignore[attr-defined]
        if len(cell) == 0 or cell[-1].tag != _W + "p":
            raise _broken(name, "cell-end", "")
    for kind in ("bookmarkStart", "footnote", "comment"):
        ids = [one.get(_W + "id") for one in root.iter(_W + kind)]  # type: ignore[attr-defined]
        if len(ids) != len(set(ids)):
            raise _broken(name, "doubled-id", kind)


def _broken(part: str, code: str, detail: str) -> OutputError:
    return OutputError(
        Problem(
            f"broken-{code}",
            Wording(
                f"生成的文件有误（{code} {detail}）",
                f"The document made is broken ({code} {detail})",
            ),
            Wording("请报告这个问题", "please report this"),
            where=same(part),
        )
    )
