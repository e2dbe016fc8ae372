"""Single answers given as KEY=VALUE, where others on the machine can see them."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.answers.answers import Answer, Answers, pattern
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording, same
from toolkit.questions import Group, leaves, questions_of


def assign(pairs: Iterable[str], models: Iterable[type[Group]]) -> Answers:
    """Return the answers that `pairs` state; the last of equal keys stands.

    Args:
        pairs: `reply_within=10`.
        models: The models whose questions say which keys are sensitive.

    Raises:
        AnswersError: A pair has no `=`, or its key is sensitive.
    """
    sensitive = {q.key for model in models for q in leaves(questions_of(model)) if q.ask.sensitive}
    found: dict[str, Answer] = {}
    problems = []
    for pair in pairs:
        key, equals, text = pair.partition("=")
        key = key.strip()
        if not equals or not key:
            problems.append(_no_pair(key))
        elif pattern(key) in sensitive:
            problems.append(_sensitive(key))
        elif text.strip():
            found[key] = Answer(text)
    if problems:
        raise AnswersError(problems)
    return Answers(found)


def _no_pair(written: str) -> Problem:
    return Problem(
        "not-an-assignment",
        Wording("“{text}”不是 键=值", "“{text}” is not KEY=VALUE").format(text=same(written[:30])),
        Wording("例如 reply_within=10", "e.g. reply_within=10"),
    )


def _sensitive(key: str) -> Problem:
    return Problem(
        "sensitive-key",
        Wording(
            "这是个人信息，不能写在命令行里（别人能看到命令记录）",
            "this is personal and does not belong on the command line, where others can see it",
        ),
        Wording(
            "请写进答案文件（-a 文件），或从标准输入读（-a -），或在提问时回答",
            "put it in an answers file (-a FILE or -a -), or answer it when asked",
        ),
        key,
    )
