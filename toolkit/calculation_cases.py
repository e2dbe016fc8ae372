"""The small calculation cases that one loan of a case file amounts to: its cost, its limitation.

Not here: what is owed on it (`calculator.CaseReckoning.as_case`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from toolkit.answers.answers import Answers
from toolkit.answers.build import build
from toolkit.case.case_file import CaseFacts
from toolkit.case.limitation import LimitationEvent, LimitationEventKind
from toolkit.case.loan import Loan
from toolkit.case.payment import Payment, Standing
from toolkit.errors import AnswersError, Problem
from toolkit.generate import known_keys
from toolkit.interest.calculations.case_words import word
from toolkit.interest.loans.from_case import loan_ids
from toolkit.language import Wording, same
from toolkit.values.rate import NoInterest, Rate

Case = Mapping[str, object]


class _LoanFacts(CaseFacts):
    """The loans of a case, with what restarted their limitation period."""

    loans: tuple[Loan, ...]
    payments: tuple[Payment, ...] = ()
    limitation_events: tuple[LimitationEvent, ...] = ()


def cost_case(answers: Answers, loan: str = "") -> tuple[Case, Rate | NoInterest | None]:
    """Return the case of kind `irr` of one loan as agreed, and the rate that its contract claims.

    Args:
        answers: Those of the case.
        loan: Short name of the loan, where the case has several.

    Raises:
        AnswersError: The loan is not named, or its disbursements or instalments are missing.
    """
    facts = build(_LoanFacts, answers, known_keys())
    number, chosen = _chosen(facts.loans, loan)
    problems = [
        _lacking(f"loans.{number}.{name}", zh, en)
        for name, zh, en in (
            ("disbursements", "缺少放款记录", "what was paid out is missing"),
            ("instalments", "缺少约定的各期还款", "the instalments as agreed are missing"),
        )
        if not getattr(chosen, name)
    ]
    if problems:
        raise AnswersError(problems)
    instalments = []
    for place, one in enumerate(chosen.instalments, start=1):
        parts = (one.principal, one.interest, one.fees)
        amount = one.amount
        if amount is None:
            amount = sum((part for part in parts if part is not None), start=Decimal(0))
        if not amount:
            key = f"loans.{number}.instalments.{place}.amount"
            raise AnswersError(_lacking(key, "缺少应还金额", "the amount due is missing"))
        instalments.append({"date": one.due_on.isoformat(), "amount": f"{amount:f}"})
    received = [
        {"date": one.paid_on.isoformat(), "amount": f"{one.amount:f}"}
        for one in chosen.disbursements
    ]
    case = {"kind": "irr", "input": {"received": received, "instalments": instalments}}
    return case, chosen.rate


def limitation_case(
    answers: Answers, loan: str = "", *, filed_on: date | None, as_of: date
) -> Case:
    """Return the case of kind `limitation` of one loan.

    Payments that can be shown restart the period, as part performance.

    Args:
        answers: Those of the case.
        loan: Short name of the loan, where the case has several.
        filed_on: Day of filing; None takes the loan's own.
        as_of: Day of the question, where no suit was filed.

    Raises:
        AnswersError: The loan is not named.

    Law: 民法典 §188, §189, §195
    """
    facts = build(_LoanFacts, answers, known_keys())
    number, chosen = _chosen(facts.loans, loan)
    name = loan_ids(facts.loans)[number - 1]
    events = [
        {"date": one.on.isoformat(), "kind": word(one.kind)} for one in facts.limitation_events
    ]
    events += [
        {"date": one.paid_on.isoformat(), "kind": word(LimitationEventKind.PART_PAYMENT)}
        for one in facts.payments
        if one.standing == Standing.SHOWN and one.loan in (None, name)
    ]
    given: dict[str, object] = {
        "filing_date": (filed_on or chosen.filed_on or as_of).isoformat(),
        "events": sorted(events, key=lambda event: event["date"]),
    }
    if chosen.instalments:
        given["instalment_due_dates"] = [one.due_on.isoformat() for one in chosen.instalments]
    elif chosen.due_on:
        given["due_date"] = chosen.due_on.isoformat()
    return {"kind": "limitation", "input": given}


def _chosen(loans: Sequence[Loan], name: str) -> tuple[int, Loan]:
    ids = loan_ids(loans)
    if not name and len(loans) == 1:
        return 1, loans[0]
    if name in ids:
        place = ids.index(name)
        return place + 1, loans[place]
    what = (
        Wording("没有代号为“{id}”的借款", "there is no loan “{id}”").format(id=same(name))
        if name
        else Wording("有几笔借款，没有说是哪一笔", "there are several loans and none is chosen")
    )
    hint = Wording("用 --loan 选一个：{ids}", "choose one with --loan: {ids}")
    listed = same(", ".join(ids))
    raise AnswersError(Problem("loan-not-chosen", what, hint.format(ids=listed), "loans"))


def _lacking(key: str, zh: str, en: str) -> Problem:
    return Problem("missing", Wording(zh, en), key=key)
