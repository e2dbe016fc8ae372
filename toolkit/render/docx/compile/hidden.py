"""Text that Word does not show: a value there would vanish from the paper."""

from __future__ import annotations

from lxml import etree

from toolkit.render.docx.compile.scrub import W

_OFF = {"0", "false", "off"}


def hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    """Return the ids of the styles whose text is hidden, by themselves or by what they rest on."""
    based: dict[str, str] = {}
    told: dict[str, bool] = {}
    for style in () if styles is None else styles.iter(W + "style"):
        name = style.get(W + "styleId", "")
        rests_on = style.find(W + "basedOn")
        based[name] = "" if rests_on is None else rests_on.get(W + "val", "")
        hides = _hides(style)
        if hides is not None:
            told[name] = hides
    found = set()
    for name in based:
        at, seen = name, set[str]()
        while at in based and at not in told and at not in seen:
            seen.add(at)
            at = based[at]
        if told.get(at):
            found.add(name)
    return frozenset(found)


def is_hidden(piece: etree._Element, styles: frozenset[str]) -> bool:
    """Tell whether a `w:t` is hidden by its run, its styles or its row.

    Args:
        piece: The `w:t`.
        styles: Ids of the styles that hide, from `hidden_styles`.
    """
    run = piece.getparent()
    paragraph = next(piece.iterancestors(W + "p"), None)
    row = next(piece.iterancestors(W + "tr"), None)
    if row is not None and row.find(f"{W}trPr/{W}hidden") is not None:
        return True
    hides = None if run is None else _hides(run)
    if hides is not None:
        return hides
    marks = [
        None if run is None else run.find(f"{W}rPr/{W}rStyle"),
        None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle"),
    ]
    return any(mark is not None and mark.get(W + "val") in styles for mark in marks)


def _hides(element: etree._Element) -> bool | None:
    """Return whether a run or a style hides its text, or None where it doesn't say."""
    mark = element.find(f"{W}rPr/{W}vanish")
    return None if mark is None else mark.get(W + "val", "1") not in _OFF
