"""What a row holds nothing of: an empty list is one gap, not one for each of its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.documents.kind import DocumentKind
from toolkit.errors import Problem
from toolkit.language import Wording, listed
from toolkit.questions import QuestionGroup, questions_of


def gathered(
    kind: DocumentKind, answers: Mapping[str, str], problems: Sequence[Problem]
) -> Iterator[Problem]:
    """Yield the problems of a row, those of a list that it holds nothing of as one.

    Args:
        kind: The kind of document that the row is for.
        answers: Text by key.
        problems: What was found; an empty list asks for its first item (`contacts.1.on`).
    """
    lists = [part for part in questions_of(kind.facts) if isinstance(part, QuestionGroup)]
    empty = {
        f"{part.key}.1.": part
        for part in lists
        if part.repeated and not any(key.startswith(f"{part.key}.") for key in answers)
    }
    told = set[str]()
    for problem in problems:
        start = next((start for start in empty if problem.key.startswith(start)), "")
        if problem.code != "missing" or not start:
            yield problem
        elif start not in told:
            told.add(start)
            inside = (one.key.removeprefix(start) for one in problems if one.key.startswith(start))
            yield _gap(empty[start], [tail.partition(".")[0] for tail in inside])


def _gap(group: QuestionGroup, missing: Sequence[str]) -> Problem:
    """Return the problem of an empty list; `missing` names what each item must say."""
    parts = {part.key.rpartition(".")[2]: part for part in group.parts}
    asked = [parts[name] for name in dict.fromkeys(missing)]
    names = [one.title if isinstance(one, QuestionGroup) else one.ask.label for one in asked]
    needed = Wording(listed(n.zh for n in names).zh, listed(n.en for n in names).en)
    return Problem(
        "missing",
        Wording("缺少“{title}”，至少要有一条", "“{title}”: at least one is needed").format(
            title=group.title
        ),
        Wording("每条要写：{needed}", "write of each: {needed}").format(needed=needed),
        group.key,
    )
