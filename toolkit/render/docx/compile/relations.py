"""The parts of a package that name the others, written anew: content types and relationships."""

from __future__ import annotations

import posixpath
from xml.sax.saxutils import quoteattr

from toolkit.render.docx.compile.graph import (
    IMAGES,
    OFFICE,
    RELATIONS,
    TYPES,
    Graph,
    Relation,
)  # fmt: skip

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"


def content_types_xml(graph: Graph) -> bytes:
    """Return `[Content_Types].xml` for the kept parts and our two property parts."""
    images = [n for n, kind in graph.kinds.items() if kind == "image"]
    endings = sorted({name.rsplit(".", 1)[-1].lower() for name in images})  # JPG and jpg are one
    defaults = [
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        *(
            f"<Default Extension={quoteattr(e)} ContentType={quoteattr(IMAGES[e])}/>"
            for e in endings
        ),
    ]
    overrides = [
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
        for name, kind in (
            *((n, t) for n, t in graph.types.items() if graph.kinds[n] != "image"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            (
                "docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            ),
        )
    ]
    return _xml(f'<Types xmlns="{TYPES}">{"".join(defaults)}{"".join(overrides)}</Types>')


def relations_xml(relations: tuple[Relation, ...], source: str) -> bytes:
    """Return the `.rels` of one part."""
    folder = posixpath.dirname(source)
    rows = "".join(
        f"<Relationship Id={quoteattr(r.id)} Type={quoteattr(r.type)} "
        f"Target={quoteattr(posixpath.relpath(r.target, folder or '.'))}/>"
        for r in relations
    )
    return _xml(f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>')


def root_relations(graph: Graph) -> tuple[Relation, ...]:
    """Return the relationships of the package itself."""
    return (
        Relation("rId1", OFFICE + "officeDocument", graph.main),
        Relation("rId2", _PACKAGE + "core-properties", "docProps/core.xml"),
        Relation("rId3", OFFICE + "extended-properties", "docProps/app.xml"),
    )


def _xml(body: str) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return (declaration + body).encode()
