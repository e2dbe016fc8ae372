"""Files of answers (YAML, JSON, TOML) in, text under dotted keys out.

Every scalar stays the text that was written: `0123`, `no`, `12:30` and an ID number survive.
A key that occurs twice is an error in all three formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.answers.answers import Answer, Answers
from toolkit.errors import AnswersError, Problem
from toolkit.language import NOTHING, Wording, same

if TYPE_CHECKING:
    from ruamel.yaml import YAML

LARGEST_FILE = 5_000_000
MOST_ANSWERS = 200_000
DEEPEST = 12


def read_answers(path: Path) -> Answers:
    """Return the answers in a file; its ending tells the format, YAML where it tells none.

    Raises:
        AnswersError: It is missing, too large, not text in UTF-8, or not of its format.
    """
    name = same(path.name)
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_FILE else None
    except OSError as error:
        raise AnswersError(
            Problem(
                "unreadable-file",
                Wording("打不开文件", "the file can't be opened"),
                Wording("核对文件名和权限", "check its name and permissions"),
                where=name,
            )
        ) from error
    if content is None:
        raise AnswersError(_problem("too-large", "文件太大", "the file is too large", name))
    return parse_answers(content, path.suffix.lower().lstrip("."), name)


def parse_answers(content: bytes, form: str, where: Wording = NOTHING) -> Answers:
    """Return the answers in `content`; `form` is `yaml`, `json`, `toml`, or "" to find out.

    Raises:
        AnswersError: It is not text in UTF-8, or not of its format.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswersError(
            Problem(
                "not-utf-8",
                Wording("文件不是 UTF-8 编码", "the file is not UTF-8 text"),
                Wording("用编辑器另存为 UTF-8", "save it as UTF-8"),
                where=where,
            )
        ) from error
    if form not in ("yaml", "yml", "json", "toml"):
        form = "json" if text.lstrip().startswith("{") else "yaml"
    return answers_of(_PARSERS[form](text, where), where)


def answers_of(loaded: object, where: Wording = NOTHING) -> Answers:
    """Return the answers in what a file held, once a parser has read it.

    Raises:
        AnswersError: It is no mapping, is nested too deeply, or holds too much.
    """
    if loaded is None or loaded == "":
        return Answers()
    if not isinstance(loaded, dict):
        raise AnswersError(
            Problem(
                "not-a-mapping",
                Wording("没有读到“键: 值”", "no “key: value” lines were found"),
                Wording(
                    "每行写成“debtor:”这样，冒号用半角“:”，后面空一格",
                    "write keys with a half-width colon and a blank after it",
                ),
                where=where,
            )
        )
    return Answers(dict(_flat(loaded, where)))


def yaml_reader() -> YAML:
    """Return what reads YAML: every scalar stays text, and nothing is nested without end."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="base", pure=True)
    yaml.max_depth = 10 * DEEPEST
    yaml.composer.warn_double_anchors = False
    return yaml


def yaml_error(error: Exception, where: Wording) -> AnswersError:
    """Return what to tell of YAML that could not be read."""
    from ruamel.yaml.constructor import DuplicateKeyError

    line = getattr(getattr(error, "problem_mark", None), "line", None)
    is_twice = isinstance(error, DuplicateKeyError)
    what = (
        Wording("同一个键写了两次", "the same key is written twice")
        if is_twice
        else Wording("YAML 格式有误", "this is not YAML")
    )
    at = NOTHING if line is None else Wording(f"第 {line + 1} 行", f"line {line + 1}")
    return AnswersError(
        Problem(
            "duplicate-key" if is_twice else "not-yaml",
            Wording("{what}（{at}）", "{what} ({at})").format(what=what, at=at) if at else what,
            Wording(
                "检查缩进、冒号后的空格和引号", "check indents, the blank after a colon, and quotes"
            ),
            where=where,
        )
    )


def _yaml(text: str, where: Wording) -> object:
    from ruamel.yaml.error import YAMLError

    try:
        return yaml_reader().load(text)
    except (YAMLError, ValueError, TypeError) as error:
        raise yaml_error(error, where) from error


def _json(text: str, where: Wording) -> object:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            raise AnswersError(
                _problem("duplicate-key", "同一个键写了两次", "a key is written twice", where)
            )
        return found

    import json

    try:
        return json.loads(
            text, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=once
        )
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        zh, en = (f"（第 {line} 行）", f" (line {line})") if "\n" in text.strip() else ("", "")
        raise AnswersError(
            _problem("not-json", f"JSON 格式有误{zh}", f"not JSON{en}", where)
        ) from error


def _toml(text: str, where: Wording) -> object:
    import tomllib

    try:
        return tomllib.loads(text, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise AnswersError(
            _problem("not-toml", f"TOML 格式有误：{error}", f"not TOML: {error}", where)
        ) from error


_PARSERS: dict[str, Callable[[str, Wording], object]] = {
    "yaml": _yaml,
    "yml": _yaml,
    "json": _json,
    "toml": _toml,
}


def _flat(loaded: dict[object, object], where: Wording) -> Iterator[tuple[str, Answer]]:
    count = 0
    waiting: list[tuple[str, object]] = [("", loaded)]
    while waiting:
        key, value = waiting.pop()
        if key.count(".") > DEEPEST:
            raise AnswersError(_problem("too-deep", "层次太深", "it is nested too deeply", where))
        if isinstance(value, dict):
            parts = [
                (f"{key}.{str(name).strip()}" if key else str(name).strip(), item)
                for name, item in value.items()
            ]
            waiting.extend(reversed(parts))
        elif isinstance(value, list):
            waiting.extend(reversed([(f"{key}.{n}", item) for n, item in enumerate(value, 1)]))
        elif (text := _text(value)) and text.strip():
            yield key, Answer(text)
        count += 1
        if count > MOST_ANSWERS:
            raise AnswersError(_problem("too-many", "内容太多", "there is too much in it", where))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat() if isoformat else value)


def _problem(code: str, zh: str, en: str, where: Wording) -> Problem:
    return Problem(code, Wording(zh, en), where=where)
