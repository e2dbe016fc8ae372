"""A template's bytes as all that filling needs: the slow step, done once for a template."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from lxml import etree

from toolkit.errors import Problem, TemplateError
from toolkit.language import Wording
from toolkit.render.docx.compile.clean import clean
from toolkit.render.docx.compile.codegen import module_source
from toolkit.render.docx.compile.graph import Graph, parser, read_graph, relations_name
from toolkit.render.docx.compile.hidden import hidden_styles
from toolkit.render.docx.compile.join import join_tags, part_blocks
from toolkit.render.docx.compile.lint import Tagged, lint, lint_static
from toolkit.render.docx.compile.package import CONTENT_TYPES, Package, is_xml, read_package
from toolkit.render.docx.compile.relations import (
    content_types_xml,
    relations_xml,
    root_relations,
)
from toolkit.render.docx.compile.scrub import W, core_properties, extended_properties, scrub
from toolkit.render.docx.compile.structure import prove
from toolkit.render.docx.compile.tags import cut_at_tags, text_without_tags, with_jinja_tags
from toolkit.render.docx.compile.tree import Unbuildable, build_tree
from toolkit.render.docx.fill.archive import Archive, archive_of
from toolkit.render.docx.fill.nodes import Body, fields_of
from toolkit.render.docx.fill.place import Place
from toolkit.render.docx.fill.template import Code

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(slots=True)
class Built:
    """What compiling one template gives; `problems` is empty where it may be used."""

    place: Place
    fingerprint: str
    problems: list[Problem] = field(default_factory=list)
    trees: dict[str, Body] = field(default_factory=dict)
    archive: Archive = field(default_factory=lambda: Archive(b"", b"", 0))

    @property
    def fields(self) -> tuple[str, ...]:
        """The names with their dots, in the order of first use; `N` is the number of a row."""
        return tuple(dict.fromkeys(one for tree in self.trees.values() for one in fields_of(tree)))

    def source(self, title: str) -> str:
        """Return the Python source of what fills it."""
        return module_source(title, self.trees, self.archive)


def compiled(data: bytes, name: str, *, ours: bool) -> Code:
    """Return the code that fills a template.

    Raises:
        TemplateError: All that is wrong with it, each with its place.
    """
    built = build(data, name, ours=ours)
    if built.problems:
        raise TemplateError(built.problems, ours=ours)
    code: dict[str, object] = {}
    exec(compile(built.source("A template"), f"<{name}>", "exec"), code)
    return code


def build(data: bytes, name: str, *, ours: bool) -> Built:
    """Compile a template and return it together with every fault found.

    Raises:
        TemplateError: It is not a file that may be opened at all.
    """
    built = Built(Place(name), hashlib.sha256(data).hexdigest())
    package = read_package(data, built.place, ours=ours)
    try:
        _build(built, package)
    except etree.XMLSyntaxError:
        problem = built.place.problem(
            "broken-xml",
            Wording("文件内部的 XML 有错", "The XML inside the file is broken"),
            Wording("请在 Word 中另存为新的 .docx", "save it anew in Word as .docx"),
        )
        raise TemplateError([*built.problems, problem], ours=ours) from None
    return built


def _build(built: Built, package: Package) -> None:
    graph = read_graph(package)
    built.problems += graph.problems
    if not graph.main:
        return
    kept = [name for name in (*graph.kinds, _CORE) if is_xml(name) and name in package.members]
    roots = {name: etree.fromstring(package.members[name], parser()) for name in kept}
    built.problems += clean(roots, graph, built.place)
    rendered = graph.rendered()
    styles = (root for name, root in roots.items() if graph.kinds.get(name) == "styles")
    hiding = hidden_styles(next(styles, None))
    tagged: dict[str, list[Tagged]] = {}
    for name, root in roots.items():
        place = Place(built.place.template, name)
        if name in rendered:
            scrub(root)
            join_tags(root)
            tagged[name] = lint(root, place, built.problems, hiding)
        elif name != _CORE:  # of which only the title is kept
            scrub(root)
            built.problems += lint_static(root, place)
    _check_footnotes(built, graph, roots, tagged)
    if built.problems:
        return
    members = {CONTENT_TYPES: content_types_xml(graph)}
    members[relations_name("")] = relations_xml(root_relations(graph), "")
    members[_CORE] = core_properties(_title(roots))
    members["docProps/app.xml"] = extended_properties()
    for name in graph.kinds:
        if graph.relations[name]:
            members[relations_name(name)] = relations_xml(graph.relations[name], name)
        if tagged.get(name):
            _build_part(built, name, roots[name], tagged[name])
        else:
            members[name] = _written(roots[name]) if name in roots else package.members[name]
    if not built.problems:
        built.archive = archive_of(members)


def _build_part(built: Built, name: str, root: etree._Element, tagged: list[Tagged]) -> None:
    place = Place(built.place.template, name)
    part_blocks(root)
    _lift_namespaces(root)
    written = etree.tostring(root, encoding="unicode")
    xml = with_jinja_tags(written)
    if problems := prove(xml, tagged, place):
        built.problems += problems
        return
    if text_without_tags(xml) != text_without_tags(written):
        what = Wording("拼接标记时丢失文字", "Joining the tags lost text")
        built.problems.append(place.problem("join-lost", what))
        return
    try:
        built.trees[name] = build_tree(cut_at_tags(_DECLARATION + xml), tagged)
    except Unbuildable as fault:
        built.problems.append(fault.problem)


def _check_footnotes(
    built: Built, graph: Graph, roots: dict[str, etree._Element], tagged: dict[str, list[Tagged]]
) -> None:
    """Refuse a footnote that prints a value under two sections.

    docxtpl fills such a note once a section, so that a value would be read as a template; ours
    fills it once, but a template must mean the same to both.
    """
    if graph.main not in roots or len(list(roots[graph.main].iter(W + "sectPr"))) < 2:
        return
    for name, kind in graph.kinds.items():
        for _, place in tagged.get(name, []) if kind == "footnotes" else []:
            built.problems.append(
                place.problem(
                    "footnote-under-sections",
                    Wording(
                        "文档分节时脚注里不能有标记", "A note can't print values under two sections"
                    ),
                    Wording("请移到正文，或合并为一节", "move it to the text, or use one section"),
                )
            )


def _title(roots: dict[str, etree._Element]) -> str:
    core = roots.get(_CORE)
    found = "" if core is None else (core.findtext(_TITLE) or "").strip()
    return "" if "{{" in found or "{%" in found else found  # Word takes the first line for it


def _lift_namespaces(root: etree._Element) -> None:
    """Declare every prefix at the root, so that no run depends on one declared beside it."""
    prefixes: dict[str | None, str] = {}
    for element in root.iter(etree.Element):
        for prefix, uri in element.nsmap.items():
            if prefixes.setdefault(prefix, uri) != uri:
                return
    kept = [prefix for prefix in prefixes if prefix]
    etree.cleanup_namespaces(root, top_nsmap={p: prefixes[p] for p in kept}, keep_ns_prefixes=kept)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
