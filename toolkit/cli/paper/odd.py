"""Asking about answers that can be read and are hard to believe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import toolkit
from toolkit.cli.frame.speech import say_in
from toolkit.cli.paper.voice import agrees
from toolkit.errors import AnswersError, Problem

if TYPE_CHECKING:
    from toolkit import Answers


def is_odd(error: Exception) -> bool:
    """Tell whether an error says nothing but that answers are odd."""
    return isinstance(error, AnswersError) and all(one.code == "odd" for one in error.problems)


def confirm(answers: Answers, odd: Sequence[Problem]) -> Answers:
    """Return the answers with the odd ones confirmed, one by one.

    Raises:
        AnswersError: One of them is not right; it says how to change it.
    """
    confirmed = [
        answer.text for key, answer in answers.by_key.items() if key.startswith("confirmed.")
    ]
    for problem in odd:
        if not agrees(f"{problem.key}: {say_in(problem.what)}?"):
            raise AnswersError(problem)
        confirmed.append(problem.key)
    texts = {f"confirmed.{number}": key for number, key in enumerate(confirmed, start=1)}
    return toolkit.Answers({**answers.by_key, **toolkit.Answers.of(texts).by_key})
