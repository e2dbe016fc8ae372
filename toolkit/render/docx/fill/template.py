"""A template ready to be filled."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from toolkit.errors import TemplateError
from toolkit.language import Language, Wording
from toolkit.render.docx.fill.archive import Archive, assembled
from toolkit.render.docx.fill.values import escaped
from toolkit.render.filters import filters_for

if TYPE_CHECKING:
    from toolkit.render.docx.fill.nodes import Body

Code = Mapping[str, Any]
"""What `compile.codegen` writes, by name.

`NAMES` of the context that are used; `PARTS`, the name of each changing part and the function that
fills it; `ARCHIVE` of the parts that never change; `PLACES` of the tags (part, paragraph, tag);
`trees`, which makes of the places what each part says.
"""
_FAULTS = (TypeError, AttributeError, ArithmeticError, ValueError)


class CompiledTemplate:
    """A template, proven and compiled; `render` fills it as often as needed.

    Args:
        name: File name, for messages.
        language: Language in which filters word values.
        fingerprint: SHA-256 of the template file, in hexadecimal.
        names: Names of the context that the template uses; each must be there.
        changing: Names of the parts that differ from document to document.
        is_prebuilt: Whether the build compiled it, so that it was not compiled now.
    """

    def __init__(
        self,
        name: str,
        language: Language,
        fingerprint: str,
        code: Code,
        *,
        ours: bool,
        is_prebuilt: bool = False,
    ) -> None:
        """Take what `compile` made; see `compile_template`."""
        self.name, self.language, self.ours = name, language, ours
        self.fingerprint, self.is_prebuilt = fingerprint, is_prebuilt
        self.names: frozenset[str] = frozenset(code["NAMES"])
        self.changing: tuple[str, ...] = tuple(part for part, _ in code["PARTS"])
        self._code = code
        self._archive = Archive(*code["ARCHIVE"])
        self._filters = SimpleNamespace(**filters_for(language))

    def render(self, context: object) -> bytes:
        """Return the bytes of the document; with one zlib, equal contexts give equal bytes.

        Every value that the template asks for is printed exactly, in its place.

        Args:
            context: What has the names as attributes.

        Raises:
            TemplateError: The context lacks a name, or a value is None where it is printed, or has
                a type that can't stand there.
            AnswersError: A value holds a character that can't be printed.
        """
        if missing := [name for name in sorted(self.names) if not hasattr(context, name)]:
            raise self._missing(missing)
        changed = []
        try:
            for part, fill in self._code["PARTS"]:
                pieces: list[Any] = []
                fill(context, self._filters, pieces)
                pieces[1::2] = escaped(pieces[1::2])
                xml = b"".join(pieces)
                stream = zlib.compress(xml, 1, -15)
                changed.append((part.encode(), zlib.crc32(xml), len(xml), stream))
        except _FAULTS as fault:
            self._printed(context)  # says which value can't be used
            raise fault
        return assembled(self._archive, changed)

    def verify(self, document: bytes, context: object) -> None:
        """Parse a finished document and find every value in its text, in order.

        Raises:
            OutputError: The document is not what the template and the context say.
        """
        from importlib import import_module

        # By name, as it parses with lxml, which filling needs nowhere.
        verify = import_module("toolkit.render.docx.verify")
        verify.verify(document)
        verify.find_values(document, self._printed(context))

    @cached_property
    def trees(self) -> Mapping[str, Body]:
        """What each changing part says, its constant text left out, with the places of its tags."""
        from toolkit.render.docx.fill.place import Place

        places = [Place(self.name, *one) for one in self._code["PLACES"]]
        found: Mapping[str, Body] = self._code["trees"](places)
        return found

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names with their dots, in the order of first use; `N` is the number of a row."""
        from toolkit.render.docx.fill.nodes import fields_of

        return tuple(dict.fromkeys(one for tree in self.trees.values() for one in fields_of(tree)))

    def _printed(self, context: object) -> dict[str, list[str]]:
        from toolkit.render.docx.fill.explain import Explainer

        explainer = Explainer(filters_for(self.language), ours=self.ours)
        return {name: explainer.printed(tree, context) for name, tree in self.trees.items()}

    def _missing(self, names: Sequence[str]) -> TemplateError:
        from toolkit.render.docx.fill.place import Place

        place = Place(self.name)
        return TemplateError(
            [
                place.problem(
                    "missing-name",
                    Wording(f"没有 {name} 这个名称", f"There is no name {name}"),
                    Wording("", ""),
                    name,
                )
                for name in names
            ],
            ours=self.ours,
        )
