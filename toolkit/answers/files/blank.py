"""A commented blank case file for one kind: filled in, it is read like any other.

What stays blank is no answer, so an unfilled file says which answers are missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.language import Language, Wording, same
from toolkit.questions import Group, Question, QuestionGroup, questions_of

_REQUIRED = Wording("必填", "required")
_OPTIONAL = Wording("可不填", "optional")
_DEFAULT = Wording("不填则为 {text}", "default {text}")
_EXAMPLE = Wording("例如 {text}", "e.g. {text}")
_CHOICES = Wording("可写：{text}", "one of: {text}")
_ONLY_IF = Wording("仅当 {key} 为 {values} 时", "only if {key} is {values}")
_PRIVATE = Wording("个人信息，只存在这台电脑上", "personal; it stays on this machine")
_SEVERAL = Wording(
    "可以有几项：把从“-”开始的一组复制一遍，接在下面",
    "there may be several: copy the block that starts with “-” below it",
)
_WHOLE = Wording("整组可不填", "the whole group is optional")


def blank_file(model: type[Group], title: Wording, command: str, language: Language) -> str:
    """Return a blank YAML file with every question of `model`, explained in `language`.

    Args:
        model: The facts that the file is for.
        title: What the paper is called.
        command: What makes the paper (`letter refuse-third-party`).
        language: Language of the comments.
    """
    say = Wording(
        "{title}\n填在冒号后面；留空的当作没有回答。含有 # 或冒号的文字请加引号。\n"
        "填好后运行：docgen {command} -a 这个文件",
        "{title}\nWrite behind the colons; what is left blank is no answer. Quote texts with # or "
        "a colon.\nThen run: docgen {command} -a THIS-FILE",
    ).format(title=title, command=same(command))
    lines = [f"# {line}" for line in say.within(language).splitlines()]
    lines += _lines(questions_of(model), 0, language)
    return "\n".join(lines) + "\n"


def _lines(
    parts: tuple[Question | QuestionGroup, ...], depth: int, language: Language
) -> Iterator[str]:
    indent = "  " * depth
    for part in parts:
        name = part.key.rpartition(".")[2]
        if depth == 0:
            yield ""
        if isinstance(part, Question):
            yield from (f"{indent}# {line}" for line in _comments(part, language))
            yield f"{indent}{name}:"
            continue
        notes = [] if part.required else [_WHOLE.within(language)]
        notes += [_SEVERAL.within(language)] if part.repeated else []
        between = "；" if language == "zh" else "; "
        joined = between.join(notes)
        heading = part.title.within(language)
        if joined:
            heading += f"（{joined}）" if language == "zh" else f" ({joined})"
        yield f"{indent}# {heading}"
        yield f"{indent}{name}:"
        if not part.repeated:
            yield from _lines(part.parts, depth + 1, language)
            continue
        inner = list(_lines(part.parts, depth + 2, language))
        start = next(n for n, line in enumerate(inner) if not line.lstrip().startswith("#"))
        dashed = f"{indent}  - {inner[start].lstrip()}"
        yield from (line.removeprefix("  ") for line in inner[:start])
        yield dashed
        yield from inner[start + 1 :]


def _comments(question: Question, language: Language) -> Iterator[str]:
    ask = question.ask
    marks = [_REQUIRED if question.required else _OPTIONAL]
    if question.default:
        marks = [_DEFAULT.format(text=same(question.default))]
    if ask.when:
        values = same(", ".join(ask.when.values))
        marks.append(_ONLY_IF.format(key=same(ask.when.key.removeprefix("/")), values=values))
    if ask.sensitive:
        marks.append(_PRIVATE)
    between = "，" if language == "zh" else ", "
    shown = between.join(mark.within(language) for mark in marks)
    label = ask.label.within(language)
    head = f"{label}（{shown}）" if language == "zh" else f"{label} ({shown})"
    if ask.example and not question.choices:
        head += ("，" if language == "zh" else ", ") + _EXAMPLE.format(
            text=same(ask.example)
        ).within(language)
    yield head
    if ask.help:
        yield ask.help.within(language)
    if question.choices:
        listed = "，".join(f"{key}={label.within(language)}" for key, label in question.choices)
        listed = listed if language == "zh" else listed.replace("，", ", ")
        yield _CHOICES.format(text=same(listed)).within(language)
