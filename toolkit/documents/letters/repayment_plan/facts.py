"""What a repayment plan has to know, in the order in which it is asked."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from toolkit.case.case_file import CaseFacts
from toolkit.case.claim import Claim
from toolkit.case.limitation import LimitationEvent
from toolkit.case.loan import Loan
from toolkit.case.party import Claimant, Lender, Person
from toolkit.case.payment import Payment
from toolkit.documents.letters.repayment_plan.household import (
    Expenses,
    Hardship,
    Household,
    Income,
)
from toolkit.documents.letters.repayment_plan.proposal import AccountKind, Proposal, Requests
from toolkit.language import Wording
from toolkit.questions import Amount, Ask, Day, Days, Paragraph, When, YesNo

_NEVER = When("/suit_pending", ())


class Facts(CaseFacts):
    """What the letter has to know."""

    asked_when = MappingProxyType({f"claims.*.{name}": _NEVER for name in ("reason", "accepted")})

    suit_pending: Annotated[
        YesNo,
        Ask(
            "这笔债已经被起诉、申请仲裁或支付令了吗",
            "Is there already a suit, arbitration or payment order",
            "否",
            Wording(
                "已经到法院的，请写调解方案，不要写这封信",
                "before a court a mediation proposal is what fits, not this letter",
            ),
        ),
    ]
    account: Annotated[
        AccountKind, Ask("是网贷等借款，还是信用卡", "A loan or a credit card", "loan")
    ] = AccountKind.LOAN
    lender: Lender
    claimant: Claimant | None = None
    loans: tuple[Loan, ...]
    payments: tuple[Payment, ...] = ()
    claims: tuple[Claim, ...] = ()
    limitation_events: tuple[LimitationEvent, ...] = ()
    limitation_confirmed: Annotated[
        YesNo,
        Ask(
            "您知道这封信会使诉讼时效重新计算，仍然要写吗",
            "Do you know that this letter restarts limitation, and want it all the same",
            "否",
            Wording(
                "只有时效临近、可能已过或算不出时才需要答“是”",
                "needed only where the period is near its end, past it, or not known",
            ),
        ),
    ] = False
    household: Household
    income: Income
    expenses: Expenses
    other_debts: Annotated[
        Amount,
        Ask(
            "其他债务每月合计要还多少",
            "What other debts take a month, in all",
            "800",
            Wording(
                "只写合计，不写是谁；与本方案一起按比例分配的不要算进来；没有就写 0",
                "the total only, no names; leave out debts that share in this plan; 0 if none",
            ),
        ),
    ]
    reserve: Annotated[
        Amount,
        Ask(
            "每月留作应急的金额",
            "What is kept a month for emergencies",
            "400",
            Wording("建议为收入的 5%—10%", "5 to 10 % of the income is sensible"),
        ),
    ]
    hardships: tuple[Hardship, ...]
    broken_promise: Annotated[
        Paragraph | None,
        Ask(
            "以前约定过分期或延期、后来没有做到的，写明原因",
            "An earlier promise that was not kept, and why",
            "2026年6月约定分期后因住院未能履行",
            Wording("没有就跳过", "skip it if there was none"),
        ),
    ] = None
    proposal: Proposal
    requests: Requests = Requests()
    debtor: Person
    reply_within: Annotated[
        Days,
        Ask("请对方几日内书面答复", "Days in which an answer is asked for", "15", harmless=True),
    ] = 15
    as_of: Annotated[
        Day, Ask("欠款计算到哪一天", "Debt computed up to", "2026-11-24", harmless=True)
    ]
    written_on: Annotated[Day, Ask("落款日期", "Date of the letter", "2026-11-24", harmless=True)]
