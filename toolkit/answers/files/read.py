"""Files of answers (YAML, JSON, TOML) in, text under canonical keys out.

Every scalar stays the text that was written: `0123`, `no`, `12:30` and an ID number survive. What
is read is bounded before it is parsed, so that no file takes more than two seconds or 200 MB.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from toolkit.answers.answers import Answers
from toolkit.answers.files.as_written import DEEPEST, Pairs, answers_of
from toolkit.answers.files.yaml_text import yaml_error, yaml_reader
from toolkit.errors import AnswersError, Problem
from toolkit.language import NOTHING, Wording, same

LARGEST_FILE = 400_000
MOST_MARKS = 60_000
MOST_MARKS_YAML = 12_000
"""Commas, colons, brackets and line ends: each may be the end of a text to parse."""

_KEY_PART = r"""(?:[^\s.='"\[\]{},#]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_TOML = rf"(?<![^\s\[{{,]){_KEY_PART}(?:[ \t]*+\.[ \t]*+{_KEY_PART}){{{DEEPEST + 1}}}"


def read_answers(path: Path) -> Answers:
    """Return the answers in a file; its ending tells the format, YAML where it tells none.

    Raises:
        AnswersError: It is missing, too large, not text in UTF-8, not of its format, or answers
            something twice.
    """
    name = same(path.name)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise AnswersError(
            Problem(
                "unreadable-file",
                Wording("打不开文件", "the file can't be opened"),
                Wording("核对文件名和权限", "check its name and permissions"),
                where=name,
            )
        ) from error
    return parse_answers(content, path.suffix.lower().lstrip("."), name)


def parse_answers(content: bytes, form: str, where: Wording = NOTHING) -> Answers:
    """Return the answers in `content`; `form` is `yaml`, `json`, `toml`, or "" to find out.

    Raises:
        AnswersError: It is too large, not text in UTF-8, not of its format, or answers something
            twice.
    """
    if len(content) > LARGEST_FILE:
        raise AnswersError(_too_large(where))
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
    if form not in ("json", "toml"):
        form = "json" if not form.startswith("y") and text.lstrip().startswith("{") else "yaml"
    most = MOST_MARKS_YAML if form == "yaml" else MOST_MARKS
    if sum(map(text.count, ",:[{\n")) > most:
        raise AnswersError(_too_large(where, most))
    return answers_of(_PARSERS[form](text, where), where)


def _yaml(text: str, where: Wording) -> object:
    from ruamel.yaml.error import YAMLError

    try:
        loaded: object = yaml_reader().load(text)
    except (YAMLError, ValueError, TypeError, RecursionError) as error:
        raise _full_width_colon(text, where) or yaml_error(error, where) from error
    if isinstance(loaded, str) and (fault := _full_width_colon(text, where)):
        raise fault
    return loaded


def _full_width_colon(text: str, where: Wording) -> AnswersError | None:
    """Return what to tell where a key is followed by the colon of a Chinese keyboard."""
    found = re.search(r"^[ \t]*(?:-[ \t]+)?([a-z_.0-9]{1,60})[ \t]*：", text, re.M)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    what = Wording(
        "第 {n} 行“{key}”后面是全角冒号“：”",
        "line {n}: after “{key}” stands the full-width colon “：”",
    ).format(n=line, key=found[1])
    hint = Wording(
        "都换成半角冒号加一个空格，如“{key}: ”", "write a half-width colon and a blank: “{key}: ”"
    ).format(key=found[1])
    return AnswersError(Problem("full-width-colon", what, hint, where=where))


def _json(text: str, where: Wording) -> object:
    import json

    try:
        return json.loads(
            text, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=Pairs
        )
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        zh, en = (f"（第 {line} 行）", f" (line {line})") if "\n" in text.strip() else ("", "")
        raise AnswersError(
            _problem("not-json", f"JSON 格式有误{zh}", f"not JSON{en}", where)
        ) from error


def _toml(text: str, where: Wording) -> object:
    import tomllib

    if re.search(_DEEP_TOML, text):  # tomllib takes memory by the square of a key's parts
        what = Wording("键的层次太深：最多 {n} 层", "a key has too many parts: {n} at most")
        raise AnswersError(Problem("too-deep", what.format(n=DEEPEST), where=where))
    try:
        return tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        found = re.search(r"\(at line (\d+),", str(error))
        zh, en = (f"（第 {found[1]} 行）", f" (line {found[1]})") if found else ("", "")
        if "overwrite" in str(error) or "twice" in str(error) or "mutate" in str(error):
            raise AnswersError(
                _problem(
                    "given-twice", f"同一个键写了两次{zh}", f"a key is written twice{en}", where
                )
            ) from error
        raise AnswersError(
            _problem("not-toml", f"TOML 格式有误{zh}", f"not TOML{en}", where)
        ) from error


_PARSERS: dict[str, Callable[[str, Wording], object]] = {
    "yaml": _yaml,
    "json": _json,
    "toml": _toml,
}


def _too_large(where: Wording, marks: int = MOST_MARKS) -> Problem:
    return Problem(
        "too-large",
        Wording(
            "文件太大：最多 {size} KB、{marks} 处换行和标点",
            "the file is too large: {size} kB and {marks} line ends and signs at most",
        ).format(size=LARGEST_FILE // 1000, marks=marks),
        Wording(
            "一个文件只写一个人的案情（多人用 docgen batch）；YAML 太大的，改写成 JSON",
            "write one person's case in one file (docgen batch takes many); JSON may be larger",
        ),
        where=where,
    )


def _problem(code: str, zh: str, en: str, where: Wording) -> Problem:
    return Problem(code, Wording(zh, en), where=where)
