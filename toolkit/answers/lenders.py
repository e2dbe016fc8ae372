"""One lender's part of a case that has several."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from toolkit.answers.answers import Answer, Answers
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording, listed
from toolkit.values.text import quoted


def choose_lender(answers: Answers, chosen: str = "", *, strict: bool = False) -> Answers:
    """Return the answers as they concern one lender.

    `lenders.N.…` becomes `lender.…`; loans of other lenders go, and so do payments and contacts
    that name a loan or lender of theirs. Items keep their numbers, and loans without a short name
    get theirs from the whole case (L1, L2 …). A case with one `lender` stays as it is.

    Args:
        answers: The answers of the whole case.
        chosen: The lender's `id`; may be "" where there is only one.
        strict: Whether a figure depends on it: with several lenders, every loan has to name its
            lender and every payment its loan, for none may count twice.

    Raises:
        AnswersError: The lender is not named although there are several, or is not in the case;
            with `strict`, a loan or payment that could be anybody's.
    """
    numbers = list(_numbers(answers, "lenders"))
    if not numbers:
        return answers
    ids = {
        key.split(".")[1]: answer.text
        for key, answer in answers.by_key.items()
        if key.startswith("lenders.") and key.endswith(".id")
    }
    if not chosen and len(numbers) == 1:
        number = numbers[0]
    else:
        number = next((n for n in numbers if ids.get(n) == chosen), "")
    if not number:
        raise AnswersError(_not_chosen(chosen, list(ids.values())))
    if problem := _same_id(ids):
        raise AnswersError(problem)
    own = ids.get(number, "")
    others = set(ids.values()) - {own}
    loans = _items_of_others(answers, "loans", "lender", others)
    foreign = {answers.text(f"loans.{n}.id") or f"L{n}" for n in loans} - {""}
    dropped = {f"loans.{n}." for n in loans}
    dropped |= {f"payments.{n}." for n in _items_of_others(answers, "payments", "loan", foreign)}
    dropped |= {f"contacts.{n}." for n in _items_of_others(answers, "contacts", "lender", others)}
    dropped |= {f"claims.{n}." for n in _items_of_others(answers, "claims", "lender", others)}
    if strict and len(numbers) > 1:
        problems = [*_without(answers, "loans", "lender"), *_without(answers, "payments", "loan")]
        if problems:
            raise AnswersError(problems)
    kept: dict[str, Answer] = {}
    for key, answer in answers.by_key.items():
        if key.startswith(f"lenders.{number}."):
            kept[f"lender.{key.split('.', 2)[2]}"] = answer
        elif (
            not key.startswith("lenders.") and ".".join([*key.split(".", 2)[:2], ""]) not in dropped
        ):
            kept[key] = answer
    if loans:
        for number in _numbers(Answers(kept), "loans"):
            kept.setdefault(f"loans.{number}.id", Answer(f"L{number}"))
    return Answers(kept)


def _same_id(ids: Mapping[str, str]) -> Problem | None:
    """Return what is wrong where two lenders have one short name: nobody knows whose a loan is."""
    first: dict[str, str] = {}
    for number, name in ids.items():
        if name in first:
            what = Wording("两个出借人的代号都是“{id}”", "two lenders have the short name “{id}”")
            hint = Wording("给每个出借人各写一个代号", "give each lender a short name of its own")
            key = f"lenders.{number}.id"
            return Problem("same-lender-id", what.format(id=quoted(name)), hint, key)
        first[name] = number
    return None


def _numbers(answers: Answers, listed_under: str) -> Collection[str]:
    prefix = f"{listed_under}."
    keys = [key for key in answers.by_key if key.startswith(prefix)]
    return dict.fromkeys(key.split(".")[1] for key in keys)


def _without(answers: Answers, listed_under: str, name: str) -> Iterator[Problem]:
    what = {
        "lender": Wording(
            "有几个出借人，这笔借款没有写属于哪一个",
            "there are several lenders, and this loan doesn't say whose it is",
        ),
        "loan": Wording(
            "有几个出借人，这笔还款没有写还的是哪一笔借款",
            "there are several lenders, and this payment doesn't say for which loan it was",
        ),
    }[name]
    hint = {
        "lender": Wording("写出借人的代号", "write the short name of the lender"),
        "loan": Wording("写借款的代号", "write the short name of the loan"),
    }[name]
    for number in _numbers(answers, listed_under):
        if not answers.text(f"{listed_under}.{number}.{name}"):
            yield Problem("whose-is-it", what, hint, f"{listed_under}.{number}.{name}")


def _items_of_others(answers: Answers, listed: str, name: str, others: set[str]) -> set[str]:
    return {
        key.split(".")[1]
        for key, answer in answers.by_key.items()
        if key.startswith(f"{listed}.") and key.endswith(f".{name}") and answer.text in others
    }


def _not_chosen(chosen: str, ids: list[str]) -> Problem:
    names = listed(ids or ["-"])
    if chosen:
        what = Wording("没有代号为“{id}”的出借人", "there is no lender “{id}”").format(id=chosen)
    else:
        what = Wording(
            "有几个出借人，没有说是哪一个", "there are several lenders and none is chosen"
        )
    hint = Wording("用 --lender 选一个：{ids}", "choose one with --lender: {ids}").format(ids=names)
    return Problem("lender-not-chosen", what, hint, "lenders")
