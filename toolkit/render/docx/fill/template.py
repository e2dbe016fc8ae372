"""A template ready to be filled."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import cached_property
from types import CodeType
from typing import TYPE_CHECKING

from toolkit.errors import TemplateError
from toolkit.language import Language, Wording
from toolkit.render.docx.fill.archive import Archive, assembled
from toolkit.render.docx.fill.attributes import with_attributes
from toolkit.render.docx.fill.deflate import CODES, TAIL, Heads, Plan, heads_at, heads_of
from toolkit.render.docx.fill.rows import Rows, Saying, holds
from toolkit.render.docx.fill.values import escaped
from toolkit.render.filters import filters_for

if TYPE_CHECKING:
    from toolkit.render.docx.fill.nodes import Body

Fill = Callable[[object, list[bytes], list[Heads], list[str]], None]
_FEW = 64
PartState = tuple[
    str, CodeType, tuple[tuple[bytes, ...], ...], tuple[tuple[Plan, ...], ...], tuple[Saying, ...]
]  # fmt: skip
"""Name, code, runs of constants, the same coded, and what the rows of its loops say."""
_FAULTS = (TypeError, AttributeError, ArithmeticError, ValueError)


class CompiledTemplate:
    """A template, proven and compiled; `render` fills it as often as needed.

    Args:
        name: File name, for messages.
        language: Language in which filters word values.
        names: Names of the context that the template uses; each must be there.
        fields: The same with their dots, in the order of first use; `N` is the number of a row.
        fingerprint: SHA-256 of the template file, in hexadecimal.
        changing: Names of the parts that differ from document to document.
    """

    def __init__(
        self, name: str, data: bytes, language: Language, names: frozenset[str],
        fields: tuple[str, ...], fingerprint: str, archive: Archive, parts: tuple[PartState, ...],
        *, ours: bool,
    ) -> None:  # fmt: skip
        """Take what `build` made; see `compile_template`."""
        self.name, self.language, self.ours = name, language, ours
        self.names, self.fields, self.fingerprint = names, fields, fingerprint
        self._data, self._archive = data, archive
        self._parts = [_FilledPart(state, language) for state in parts]
        self.changing = tuple(part.name.decode() for part in self._parts)

    def render(self, context: object) -> bytes:
        """Return the bytes of the document; equal contexts give equal bytes.

        Every value that the template asks for is printed exactly, in its place.

        Args:
            context: What has the names as attributes; a mapping of names does as well.

        Raises:
            TemplateError: The context lacks a name, or a value is None where it is printed, or has
                a type that can't stand there.
            AnswersError: A value holds a character that can't be printed.
        """
        context = with_attributes(context)
        if missing := [name for name in sorted(self.names) if not hasattr(context, name)]:
            raise self._missing(missing)
        try:
            changed = [part.filled(context) for part in self._parts]
        except _FAULTS as fault:
            self._explain(context)
            raise fault
        return assembled(self._archive, changed)

    def verify(self, document: bytes, context: object) -> None:
        """Parse a finished document and find every value in its text, in order.

        Raises:
            OutputError: The document is not what the template and the context say.
        """
        from toolkit.render.docx.verify import find_values, verify

        verify(document)
        find_values(document, self._printed(with_attributes(context)))

    @cached_property
    def _trees(self) -> dict[str, Body]:
        """What the template says, read anew: only a fault or `verify` needs it."""
        from toolkit.render.docx.compile.build import build

        return build(self._data, self.name, ours=self.ours).trees

    def _printed(self, context: object) -> dict[str, list[str]]:
        from toolkit.render.docx.fill.explain import Explainer

        explainer = Explainer(filters_for(self.language), ours=self.ours)
        return {name: explainer.printed(tree, context) for name, tree in self._trees.items()}

    def _explain(self, context: object) -> None:
        """Raise the error that says which value can't be used."""
        self._printed(context)

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


class _FilledPart:
    """One part: its code, and its constants as they are and ready for the stream."""

    def __init__(self, state: PartState, language: Language) -> None:
        name, code, runs, plans, loops = state
        self.name = name.encode()
        filters = filters_for(language)
        scope: dict[str, object] = {
            "holds": holds, "rows": _rows,
            **{f"o{index}": run for index, run in enumerate(runs)},
            **{f"t{i}": tuple(map(heads_of, plans[i], run)) for i, run in enumerate(runs)},
            **{f"s{index}": Rows(saying, filters) for index, saying in enumerate(loops)},
            **{f"f_{key}": value for key, value in filters.items()},
        }  # fmt: skip
        exec(code, scope)
        self.fill: Fill = scope["fill"]  # type: ignore[assignment]
        self.crc32: Callable[[bytes], int] = zlib.crc32
        self.uses = 0

    def filled(self, context: object) -> tuple[bytes, int, int, bytes]:
        """Return name, CRC-32, size and deflate stream of the part.

        Each value has its slot behind its constant: there must be as many of the one as of the
        other, before the gate and after it, or nothing is made.
        """
        constants: list[bytes] = []
        heads: list[Heads] = []
        values: list[str] = []
        self.fill(context, constants, heads, values)
        count = len(constants)
        printed = escaped(values, count)
        if not len(heads) == len(printed) == count:
            raise AssertionError("a value was lost")
        sizes = [0]
        sizes += map(len, printed)
        pieces = [b""] * (2 * count)
        pieces[::2], pieces[1::2] = constants, printed
        xml = b"".join(pieces)
        pieces[::2] = heads_at(heads, sizes)
        pieces.append(TAIL)
        self.uses += 1
        if self.uses == _FEW:
            self.crc32 = _fastest_crc32()
        return self.name, self.crc32(xml), len(xml), b"".join(pieces).translate(CODES)


def _fastest_crc32() -> Callable[[bytes], int]:
    """Return isal's CRC where it is installed: the same number, sooner.

    Importing it costs more than it saves on a few documents.
    """
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib.crc32
    fastest: Callable[[bytes], int] = isal_zlib.crc32
    return fastest


def _rows(value: object) -> tuple[object, ...] | list[object]:
    if isinstance(value, (tuple, list)):
        return value
    raise TypeError("not rows")
