"""Many cases in one text file: JSON Lines, YAML documents, or a YAML list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from toolkit.answers.answers import pattern
from toolkit.answers.read import parse_answers
from toolkit.batch.source import SourceRow
from toolkit.errors import AnswersError, Problem
from toolkit.generate import known_keys
from toolkit.language import NOTHING, Wording
from toolkit.tables import gate


class CasesSource:
    """The cases of a file; one that can't be read is a problem of that case alone."""

    strays: tuple[Problem, ...] = ()

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            StatementError: It is missing, empty or too large.
            AnswersError: It is not text in UTF-8, or not YAML.
        """
        gate.check_size(path)
        self._name = path.name
        self._is_yaml = path.suffix.lower() in (".yaml", ".yml")
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            what = Wording("文件不是 UTF-8 编码", "the file is not UTF-8 text")
            raise gate.refused(path, "encoding", what) from error
        self._cases = _yaml_cases(path, text) if self._is_yaml else _lines(text)

    def count(self) -> int:
        """Return how many cases there are."""
        return len(self._cases)

    def key(self, heading: str) -> str | None:
        """Return the key itself: a file of cases has no headings."""
        return heading if pattern(heading) in known_keys() else None

    def __iter__(self) -> Iterator[SourceRow]:
        """Walk the cases."""
        for number, text in self._cases:
            where = self._where(number)
            try:
                texts = parse_answers(text.encode(), "json", where).texts()
                problems: tuple[Problem, ...] = ()
            except AnswersError as error:
                texts, problems = {}, error.located(where)
            identity = texts.pop("#", "") or f"{'c' if self._is_yaml else 'l'}{number}"
            yield SourceRow(number, identity, texts, {}, problems, lambda _key, at=where: at)  # type: ignore[misc]

    def _where(self, number: int) -> Wording:
        if self._is_yaml:
            return Wording(f"{self._name} 第 {number} 例", f"{self._name} case {number}")
        return Wording(f"{self._name} 第 {number} 行", f"{self._name} line {number}")


def _lines(text: str) -> list[tuple[int, str]]:
    lines = enumerate(text.split("\n"), start=1)
    return [(number, line) for number, line in lines if line.strip()]


def _yaml_cases(path: Path, text: str) -> list[tuple[int, str]]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = [case for case in YAML(typ="base", pure=True).load_all(text) if case]
    except (YAMLError, ValueError, RecursionError) as error:
        what = Wording("YAML 格式有误", "this is not YAML")
        hint = Wording("检查缩进和冒号后的空格", "check indents and the blank after a colon")
        mark = getattr(getattr(error, "problem_mark", None), "line", None)
        where = NOTHING if mark is None else Wording(f"第 {mark + 1} 行", f"line {mark + 1}")
        at = Wording("{name} {line}", "{name} {line}").format(name=path.name, line=where)
        raise AnswersError(Problem("not-yaml", what, hint, where=at)) from error
    if len(found) == 1 and isinstance(found[0], list):
        found = found[0]
    return [(number, json.dumps(case)) for number, case in enumerate(found, start=1)]
