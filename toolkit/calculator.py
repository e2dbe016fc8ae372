"""The calculator's line: answers of a case → facts → reckoning, for people and programs.

Not here: papers (generate.py), and calculation cases as files
(`interest/calculations/case_json.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from toolkit.answers.answers import Answers
from toolkit.answers.build import as_written, build
from toolkit.answers.lenders import choose_lender
from toolkit.case.case_file import CaseFacts
from toolkit.case.loan import Ceiling, Loan, ReckonedLoan
from toolkit.case.party import Lender, LenderType
from toolkit.case.payment import Payment
from toolkit.errors import AnswersError, Problem
from toolkit.generate import known_keys
from toolkit.interest.calculations import loan_case
from toolkit.interest.calculations.calculation_case import calculation_case
from toolkit.interest.loans.compare import Comparison
from toolkit.interest.loans.from_case import case_problems, compare_case, loan_ids, reckon_case
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.interest.loans.terms import Rounding
from toolkit.interest.loans.uncounted import owed_with
from toolkit.interest.wording.explain import explain, explain_lender
from toolkit.interest.wording.printed import uncounted_payments
from toolkit.language import Wording
from toolkit.law.ceiling_proposal import Proposal, propose_ceiling
from toolkit.questions import Ask, Day, YesNo, cross_check


class UnsettledFacts(CaseFacts):
    """What a reckoning has to know, but for the ceiling."""

    lender: Lender | None = None
    loans: tuple[ReckonedLoan, ...]
    payments: tuple[Payment, ...] = ()
    as_of: Annotated[Day, Ask("计算截止日", "Computed up to", "2026-11-24", harmless=True)]
    as_of_inclusive: Annotated[
        YesNo, Ask("截止日当天也计息吗", "Is that day charged too", "否", harmless=True)
    ] = False

    @property
    def lender_type(self) -> LenderType:
        """What kind of lender it is, as far as it is known."""
        return self.lender.type if self.lender else LenderType.UNKNOWN


class LedgerFacts(UnsettledFacts):
    """What a reckoning has to know, the ceiling of each loan included."""

    @cross_check
    def _can_be_reckoned(self) -> Iterable[Problem]:
        return case_problems(
            self.lender_type,
            self.loans,
            self.payments,
            self.as_of,
            inclusive=self.as_of_inclusive,
        )


@dataclass(frozen=True, slots=True)
class CeilingChoice:
    """Which ceiling a figure was computed with, and what was proposed.

    Args:
        loan: Short name of the loan.
        ceiling: The one that was chosen.
        proposal: What the calculator would propose, and why.
    """

    loan: str
    ceiling: Ceiling
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class CaseReckoning:
    """A case reckoned.

    Args:
        facts: What was told.
        reckoning: What is owed, with every row and payment.
        ceilings: Which ceiling each loan was computed with.
    """

    facts: UnsettledFacts
    reckoning: Reckoning
    ceilings: tuple[CeilingChoice, ...]

    def explained(self) -> dict[str, Any]:
        """Return how every row, payment and total came about, in both languages."""
        found = explain(self.reckoning)
        return {
            "rows": [_both(text) for text in found.rows],
            "lender_rows": [_both(text) for text in explain_lender(self.reckoning)],
            "payments": [_both(text) for text in found.payments],
            "figures": {
                name: {
                    "formula": _both(one.formula),
                    "articles": [_both(text) for text in one.articles],
                }
                for name, one in found.figures.items()
            },
        }

    def as_case(self) -> dict[str, object]:
        """Return the calculation case that it amounts to, so that anyone can redo it."""
        return calculation_case(self.reckoning)

    def written(self) -> dict[str, Any]:
        """Return it as a program reads it: amounts are texts, in yuan."""
        return {
            "as_of": self.reckoning.as_of.isoformat(),
            "rounding": self.reckoning.rounding,
            "ceilings": [
                {
                    "loan": one.loan,
                    "ceiling": str(one.ceiling.value),
                    "label": _both(one.ceiling.label),
                    "proposed": one.proposal.ceiling and str(one.proposal.ceiling.value),
                    "reason": _both(one.proposal.reason),
                }
                for one in self.ceilings
            ],
            **loan_case.written(self.reckoning),
            **self._uncounted(),
        }

    def _uncounted(self) -> dict[str, Any]:
        """Return the payments that don't count, and what would be owed if they did."""
        facts, as_of = self.facts, self.reckoning.as_of
        left_out = uncounted_payments(facts.payments, as_of)
        if not left_out:
            return {"uncounted": []}
        _, with_them = owed_with(facts.loans, facts.payments, self.reckoning)
        return {
            "uncounted": [
                {
                    "date": one.paid_on.isoformat(),
                    "amount": f"{one.amount:f}",
                    "why": "after-as-of" if one.paid_on > as_of else str(one.standing.value),
                }
                for one in left_out
            ],
            "owed_with_uncounted": f"{with_them:f}",
        }


