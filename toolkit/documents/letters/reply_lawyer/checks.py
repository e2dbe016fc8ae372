"""What keeps an answer to a lawyer's letter from being written: gates, days, and figures."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.documents.letters.reply_lawyer.facts import Facts
from toolkit.errors import Problem
from toolkit.interest.loans.claims import claim_problems
from toolkit.interest.loans.from_case import can_be_reckoned, case_problems, reckon_case
from toolkit.interest.loans.limitation import limitation_of
from toolkit.language import NOTHING, Wording
from toolkit.questions import cross_check


class CheckedFacts(Facts):
    """The facts, where nothing stops the answer."""

    @cross_check
    def _may_be_written(self) -> Iterator[Problem]:
        return gate_problems(self)

    @cross_check
    def _days_fit(self) -> Iterator[Problem]:
        return day_problems(self)

    @cross_check
    def _figures_fit(self) -> Iterator[Problem]:
        if not any(gate_problems(self)) and not any(day_problems(self)):
            yield from figure_problems(self)


def gate_problems(facts: Facts) -> Iterator[Problem]:
    """Yield why this answer is not what should be written now."""
    if facts.court_papers:
        yield Problem(
            "court-papers-arrived",
            Wording(
                "已经收到法院文书，这封回函不适用",
                "papers from a court have come; this letter does not fit",
            ),
            Wording(
                "传票、起诉状：准备答辩状；支付令：收到后15天内向该法院提出书面异议。"
                "先拨 12368 核实，再找律师或拨 12348",
                "after a summons prepare the answer, after a payment order object in writing "
                "within 15 days; verify at 12368, ask a lawyer or 12348",
            ),
            "court_papers",
        )
    if facts.lawyer_letter.says_fraud and facts.fraud_risk is None:
        yield Problem(
            "missing",
            Wording(
                "来函指称诈骗，要先回答这一问", "the letter speaks of fraud: answer this first"
            ),
            Wording("答“是”或“否”", "answer yes or no"),
            "fraud_risk",
        )
    if facts.lawyer_letter.says_fraud and facts.fraud_risk:
        yield Problem(
            "see-a-lawyer-first",
            Wording(
                "有这种情形时自己回函可能对您不利",
                "where this is so, an answer of your own may hurt you",
            ),
            Wording(
                "先带着材料找律师，或拨法律援助电话 12348",
                "see a lawyer first, or call legal aid, 12348",
            ),
            "fraud_risk",
        )


def day_problems(facts: Facts) -> Iterator[Problem]:
    """Yield the days that can't be true together."""
    letter = facts.lawyer_letter
    check = Wording("核对这两个日期", "check both days")
    if letter.dated_on and letter.dated_on > letter.received_on:
        what = Wording("来函日期在收到日期之后", "the letter is dated after you received it")
        yield Problem("dated-after-receipt", what, check, "lawyer_letter.dated_on")
    if letter.received_on > facts.written_on:
        what = Wording("收到来函的日期在回函日期之后", "the letter came after the answer's date")
        yield Problem("received-after-answer", what, check, "lawyer_letter.received_on")


def figure_problems(facts: Facts) -> Iterator[Problem]:
    """Yield what keeps figures out of the answer, where they are asked for."""
    if not facts.figures:
        return
    if not facts.figures_confirmed:
        yield Problem(
            "figures-not-confirmed",
            Wording("没有确认要把计算数字寄给对方", "sending figures was not confirmed"),
            Wording(
                "寄出的数字可能成为对您不利的证据。建议不附："
                "“信里附上自己核对的金额吗”写“否”；仍然要附，这一问写“是”",
                "figures that you send may be used against you; better give none: answer no to "
                "“Shall the letter give recomputed figures”; else answer yes here",
            ),
            "figures_confirmed",
        )
    state = limitation_of(facts.loans, facts.limitation_events, facts.payments, facts.written_on)
    if not state.is_safe:
        yield Problem(
            "figures-not-safe",
            Wording("不能附计算数字：{reason}", "no figures can be given: {reason}").format(
                reason=state.reason
            ),
            Wording(
                "这一问写“否”，信里就不写自己的数字；补上借款的到期日可以重新判断",
                "answer no and the letter gives none; with the day on which the loan was due it "
                "can be told anew",
            ),
            "figures",
        )
    lacking = [*_lacking(facts)]
    yield from lacking
    if lacking:
        return
    found = case_problems(facts.lender.type, facts.loans, facts.payments, facts.as_of)
    yield from found
    if not found:
        reckoning = reckon_case(facts.loans, facts.payments, facts.as_of)
        yield from claim_problems(facts.claims, reckoning)


def _lacking(facts: Facts) -> Iterator[Problem]:
    if not facts.claims:
        what = Wording("缺少来函主张的各项金额", "the items that the letter claims are missing")
        yield Problem("missing", what, NOTHING, "claims.1.item")
    for number, loan in enumerate(facts.loans, start=1):
        if not can_be_reckoned(loan):
            name = "rate" if loan.disbursements else "disbursements.1.amount"
            yield Problem(
                "missing",
                Wording(
                    "要附计算数字，缺少放款或利率",
                    "figures need what was paid out and the rate agreed",
                ),
                Wording(
                    "补上，或“信里附上自己核对的金额吗”写“否”",
                    "add it, or answer no to “Shall the letter give recomputed figures”",
                ),
                f"loans.{number}.{name}",
            )
