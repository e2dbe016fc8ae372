"""What a paragraph has from its style: the style's name, and the list that numbers it."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from toolkit.render.reading.parts import value_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A paragraph's place in a list; None where nothing is said.

    Args:
        number: `w:numId` of the list; "0" takes the paragraph out of any list.
        level: Level from 0.
        style: Style that says so, "" where the paragraph does: a level may belong to a style.
    """

    number: str | None = None
    level: int | None = None
    style: str = ""


class Styles:
    """The styles of one file, by their ids.

    Args:
        root: The styles part, or None where the file has none.
    """

    def __init__(self, root: Element | None) -> None:
        """Index the styles."""
        found = () if root is None else root.findall("w:style")
        self._styles = {style.get("w:styleId", ""): style for style in found}
        self._default = next(
            (
                id_
                for id_, style in self._styles.items()
                if style.get("w:type") == "paragraph" and style.get("w:default") in ("1", "true")
            ),
            "",
        )

    def name(self, id_: str) -> str:
        """Return what the style is called: its own further name before Word's, else its id."""
        style = self._styles.get(id_)
        if style is None:
            return id_
        return value_of(style, "w:aliases").split(",")[0] or value_of(style, "w:name") or id_

    def listed(self, paragraph: Element) -> Listed:
        """Return in which list a paragraph stands, by itself or by its style."""
        own = _listed(paragraph.find("w:pPr"), "")
        inherited = self.listed_by(style_of(paragraph) or self._default)
        if own.number is None and own.level is None:
            return inherited
        level = inherited.level if own.level is None else own.level
        return Listed(own.number or inherited.number, level)

    def listed_by(self, id_: str) -> Listed:
        """Return in which list a style puts its paragraphs, by itself or by those it rests on."""
        seen: set[str] = set()
        while id_ in self._styles and id_ not in seen:
            seen.add(id_)
            style = self._styles[id_]
            listed = _listed(style.find("w:pPr"), id_)
            if listed.number is not None:
                return listed
            id_ = value_of(style, "w:basedOn")
        return Listed()


def style_of(paragraph: Element) -> str:
    """Return the id of the style that a paragraph names, or ""."""
    return value_of(paragraph.find("w:pPr"), "w:pStyle")


def _listed(properties: Element | None, style: str) -> Listed:
    listed = None if properties is None else properties.find("w:numPr")
    if listed is None:
        return Listed(style=style)
    level = value_of(listed, "w:ilvl")
    number = listed.find("w:numId")
    return Listed(
        None if number is None else number.get("w:val", "0"),
        int(level) if level.isdecimal() else None,
        style,
    )
