"""Single answers given as KEY=VALUE, where others on the machine can see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.answers.answers import Answer, Answers, canonical_key, pattern
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording, listed, same
from toolkit.questions import Group, leaves, questions_of


def assign(pairs: Iterable[str], models: Iterable[type[Group]]) -> Answers:
    """Return the answers that `pairs` state, under canonical keys.

    Only what is harmless may stand there; a key that no model asks for is left to `build`, which
    says so without its text.

    Args:
        pairs: `reply_within=10`.
        models: The models whose questions say which keys are harmless.

    Raises:
        AnswersError: A pair has no `=`, its key is not harmless, or is given twice.
    """
    asked = [question for model in models for question in leaves(questions_of(model))]
    harmless = {question.key for question in asked if question.ask.harmless}
    personal = {question.key for question in asked} - harmless
    found: dict[str, Answer] = {}
    problems = []
    for pair in pairs:
        written, equals, text = pair.partition("=")
        key = canonical_key(written)
        if not equals or not key:
            problems.append(_no_pair(key))
        elif pattern(key) in personal:
            problems.append(_personal(key, [k.replace("*", "N") for k in sorted(harmless)]))
        elif key in found:
            problems.append(_twice(key))
        elif text.strip():
            found[key] = Answer(text, SET)
    if problems:
        raise AnswersError(problems)
    return Answers(found)


SET = same("--set")
"""Where an answer of this kind stands."""


def _no_pair(written: str) -> Problem:
    return Problem(
        "not-an-assignment",
        Wording("“{text}”不是 键=值", "“{text}” is not KEY=VALUE").format(text=same(written[:30])),
        Wording("例如 reply_within=10", "e.g. reply_within=10"),
    )


def _twice(key: str) -> Problem:
    what = Wording("--set 给了两次", "--set gives it twice")
    return Problem("given-twice", what, Wording("删掉其中一处", "take one of them out"), key)


def _personal(key: str, harmless: Sequence[str]) -> Problem:
    return Problem(
        "personal-key",
        Wording(
            "这是个人信息，不能写在命令行里（别人能看到命令记录）",
            "this is personal and does not belong on the command line, where others can see it",
        ),
        Wording(
            "请写进答案文件（-a 文件），或从标准输入读（-a -），或在提问时回答；--set 只收：{keys}",
            "put it in an answers file (-a FILE or -a -), or answer it when asked; "
            "--set takes only {keys}",
        ).format(keys=listed(harmless)),
        key,
    )
