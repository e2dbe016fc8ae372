"""What a column of the fill-in workbook says of itself: what to write, when, for which paper."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.documents.kind import DocumentKind
from toolkit.language import Language, Wording, listed, same
from toolkit.questions import Question, QuestionGroup, When, leaves, questions_of

YES_NO = (("yes", Wording("是", "yes")), ("no", Wording("否", "no")))


def choices_of(question: Question) -> tuple[tuple[str, Wording], ...]:
    """Return what a drop-down offers: (key, label) of each choice, nothing where one writes."""
    return YES_NO if question.form == "yes-no" else question.choices


def example_of(question: Question, language: Language) -> str:
    """Return the example as a person would fill it in: of a choice, its label.

    >>> from toolkit.documents.letters.refuse_third_party.facts import Facts
    >>> asked = {question.key: question for question in leaves(questions_of(Facts))}
    >>> example_of(asked["reachable"], "en"), example_of(asked["contacts.*.channel"], "zh")
    ('yes', '电话')
    """
    example = question.ask.example
    labels = dict(choices_of(question))
    labels |= {wording.zh: wording for wording in labels.values()}
    return labels[example].within(language) if example in labels else example


class ColumnHelp:
    """The help of every column of a workbook for some kinds of documents.

    Args:
        kinds: The kinds; a column that only some of them need says which.
    """

    def __init__(self, kinds: Sequence[DocumentKind]) -> None:
        self._kinds = kinds
        self._asked: dict[str, list[tuple[DocumentKind, Question]]] = {}
        for kind in kinds:
            for question in leaves(questions_of(kind.facts)):
                self._asked.setdefault(question.key, []).append((kind, question))

    def of(self, question: Question, group: QuestionGroup | None, language: Language) -> str:
        """Return the help of a question's column, on the sheet of a group or on the main one."""
        kinds = self._kinds_of(question)
        is_said = kinds == self._kinds_of(*leaves(group.parts)) if group else False
        example = example_of(question, language)
        parts = [
            "" if is_said else self._papers(kinds).within(language),
            self._condition(question.key).within(language),
            question.ask.help.within(language),
            _TODAY.within(language) if self.is_filled_in(question) else "",
            _EXAMPLE.format(example=same(example)).within(language) if example else "",
        ]
        return "\n".join(filter(None, parts))

    def of_number(self, group: QuestionGroup | None, main: Wording, language: Language) -> str:
        """Return the help of the column that numbers the clients.

        Args:
            group: What the linked sheet holds; None for the main sheet.
            main: Name of the main sheet.
            language: Language of the help.
        """
        if group is None:
            return _OWN_NUMBER.within(language)
        papers = self._papers(self._kinds_of(*leaves(group.parts)))
        parts = (papers, _CLIENT_NUMBER.format(main=main), group.help)
        return "\n".join(filter(None, (part.within(language) for part in parts)))

    def is_filled_in(self, question: Question) -> bool:
        """Tell whether the day of the run answers it in every paper where nobody else does."""
        return all(question.key in kind.facts.from_today for kind, _ in self._asked[question.key])

    def is_required(self, question: Question) -> bool:
        """Tell whether one of the kinds must know the answer."""
        return any(asked.required for _, asked in self._asked[question.key])

    def _kinds_of(self, *questions: Question) -> tuple[DocumentKind, ...]:
        """Return the kinds that ask one of the questions."""
        names = {kind.name for question in questions for kind, _ in self._asked[question.key]}
        return tuple(kind for kind in self._kinds if kind.name in names)

    def _papers(self, kinds: Sequence[DocumentKind]) -> Wording:
        if len(kinds) == len(self._kinds):
            return _NOTHING
        titles = [kind.title for kind in kinds]
        names = Wording(listed(t.zh for t in titles).zh, listed(t.en for t in titles).en)
        return _ONLY_FOR.format(papers=names)

    def _condition(self, key: str) -> Wording:
        """Return when the question is asked, where all kinds that ask it say the same."""
        whens = {question.ask.when for _, question in self._asked[key]}
        when = whens.pop()
        if when is None or whens:
            return _NOTHING
        (_, deciding), *_rest = self._asked[_key_of(when, key)]
        labels = dict(choices_of(deciding))
        named = [labels[value] for value in when.values]
        values = Wording(" / ".join(n.zh for n in named), " / ".join(n.en for n in named))
        return _ONLY_WHEN.format(label=deciding.ask.label, values=values)


def ordinal_help(parent: Wording) -> Wording:
    """Return the help of the column that says to which row of another sheet this one belongs."""
    return _ORDINAL.format(parent=parent)


def _key_of(when: When, key: str) -> str:
    if when.key.startswith("/"):
        return when.key[1:]
    group = key.rpartition(".")[0]
    return f"{group}.{when.key}" if group else when.key


_NOTHING = Wording("", "")
_EXAMPLE = Wording("例如：{example}", "e.g. {example}")
_ONLY_FOR = Wording("用于：{papers}", "for: {papers}")
_ONLY_WHEN = Wording("只有“{label}”填“{values}”时才填", "only where “{label}” is “{values}”")
_TODAY = Wording("不填就用生成那天的日期", "left open, the day when the paper is made")
_OWN_NUMBER = Wording(
    "每位当事人一个编号，不要重复。其他各表用这个编号说明是谁的。"
    "标题带 * 的必填；“示例”那一行只供参考，不会生成文书",
    "one number a client, none twice; the other sheets say by it whose row they hold; "
    "fill in what has a *; the row “example” is only shown, no paper is made of it",
)
_CLIENT_NUMBER = Wording(
    "写“{main}”表里这位当事人的编号。有几条就写几行，每行都写编号",
    "the client's number on the sheet “{main}”; one row an item, each with the number",
)
_ORDINAL = Wording(
    "属于这位当事人在“{parent}”表里的第几行，从 1 数起；写那一行的代号也可以",
    "to which of this client's rows on the sheet “{parent}” it belongs, counted from 1, or that "
    "row's short name",
)
