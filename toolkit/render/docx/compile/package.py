"""A .docx file as its members, after the gate: nothing large, doubled, odd or active gets in."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

from toolkit.errors import TemplateError
from toolkit.language import NOTHING, Wording
from toolkit.render.docx.fill.place import Place

MEBIBYTE = 1 << 20
LARGEST_FILE = 16 * MEBIBYTE
LARGEST_MEMBER = 16 * MEBIBYTE
LARGEST_XML = 8 * MEBIBYTE
LARGEST_PACKAGE = 48 * MEBIBYTE
MOST_MEMBERS = 512
MOST_TAGS = 200_000
MOST_ATTRIBUTES = 64
MOST_PREFIXES = 200

CONTENT_TYPES = "[Content_Types].xml"
_NAME = re.compile(r"[A-Za-z0-9_\[\]()+,=@~ .-]+(/[A-Za-z0-9_\[\]()+,=@~ .-]+)*")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAG = re.compile(rb"<(?:\"[^\"<]*+\"|'[^'<]*+'|[^<>\"']++)*+>")
_LONG = 3 * MOST_ATTRIBUTES  # no shorter tag has more
_ATTRIBUTE = re.compile(rb"(?<=[\s\"'])(?!xmlns[:=\s])[^\s=<>\"']++\s*+=")
_PREFIX = re.compile(rb"\sxmlns:([^\s=<>\"']++)\s*+=")
_QUOTED = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True)
class Package:
    """The members of one .docx, by name, in the order of the file."""

    place: Place
    members: dict[str, bytes]


def read_package(data: bytes, place: Place, *, ours: bool) -> Package:
    """Read a .docx within limits.

    Raises:
        TemplateError: It is not a .docx, or it is larger or stranger than a template may be.
    """
    try:
        return Package(place, _members(data))
    except _Refused as refused:
        problem = place.problem(refused.code, refused.what, refused.hint)
        raise TemplateError(problem, ours=ours) from None


def is_xml(name: str) -> bool:
    """Tell whether a member is read as XML."""
    return name.endswith((".xml", ".rels"))


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, code: str, what: Wording, hint: Wording = NOTHING) -> None:
        super().__init__(what.en)
        self.code, self.what, self.hint = code, what, hint


def _members(data: bytes) -> dict[str, bytes]:
    if len(data) > LARGEST_FILE:
        raise _too_large("")
    if data.startswith(_OLE_MAGIC):
        raise _Refused(
            "old-word-file",
            Wording("这是旧版 .doc 或加密的文件", "This is an old .doc file or an encrypted one"),
            Wording("请在 Word 中另存为不加密的 .docx", "save it in Word as .docx, unencrypted"),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _read(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
        struct.error,
        IndexError,
        KeyError,
    ):
        raise _not_word() from None
    if CONTENT_TYPES not in members or "_rels/.rels" not in members:
        raise _not_word()
    for name, content in members.items():
        if is_xml(name):
            _check_xml(name, content)
    return members


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_MEMBERS:
        raise _Refused("too-many-members", Wording("文件内部件过多", "The file has too many parts"))
    if sum(entry.file_size for entry in entries) > LARGEST_PACKAGE:
        raise _too_large("")
    members: dict[str, bytes] = {}
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if entry.orig_filename != name or not _is_plain(name):
            raise _Refused(
                "odd-name",
                Wording(f"部件名不合规：{name!r}", f"A part has an odd name: {name!r}"),
                _RESAVE,
            )
        if name.lower() in seen:
            raise _Refused(
                "doubled-part", Wording(f"部件 {name} 重复", f"Part {name} is there twice"), _RESAVE
            )
        seen.add(name.lower())
        if entry.flag_bits & 0x1:
            raise _Refused("encrypted", Wording("文件已加密", "The file is encrypted"), _RESAVE)
        limit = LARGEST_XML if is_xml(name) else LARGEST_MEMBER
        if entry.file_size > limit:
            raise _too_large(name)
        with archive.open(entry) as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            raise _too_large(name)
        members[name] = content
    return members


def _is_plain(name: str) -> bool:
    parts = name.split("/")
    return bool(_NAME.fullmatch(name)) and not any(
        part.strip(". ") == "" or part.endswith((".", " ")) or _DEVICE.fullmatch(part)
        for part in parts
    )


def _check_xml(name: str, content: bytes) -> None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content:
        raise _Refused(
            "not-utf-8", Wording(f"部件 {name} 不是 UTF-8", f"Part {name} is not UTF-8"), _RESAVE
        )
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        raise _Refused(
            "not-utf-8", Wording(f"部件 {name} 不是 UTF-8", f"Part {name} is not UTF-8"), _RESAVE
        ) from None
    declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)", content)
    if declared and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii"}:
        raise _Refused(
            "not-utf-8", Wording(f"部件 {name} 不是 UTF-8", f"Part {name} is not UTF-8"), _RESAVE
        )
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _Refused(
            "dtd",
            Wording(f"部件 {name} 含有 DTD 声明", f"Part {name} declares a DTD"),
            Wording("模板不得含有实体声明", "a template may not declare entities"),
        )
    if content.count(b"<") > MOST_TAGS:
        raise _too_large(name)
    _check_width(name, content)


def _check_width(name: str, content: bytes) -> None:
    """Refuse an element wider than any of Word's: what walks such attributes takes minutes."""
    prefixes = len(set(_PREFIX.findall(content)))
    widest = max(
        (
            len(_ATTRIBUTE.findall(_QUOTED.sub(b'""', tag)))
            for tag in _TAG.findall(content)
            if len(tag) > _LONG
        ),
        default=0,
    )
    if prefixes > MOST_PREFIXES or widest > MOST_ATTRIBUTES:
        raise _Refused(
            "too-wide",
            Wording(f"部件 {name} 的属性过多", f"Part {name} has too many attributes"),
            _RESAVE,
        )


_RESAVE = Wording("请在 Word 中另存为新的 .docx", "save it anew in Word as .docx")


def _not_word() -> _Refused:
    return _Refused(
        "not-a-docx",
        Wording("这不是能读取的 .docx 文件", "This is not a .docx file that can be read"),
        _RESAVE,
    )


def _too_large(name: str) -> _Refused:
    return _Refused(
        "too-large",
        Wording(f"部件 {name} 过大", f"Part {name} is too large")
        if name
        else Wording("文件过大", "The file is too large"),
        Wording("模板应为一份普通的信函", "a template should be an ordinary letter"),
    )
