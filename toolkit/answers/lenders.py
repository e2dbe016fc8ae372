"""One lender's part of a case that has several."""

from __future__ import annotations

from toolkit.answers.answers import Answer, Answers
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording, same


def choose_lender(answers: Answers, chosen: str = "") -> Answers:
    """Return the answers as they concern one lender.

    `lenders.N.…` becomes `lender.…`; loans of other lenders go, and so do payments and contacts
    that name a loan or lender of theirs. A case with one `lender` stays as it is.

    Args:
        answers: The answers of the whole case.
        chosen: The lender's `id`; may be "" where there is only one.

    Raises:
        AnswersError: The lender is not named although there are several, or is not in the case.
    """
    ids = {
        key.split(".")[1]: answer.text
        for key, answer in answers.by_key.items()
        if key.startswith("lenders.") and key.endswith(".id")
    }
    numbers = list(dict.fromkeys(k.split(".")[1] for k in answers if k.startswith("lenders.")))
    if not numbers:
        return answers
    if not chosen and len(numbers) == 1:
        number = numbers[0]
    else:
        number = next((n for n in numbers if ids.get(n) == chosen), "")
    if not number:
        raise AnswersError(_not_chosen(chosen, list(ids.values())))
    own = ids.get(number, "")
    others = set(ids.values()) - {own}
    loans = _items_of_others(answers, "loans", "lender", others)
    foreign = {answers.text(f"loans.{n}.id") or f"L{n}" for n in loans} - {""}
    dropped = {f"loans.{n}." for n in loans}
    dropped |= {f"payments.{n}." for n in _items_of_others(answers, "payments", "loan", foreign)}
    dropped |= {f"contacts.{n}." for n in _items_of_others(answers, "contacts", "lender", others)}
    dropped |= {f"claims.{n}." for n in _items_of_others(answers, "claims", "lender", others)}
    kept: dict[str, Answer] = {}
    for key, answer in answers.by_key.items():
        if key.startswith(f"lenders.{number}."):
            kept[f"lender.{key.split('.', 2)[2]}"] = answer
        elif not key.startswith(("lenders.", *dropped)):
            kept[key] = answer
    return Answers(kept)


def _items_of_others(answers: Answers, listed: str, name: str, others: set[str]) -> set[str]:
    return {
        key.split(".")[1]
        for key, answer in answers.by_key.items()
        if key.startswith(f"{listed}.") and key.endswith(f".{name}") and answer.text in others
    }


def _not_chosen(chosen: str, ids: list[str]) -> Problem:
    names = same("、".join(ids) or "-")
    if chosen:
        what = Wording("没有代号为“{id}”的出借人", "there is no lender “{id}”").format(id=chosen)
    else:
        what = Wording(
            "有几个出借人，没有说是哪一个", "there are several lenders and none is chosen"
        )
    hint = Wording("用 --lender 选一个：{ids}", "choose one with --lender: {ids}").format(ids=names)
    return Problem("lender-not-chosen", what, hint, "lenders")
