"""Which parts of a package a document needs: what is kept, what is left out, what is refused.

Only parts that a relationship leads to are kept, and only relationships of a closed list. What
names people or their machines (comments, custom properties, thumbnails) and what a letter can do
without (links, an attached template, embedded fonts) is left out; what runs, reaches out or hides
content (macros, embedded files, pictures from elsewhere) is refused. `clean` takes what pointed to
the parts left out from those kept.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from toolkit.errors import Problem
from toolkit.language import NOTHING, Wording
from toolkit.render.docx.compile.package import CONTENT_TYPES, Package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE = _WORD + "document.main+xml"

_KEPT = {
    "officeDocument", "styles", "settings", "webSettings", "fontTable", "theme", "numbering",
    "footnotes", "endnotes", "header", "footer", "image",
}  # fmt: skip
_LEFT_OUT = {
    "thumbnail", "customXml", "customXmlProps", "comments", "commentsExtended", "commentsIds",
    "commentsExtensible", "people", "custom-properties", "extended-properties", "core-properties",
    "stylesWithEffects", "glossaryDocument", "printerSettings", "classificationlabels",
    "documenttasks", "extendedProperties", "hyperlink", "attachedTemplate", "font", "hdphoto",
    "webextensiontaskpanes", "extensibility", "intelligence", "origin",
}  # fmt: skip
IMAGES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}
_RENDERED = {"officeDocument", "header", "footer", "footnotes"}
_BESIDE_A_PICTURE = (".svg", ".wdp")  # Word keeps a PNG beside them
_STRICT = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relation:
    """One kept relationship; `target` is the name of a member."""

    id: str
    type: str
    target: str

    @property
    def kind(self) -> str:
        """Return the last word of the type: `header`, `image`."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(slots=True)
class Graph:
    """The parts that a document needs.

    Args:
        main: Name of the main document part, or "" where there is none.
        relations: Kept relationships of each kept part.
        kinds: What each kept part is.
        types: Content type of each kept part.
        left_out: Ids of the relationships of each kept part that are left out, with their kinds.
    """

    main: str = ""
    relations: dict[str, tuple[Relation, ...]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def rendered(self) -> list[str]:
        """Return the names of the parts whose tags are filled, the main one first."""
        return [name for name, kind in self.kinds.items() if kind in _RENDERED]


def read_graph(package: Package) -> Graph:
    """Follow the relationships from the root; the problems found are in the result."""
    graph = Graph()
    if _STRICT.encode() in package.members[relations_name("")]:
        _refuse(graph, package, "", "strict", *_IS_STRICT)
        return graph
    types = _content_types(package, graph)
    todo = [
        relation for relation in _relations(package, "", graph) if relation.kind == "officeDocument"
    ]
    if len(todo) != 1:
        _refuse(
            graph, package, "_rels/.rels", "no-document",
            Wording("找不到正文部件", "There is no main document part"),
        )  # fmt: skip
        return graph
    graph.main = todo[0].target
    if types.get(graph.main) != MAIN_TYPE:
        _refuse_type(graph, package, types.get(graph.main, ""))
        return graph
    while todo:
        relation = todo.pop(0)
        name = relation.target
        if name in graph.kinds:
            continue
        graph.kinds[name] = relation.kind
        graph.types[name] = types.get(name, "")
        if relation.kind == "image":
            _check_image(graph, package, name)
        graph.relations[name] = _relations(package, name, graph)
        todo += graph.relations[name]
    return graph


def relations_name(part: str) -> str:
    """Return the name of the member that holds a part's relationships.

    >>> relations_name("word/document.xml"), relations_name("")
    ('word/_rels/document.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(package: Package, source: str, graph: Graph) -> tuple[Relation, ...]:
    content = package.members.get(relations_name(source))
    if content is None:
        return ()
    kept = []
    for element in _parsed(content).iter(f"{{{RELATIONS}}}Relationship"):
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        place = source or "_rels/.rels"
        if kind in _LEFT_OUT or element.get("Target", "").lower().endswith(_BESIDE_A_PICTURE):
            graph.left_out.setdefault(source, {})[element.get("Id", "")] = kind
            continue
        if element.get("TargetMode") == "External":
            _refuse(
                graph, package, place, "external-link",
                Wording(f"含有外部链接（{kind}）", f"There is an external link ({kind})"),
                Wording("请把它放进文件里，或者删除", "put it into the file, or remove it"),
            )  # fmt: skip
            continue
        target = posixpath.normpath(
            posixpath.join("/", posixpath.dirname(source), element.get("Target", ""))
        ).lstrip("/")
        known = element.get("Type", "") == OFFICE + kind and kind in _KEPT
        if not known or target not in package.members:
            _refuse(
                graph, package, place, "unknown-relation",
                Wording(f"含有不支持的内容（{kind}）", f"This content is not supported: {kind}"),
                Wording(
                    "请删除宏、对象、控件、图表等", "remove macros, objects, controls and charts"
                ),
            )  # fmt: skip
            continue
        kept.append(Relation(element.get("Id", ""), element.get("Type", ""), target))
    return tuple(kept)


def _content_types(package: Package, graph: Graph) -> dict[str, str]:
    root = _parsed(package.members[CONTENT_TYPES])
    defaults = {
        e.get("Extension", "").lower(): e.get("ContentType", "")
        for e in root.iter(f"{{{TYPES}}}Default")
    }
    types = {name: defaults.get(name.rsplit(".", 1)[-1].lower(), "") for name in package.members}
    for element in root.iter(f"{{{TYPES}}}Override"):
        types[element.get("PartName", "").lstrip("/")] = element.get("ContentType", "")
    for name, kind in types.items():
        if (
            "macroEnabled" in kind
            or "vbaProject" in kind
            or name.lower().endswith("vbaproject.bin")
        ):
            _refuse(
                graph, package, name, "macro",
                Wording("文件含有宏", "The file has macros"),
                Wording("请另存为不含宏的 .docx", "save it as .docx without macros"),
            )  # fmt: skip
    return types


def _check_image(graph: Graph, package: Package, name: str) -> None:
    if name.rsplit(".", 1)[-1].lower() not in IMAGES:
        _refuse(
            graph, package, name, "odd-image",
            Wording("图片格式不支持", "The format of this picture is not supported"),
            Wording("请改用 PNG 或 JPEG", "use PNG or JPEG"),
        )  # fmt: skip


_IS_STRICT = (
    Wording("这是“Strict Open XML”格式", "This is a Strict Open XML file"),
    Wording(
        "请在 Word 中另存为“Word 文档（*.docx）”，不要选 Strict",
        "in Word, save it as “Word Document (*.docx)”, not as “Strict”",
    ),
)


def _refuse_type(graph: Graph, package: Package, found: str) -> None:
    template = found == _WORD + "template.main+xml"
    _refuse(
        graph, package, graph.main, "not-a-document",
        Wording("这是 .dotx 模板", "This is a .dotx template")
        if template
        else Wording("这不是 .docx 文档", "This is not a .docx document"),
        Wording("请另存为普通的 .docx", "save it as an ordinary .docx"),
    )  # fmt: skip


def _refuse(
    graph: Graph, package: Package, part: str, code: str, what: Wording, hint: Wording = NOTHING
) -> None:
    place = type(package.place)(package.place.template, part)
    graph.problems.append(place.problem(code, what, hint))


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, parser())


def parser() -> etree.XMLParser:
    """Return a strict parser that resolves nothing and keeps neither comments nor blanks."""
    return etree.XMLParser(
        remove_blank_text=True, remove_comments=True, remove_pis=True,
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
