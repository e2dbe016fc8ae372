"""Many cases in one text file: JSON Lines, YAML documents, or YAML lists.

Each walk reads the file anew, and holds one case at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.answers.answers import Answers, pattern
from toolkit.answers.files.as_written import MOST_ANSWERS, answers_of
from toolkit.answers.files.read import LARGEST_FILE, parse_answers
from toolkit.answers.files.yaml_text import yaml_error, yaml_reader
from toolkit.batch.rows.source_row import SourceRow
from toolkit.errors import AnswersError, Problem
from toolkit.generate import known_keys
from toolkit.language import Wording, same
from toolkit.tables import gate

_Case = Callable[[Wording], Answers]
"""Reads one case, given its place; raises AnswersError."""

_AS_UTF8 = Wording("用编辑器另存为 UTF-8", "save it as UTF-8")


class CasesSource:
    """The cases of a file; one that can't be read is a problem of that case alone."""

    unplaced: tuple[Problem, ...] = ()

    def __init__(self, path: Path) -> None:
        """Look through the file.

        Raises:
            StatementError: It is missing, empty, too large, or not text in UTF-8.
        """
        self._path = path
        self._is_yaml = path.suffix.lower() in (".yaml", ".yml")
        gate.check_size(path, gate.LARGEST_FILE if self._is_yaml else gate.LARGEST_UNPACKED)
        begins = "-" if self._is_yaml else ""
        self._about = sum(1 for _, line in self._lines() if line.startswith(begins))
        if self._about > gate.MOST_ROWS:
            raise gate.too_large(path, str(self._about))

    def count(self) -> int:
        """Return about how many cases there are."""
        return self._about

    def key(self, heading: str) -> str | None:
        """Return the key itself: a file of cases has no headings."""
        return heading if pattern(heading) in known_keys() else None

    def __iter__(self) -> Iterator[SourceRow]:
        """Walk the cases.

        Raises:
            StatementError: There are too many.
            AnswersError: From here on it is not YAML.
        """
        left = gate.MOST_CELLS
        for number, case in self._documents() if self._is_yaml else self._objects():
            where = self._where(number)
            try:
                texts = case(where).texts()
                problems: tuple[Problem, ...] = ()
                left -= len(texts)
            except AnswersError as error:
                texts, problems = {}, error.located(where)
                left -= 10 * MOST_ANSWERS if problems[0].code == "too-many" else 0
            if number > gate.MOST_ROWS or left < 0:
                raise gate.too_large(self._path, f"> {number}")
            identity = texts.pop("#", "") or f"{'c' if self._is_yaml else 'l'}{number}"
            yield SourceRow(number, identity, texts, {}, problems, lambda _key, at=where: at)  # type: ignore[misc]

    def _objects(self) -> Iterator[tuple[int, _Case]]:
        for number, line in self._lines():
            yield number, partial(parse_answers, line.encode(), "json")

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that are not blank, each with its number."""
        number = 0
        try:
            with self._path.open(encoding="utf-8-sig", newline="\n") as stream:
                while line := stream.readline(LARGEST_FILE):
                    number += 1
                    if len(line) == LARGEST_FILE:
                        raise gate.too_large(self._path, f"{number}: > {LARGEST_FILE // 1000} kB")
                    if line.strip():
                        yield number, line
        except UnicodeDecodeError as error:
            what = Wording("文件不是 UTF-8 编码", "the file is not UTF-8 text")
            raise gate.refused(self._path, "encoding", what, _AS_UTF8) from error

    def _documents(self) -> Iterator[tuple[int, _Case]]:
        """Yield each document that is not blank; of one that is a list, each item."""
        from ruamel.yaml.error import YAMLError

        yaml = yaml_reader()
        try:
            with self._path.open(encoding="utf-8-sig") as stream:
                constructor, parser = yaml.get_constructor_parser(stream)
                nodes = _nodes(parser, yaml.composer)
                for number, node in enumerate(nodes, start=1):
                    yield number, partial(_built, constructor, node)
        except (YAMLError, ValueError) as error:
            raise yaml_error(error, same(self._path.name)) from error

    def _where(self, number: int) -> Wording:
        name = self._path.name
        if self._is_yaml:
            return Wording(f"{name} 第 {number} 例", f"{name} case {number}")
        return Wording(f"{name} 第 {number} 行", f"{name} line {number}")


def _nodes(parser: Any, composer: Any) -> Iterator[Any]:  # noqa: ANN401 - ruamel has no types
    """Yield the nodes of the cases as ruamel comes to them."""
    from ruamel.yaml import events

    parser.get_event()  # the stream begins
    while not parser.check_event(events.StreamEndEvent):
        composer.anchors.clear()
        parser.get_event()  # a document begins
        if parser.check_event(events.SequenceStartEvent):
            parser.get_event()
            while not parser.check_event(events.SequenceEndEvent):
                yield composer.compose_node(None, None)
            parser.get_event()
        elif (node := composer.compose_node(None, None)).value:
            yield node
        parser.get_event()  # the document ends


def _built(constructor: Any, node: Any, where: Wording) -> Answers:  # noqa: ANN401 - as above
    from ruamel.yaml.error import YAMLError

    try:
        loaded = constructor.construct_document(node)
    except (YAMLError, ValueError, TypeError) as error:
        raise yaml_error(error, where) from error
    return answers_of(loaded, where)
