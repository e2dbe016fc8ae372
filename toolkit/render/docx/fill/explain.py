"""The slow way through a template: walks its tree, and names the value that can't be used.

It runs only where the generated code failed, and in tests as the plain reading of a template that
the generated code must agree with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.errors import AnswersError, DocgenError, TemplateError
from toolkit.language import NOTHING, Wording
from toolkit.render.docx.fill.nodes import (
    Body,
    Both,
    Branch,
    Condition,
    Either,
    Equals,
    Loop,
    Not,
    Path,
    Print,
    Text,
)  # fmt: skip
from toolkit.render.docx.fill.place import Place
from toolkit.render.docx.fill.values import (
    LONGEST,
    holds,
    size_in_xml,
    unprintable,
    unprintable_wording,
)
from toolkit.render.filters import FILTERS, Filter


@dataclass(frozen=True, slots=True)
class Printed:
    """One value as it is printed, with the key it has in the context and its place."""

    text: str
    key: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Row:
    value: object
    key: str
    index: int = 0
    count: int = 0


class Explainer:
    """Walks the trees of one template with one context."""

    def __init__(self, filters: Mapping[str, Filter], *, ours: bool) -> None:
        """Take the filters of the template's language, and whose template it is."""
        self.filters, self.ours = filters, ours

    def printed(self, body: Body, context: object) -> list[str]:
        """Return the texts of the values of one part, in the order in which they are printed.

        Raises:
            TemplateError: As `walk`.
            AnswersError: As `walk`, or all texts together are too long; it names the longest.
        """
        found = [one for one in self.walk(body, context) if isinstance(one, Printed)]
        sizes = [size_in_xml(one.text) for one in found]
        if sum(sizes) > LONGEST:
            longest = found[sizes.index(max(sizes))]
            raise AnswersError(longest.place.problem("too-long", *_TOO_LONG, longest.key))
        return [one.text for one in found]

    def walk(self, body: Body, context: object) -> Iterator[Text | Printed]:
        """Yield text and values in the order in which they are printed.

        Raises:
            TemplateError: A name is missing, or its value is None where it is printed, or of a type
                that can't stand there.
            AnswersError: A value holds a character that can't be printed.
        """
        yield from self._body(body, {"": _Row(context, "")})

    def _body(self, body: Body, rows: dict[str, _Row]) -> Iterator[Text | Printed]:
        for node in body:
            match node:
                case Text():
                    yield node
                case Print(path, name, place):
                    value, key = self._value(path, rows, place)
                    yield Printed(self._worded(value, name, key, place), key, place)
                case Branch(arms, otherwise, place):
                    chosen = (arm for test, arm in arms if self._holds(test, rows, place))
                    yield from self._body(next(chosen, otherwise), rows)
                case Loop(name, source, inner, place):
                    yield from self._loop(name, source, inner, place, rows)

    def _loop(
        self, name: str, source: Path, body: Body, place: Place, rows: dict[str, _Row]
    ) -> Iterator[Text | Printed]:
        items, key = self._value(source, rows, place)
        if items is None:
            raise self._unknown(place, key)
        if not isinstance(items, (tuple, list)):
            raise self._wrong_type(place, key, Wording("一列", "a row of items"))
        for index, item in enumerate(items, 1):
            row = _Row(item, f"{key}.{index}", index, len(items))
            yield from self._body(body, {**rows, name: row, "loop": row})

    def _worded(self, value: object, name: str, key: str, place: Place) -> str:
        if value is None:
            raise self._unknown(place, key)
        if name:
            try:
                value = self.filters[name](value)
            except (TypeError, ValueError, ArithmeticError):
                raise self._wrong_type(place, key, FILTERS[name]) from None
        if not isinstance(value, str):
            raise self._wrong_type(place, key, Wording("文字", "text"))
        if character := unprintable(value):
            raise AnswersError(
                place.problem("unprintable-character", *unprintable_wording(character), key)
            )
        return value

    def _holds(self, condition: Condition, rows: dict[str, _Row], place: Place) -> bool:
        match condition:
            case Not(of):
                return not self._holds(of, rows, place)
            case Both(left, right):
                return self._holds(left, rows, place) and self._holds(right, rows, place)
            case Either(left, right):
                return self._holds(left, rows, place) or self._holds(right, rows, place)
            case Equals(path, text):
                return self._value(path, rows, place)[0] == text
            case Path():
                return holds(self._value(condition, rows, place)[0])

    def _value(self, path: Path, rows: dict[str, _Row], place: Place) -> tuple[object, str]:
        if path.in_loop and path.names[0] == "loop":
            row = rows["loop"]
            facts: dict[str, object] = {
                "index": row.index, "first": row.index == 1, "last": row.index == row.count,
            }  # fmt: skip
            return facts[path.names[1]], "loop." + path.names[1]
        row, names = (
            (rows[path.names[0]], path.names[1:]) if path.in_loop else (rows[""], path.names)
        )
        value, key = row.value, row.key
        for name in names:
            key = f"{key}.{name}" if key else name
            if value is None:
                raise self._unknown(place, key.rpartition(".")[0])
            if not hasattr(value, name):
                raise TemplateError(
                    place.problem(
                        "missing-name",
                        Wording(f"没有 {key} 这个名称", f"There is no name {key}"),
                        NOTHING,
                        key,
                    ),
                    ours=self.ours,
                )
            value = getattr(value, name)
        return value, key

    def _unknown(self, place: Place, key: str) -> DocgenError:
        """Return the refusal to print what is not known."""
        return TemplateError(
            place.problem(
                "unknown-value",
                Wording(f"{key} 不详，不能打印", f"{key} is not known, so it can't be printed"),
                Wording(
                    f"请放在 {{% if {key} %}} 和 {{% endif %}} 之间",
                    f"put it between {{% if {key} %}} and {{% endif %}}",
                ),
                key,
            ),
            ours=self.ours,
        )

    def _wrong_type(self, place: Place, key: str, wanted: Wording) -> DocgenError:
        return TemplateError(
            place.problem(
                "wrong-type",
                Wording(f"{key} 不是{wanted.zh}", f"{key} is not {wanted.en}"),
                Wording("请换用合适的过滤器", "use the filter that words it"),
                key,
            ),
            ours=self.ours,
        )


_TOO_LONG = (
    Wording("填入的文字合起来过长", "The texts to be filled in are too long together"),
    Wording(
        f"一份文件最多 {LONGEST >> 20} MB，请缩短这一项",
        f"a document takes {LONGEST >> 20} MB; shorten this one",
    ),
)
