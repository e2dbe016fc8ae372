"""What the answer to a lawyer's letter has to know, in the order in which it is asked."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from toolkit.case.case_file import CaseFacts
from toolkit.case.claim import Claim
from toolkit.case.limitation import LimitationEvent
from toolkit.case.loan import Loan
from toolkit.case.party import Claimant, Lender, Person
from toolkit.case.payment import Payment
from toolkit.documents.letters.reply_lawyer.lawyer_letter import LawyerLetter
from toolkit.language import Wording
from toolkit.questions import Ask, Day, When, YesNo

_FIGURES = When("/figures", ("yes",))
_NEVER = When("/figures", ())


class Facts(CaseFacts):
    """What the answer has to know."""

    asked_when = MappingProxyType(
        {
            "claims.*.basis": _FIGURES,
            "claims.*.reason": _FIGURES,
            **{f"claims.*.{name}": _NEVER for name in ("source", "accepted")},
            **{f"lender.{name}": _NEVER for name in ("credit_code", "address")},
            **{
                f"loans.*.{name}": _FIGURES
                for name in Loan.field_names
                if name not in ("id", "lender", "product", "contract_number", "ceiling_percent")
            },
        }
    )

    court_papers: Annotated[
        YesNo,
        Ask(
            "已经收到法院的传票、起诉状或支付令了吗",
            "Has a summons, a statement of claim or a payment order come",
            "否",
            Wording(
                "收到的话这封回函代替不了答辩状或支付令异议书（收到支付令只有15天）",
                "if so this letter replaces neither the answer nor the objection "
                "(15 days after a payment order)",
            ),
        ),
    ]
    lawyer_letter: LawyerLetter
    fraud_risk: Annotated[
        YesNo | None,
        Ask(
            "有没有下面任何一种情形",
            "Is any of these so",
            "否",
            Wording(
                "借款时用过不真实的证件、收入或单位资料；钱由别人使用；借款后随即失联；"
                "收到过公安机关的传唤或案号。有的话请先找律师，不要自己回函",
                "untrue papers, income or employer when borrowing; somebody else used the money; "
                "you disappeared at once; the police summoned you or named a case number; if "
                "so see a lawyer before you write anything",
            ),
            when=When("/lawyer_letter.says_fraud", ("yes",)),
        ),
    ] = None
    claimant: Claimant | None = None
    lender: Lender
    claims: tuple[Claim, ...] = ()
    kept_back: Annotated[
        YesNo | None,
        Ask(
            "放款时有没有先扣掉一部分钱",
            "Was money kept back when the loan was paid out",
            "否",
            Wording("如“砍头息”、手续费、会员费", "interest or fees taken in advance"),
        ),
    ] = None
    figures: Annotated[
        YesNo,
        Ask(
            "信里附上自己核对的金额吗",
            "Shall the letter give recomputed figures",
            "否",
            Wording(
                "一般不附：寄出去的计算数字可能被当作对您不利的证据。只在诉讼时效确定还远、"
                "并且您坚持时才附",
                "usually no: a figure that you send is evidence against you; only where the "
                "limitation period is certainly running and you insist",
            ),
        ),
    ] = False
    figures_confirmed: Annotated[
        YesNo | None,
        Ask(
            "您知道寄出的数字可能成为对您不利的证据，仍然要附吗",
            "You know that the figures may be used against you: send them all the same",
            "否",
            when=_FIGURES,
        ),
    ] = None
    loans: tuple[Loan, ...] = ()
    payments: Annotated[tuple[Payment, ...], Ask("还款", "Payments made", when=_FIGURES)] = ()
    limitation_events: Annotated[
        tuple[LimitationEvent, ...],
        Ask("可能使时效重新计算的事", "What may have restarted the limitation", when=_FIGURES),
    ] = ()
    as_of: Annotated[
        Day,
        Ask(
            "核对到哪一天（来函写明的，以来函为准）",
            "Recomputed up to (the letter's own day, if it names one)",
            "2026-11-10",
            when=_FIGURES,
            harmless=True,
        ),
    ]
    debtor: Person
    name_address: Annotated[
        YesNo | None,
        Ask(
            "信里写上您的通信地址吗",
            "Shall the letter give your address",
            "否",
            Wording(
                "写了便于对方寄来书面材料；不想让对方知道住处的就不写",
                "so that material can be posted; no, if they shall not know where you live",
            ),
        ),
    ] = None
    written_on: Annotated[Day, Ask("落款日期", "Date of the letter", "2026-11-24", harmless=True)]