@dataclass(frozen=True, slots=True)
class CaseComparison:
    """A case under each rule side by side; nothing is chosen.

    Args:
        comparison: The figures under each rule, and which facts decide between the rules.
        proposals: By loan, what the calculator would propose, and why.
    """

    comparison: Comparison
    proposals: Mapping[str, Proposal]


def reckon_answers(
    answers: Answers, *, as_of: date, lender: str = "", rounding: Rounding = "row"
) -> CaseReckoning:
    """Return what is owed on the loans of a case, by the ceilings that it names.

    Args:
        answers: Those of the case.
        as_of: Day to reckon up to where the answers don't say.
        lender: `id` of the lender, where the case has several.
        rounding: When interest is rounded; papers print `row`.

    Raises:
        AnswersError: Every problem at once; a missing ceiling comes with what is proposed.
    """
    facts = build(LedgerFacts, _of_lender(answers, as_of, lender), known_keys())
    reckoning = reckon_case(
        facts.loans,
        facts.payments,
        facts.as_of,
        inclusive=facts.as_of_inclusive,
        rounding=rounding,
    )
    ceilings = tuple(
        CeilingChoice(name, loan.ceiling, _proposal(facts, loan))
        for name, loan in zip(loan_ids(facts.loans), facts.loans, strict=True)
        if loan.ceiling is not None
    )
    return CaseReckoning(facts, reckoning, ceilings)


def compare_answers(answers: Answers, *, as_of: date, lender: str = "") -> CaseComparison:
    """Return the same case under each rule side by side, and what is proposed for each loan.

    Whatever ceiling the case names is left aside: nothing is chosen here.

    Raises:
        AnswersError: What every rule needs is missing or wrong.
    """
    given = _of_lender(answers, as_of, lender)
    facts = build(UnsettledFacts, given, known_keys())
    found = _numbered(
        compare_case(facts.loans, facts.payments, facts.as_of, inclusive=facts.as_of_inclusive),
        given,
    )
    if all(one.reckoning is None for one in found.alternatives):
        raise AnswersError(found.alternatives[0].problems)
    proposals = {
        name: _proposal(facts, loan)
        for name, loan in zip(loan_ids(facts.loans), facts.loans, strict=True)
    }
    return CaseComparison(found, proposals)


def _numbered(found: Comparison, given: Answers) -> Comparison:
    """Return it with the numbers that the answers gave to loans and payments."""
    return replace(
        found,
        alternatives=tuple(
            replace(
                one, problems=tuple(p.replace(key=as_written(p.key, given)) for p in one.problems)
            )
            for one in found.alternatives
        ),
    )


def _proposal(facts: UnsettledFacts, loan: Loan) -> Proposal:
    formed_on = loan.formed_on or min((d.paid_on for d in loan.disbursements), default=None)
    return propose_ceiling(facts.lender_type, formed_on)


def _of_lender(answers: Answers, as_of: date, lender: str) -> Answers:
    return choose_lender(answers, lender, strict=True).over(
        Answers.of({"as_of": as_of.isoformat()})
    )


def _both(text: Wording) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
