"""The review of an interview: every answer and every default, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.answers.answers import Answers
from toolkit.answers.asking.prompts import Line, Part, filled, shown
from toolkit.answers.conditions import applies
from toolkit.language import Wording
from toolkit.questions import Group, Question, questions_of

LOOSE = Wording("关于这份文书", "About this paper")


def review_lines(model: type[Group], answers: Answers, defaults: Answers) -> tuple[Line, ...]:
    """Return the lines of the review, in the order of the questions.

    Args:
        model: The facts that were asked for.
        answers: What was answered.
        defaults: Laid under the answers.
    """
    known = answers.over(defaults)

    def walk(parts: tuple[Part, ...], numbers: tuple[int, ...], group: Wording) -> Iterator[Line]:
        for part in parts:
            key = filled(part.key, numbers)
            if isinstance(part, Question):
                text = known.text(key)
                if text or (part.default and applies(model, known, part.ask.when, key)):
                    read = shown(part, text or part.default)
                    item = numbers[-1] if numbers else 0
                    yield Line(key, group, part.ask.label, read, key not in answers, item)
            elif part.repeated:
                for number in items(key, known):
                    yield from walk(part.parts, (*numbers, number), part.title)
            elif any(name.startswith(f"{key}.") for name in known):
                yield from walk(part.parts, numbers, part.title)

    return tuple(walk(questions_of(model), (), LOOSE))


def items(key: str, known: Iterable[str]) -> tuple[int, ...]:
    """Return the numbers of the items of a list that have an answer.

    >>> items("loans", ["loans.2.rate", "loans.1.costs.1.amount", "payments.3.amount"])
    (1, 2)
    """
    inside = f"{key}."
    names = (name.removeprefix(inside) for name in known if name.startswith(inside))
    numbers = {name.partition(".")[0] for name in names}
    return tuple(sorted(int(number) for number in numbers if number.isdigit()))
