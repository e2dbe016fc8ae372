"""What a reckoning took where law or case leave a choice, and what may make it useless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from toolkit.case.loan import DayCount, MonthConvention
from toolkit.errors import ParameterError
from toolkit.interest.loans.reckoning import Reckoning, reckon
from toolkit.interest.loans.terms import Loan
from toolkit.interest.wording.ceiling_words import ceiling_words, overdue_words
from toolkit.interest.wording.citations import cited
from toolkit.interest.wording.figures import amount_text, day_text
from toolkit.language import Wording
from toolkit.law.allocation import Allocation
from toolkit.law.ceiling import LICENSED_CEILING, NEW_RULE_FROM, Ceiling
from toolkit.law.rates import Publication, lpr_1y
from toolkit.values.wording import day_words


@dataclass(frozen=True, slots=True)
class Assumption:
    """One choice that was made, by the user or by default.

    Args:
        code: Stable English name in kebab-case.
        text: What was taken, a full sentence without a full stop.
        articles: What it rests on, as papers cite it.
        loan: Id of the loan that it concerns; "" for all.
    """

    code: str
    text: Wording
    articles: tuple[Wording, ...] = ()
    loan: str = ""


def assumptions(reckoning: Reckoning, *, with_other_choice: bool = True) -> tuple[Assumption, ...]:
    """Return every choice that the figures rest on.

    Args:
        reckoning: As reckoned.
        with_other_choice: Tell what the other choice about the old rule comes to: not in a paper
            that the other side reads.
    """
    return (
        *_of_all(reckoning),
        *(
            one
            for loan in reckoning.loans
            for one in _of_loan(loan, reckoning, with_other_choice=with_other_choice)
        ),
    )


def warnings(reckoning: Reckoning) -> tuple[Wording, ...]:
    """Return what a reader has to check before using the figures."""
    return tuple(
        dict.fromkeys(
            (
                *(one for loan in reckoning.loans for one in _warnings_of(loan)),
                *_warnings_of_all(reckoning),
            )
        )
    )


_ROUNDING = {
    "row": Wording("每一段利息四舍五入到分", "each row is rounded to the fen, halves up"),
    "event": Wording(
        "利息在每次还款时和截止日四舍五入到分", "interest is rounded at each payment and at the end"
    ),
    "exact": Wording(
        "中间不四舍五入，只在最后取到分", "nothing is rounded before the end; a check of the rows"
    ),
}
_DAY_COUNT = {
    DayCount.D365: Wording(
        "年利率按一年365天折算，闰年也一样", "a year has 365 days, leap years too"
    ),
    DayCount.D360: Wording(
        "年利率按合同写明的一年360天折算", "a year has 360 days, as the contract says"
    ),
    DayCount.ACTUAL: Wording(
        "年利率按当年实际天数（365或366）折算", "a year has its own 365 or 366 days"
    ),
}
_MONTHS = {
    MonthConvention.TIMES_12: Wording(
        "月利率乘以12为年利率", "a month rate is a twelfth of the yearly one"
    ),
    MonthConvention.BY_30: Wording(
        "月利率除以30为日利率", "a month rate is thirty times the daily one"
    ),
}


def _in_words(day: date) -> Wording:
    return Wording(day_words(day, "zh"), day_words(day, "en"))


def _of_all(reckoning: Reckoning) -> Iterator[Assumption]:
    on = reckoning.as_of
    yield Assumption("rounding", _ROUNDING[reckoning.rounding])
    yield Assumption(
        "last-day",
        Wording(
            "起日计息，止日不计（算头不算尾）；{day}当天{also}计息",
            "the first day counts, the last does not; {day} itself is {also}charged",
        ).format(
            day=_in_words(on),
            also=Wording("也", "") if reckoning.inclusive else Wording("不", "not "),
        ),
    )
    if reckoning.payments and any(
        one.allocation is Allocation.INTEREST_FIRST for one in reckoning.loans
    ):
        yield Assumption(
            "allocation",
            Wording(
                "还款先抵费用，再抵利息，后抵本金；每期还款超出当日应付利息的部分，于当日冲减本金",
                "payments go to costs, then interest, then principal; what a payment exceeds the "
                "interest due that day reduces the principal that day",
            ),
            (cited("民法典", "561", on),),
        )
    if len(reckoning.loans) > 1:
        yield Assumption(
            "several-debts",
            Wording(
                "几笔借款之间：先抵指定的，再抵到期的、无担保的、负担重的、先到期的；没有到期日的视为未到期",
                "between the loans: the one named, then due, unsecured, heavier, earlier ones; a "
                "loan without a due date counts as not due",
            ),
            (cited("民法典", "560", on),),
        )
    excluded = [one for one in reckoning.repayments if not one.counts]
    if excluded:
        yield Assumption(
            "excluded-payments",
            Wording(
                "有 {n} 笔共 {sum} 元的还款没有计入", "{n} payments of {sum} yuan are not counted"
            ).format(n=len(excluded), sum=f"{sum(one.amount for one in excluded):,}"),
        )


def _of_loan(loan: Loan, reckoning: Reckoning, *, with_other_choice: bool) -> Iterator[Assumption]:
    on = reckoning.as_of
    old_rule = other_choice(loan, reckoning) if with_other_choice else None
    yield Assumption("ceiling", *ceiling_words(loan, on, old_rule), loan.id)
    if loan.formed_on is None and loan.ceiling in (Ceiling.LPR4, Ceiling.TWO_LINE):
        yield Assumption(
            "formation",
            Wording(
                "合同成立日按首次放款日{day}",
                "the contract was formed at the first pay-out, {day}",
            ).format(day=_in_words(loan.formation)),
            (cited("民法典", "679", on),),
            loan.id,
        )
    yield Assumption("day-count", _DAY_COUNT[loan.day_count], (), loan.id)
    if any(rate and rate.per == "month" for rate in (loan.rate, loan.overdue_rate)):
        yield Assumption("month-convention", _MONTHS[loan.month_convention], (), loan.id)
    if any(one.nominal > one.received for one in loan.disbursements):
        yield Assumption(
            "received-is-principal",
            Wording(
                "本金按实际到账金额，预先扣除的不算本金",
                "the principal is what arrived, without what was kept back",
            ),
            (cited("民间借贷规定", "26", on), cited("民法典", "670", on)),
            loan.id,
        )
    if loan.rate is None:
        yield Assumption("no-rate", *overdue_words(loan, on), loan.id)
    elif loan.due_on is not None and loan.overdue_rate is None and loan.due_on < on:
        yield Assumption(
            "overdue-rate",
            Wording(
                "没有提供逾期利率的约定，逾期后按借期内利率",
                "no overdue rate was given; the rate of the term goes on",
            ),
            (cited("民间借贷规定", "28", on),),
            loan.id,
        )
    if loan.allocation is Allocation.PRINCIPAL_FIRST:
        yield Assumption(
            "principal-first",
            Wording(
                "双方约定还款先抵本金", "both sides agreed that payments go to principal first"
            ),
            (cited("民法典", "561", on),),
            loan.id,
        )
    if loan.lump_charges:
        yield Assumption(
            "lump-charges",
            Wording(
                "违约金、服务费等与利息合计不超过上限，自发生之日起逐日在上限余额内支持",
                "penalties and fees are supported only as far as the ceiling leaves room beside "
                "interest, day by day from their date",
            ),
            (cited("民间借贷规定", "29", on),),
            loan.id,
        )


def other_choice(loan: Loan, reckoning: Reckoning) -> int | None:
    """Return what would be owed if the request for the old rule were the other way, in fen.

    None where the old rule plays no part, and where that can't be reckoned, because an LPR that
    it needs does not exist.
    """
    if loan.ceiling is not Ceiling.TWO_LINE or loan.formation >= NEW_RULE_FROM:
        return None
    others = [
        replace(one, old_rule_requested=not one.old_rule_requested) if one.id == loan.id else one
        for one in reckoning.loans
    ]
    try:
        other = reckon(
            others,
            reckoning.repayments,
            reckoning.as_of,
            inclusive=reckoning.inclusive,
            rounding=reckoning.rounding,
        )
    except ParameterError:
        return None
    return other.totals.total_owed


def _warnings_of(loan: Loan) -> Iterator[Wording]:
    if loan.ceiling is Ceiling.TWO_LINE and loan.formation >= NEW_RULE_FROM:
        yield Wording(
            "合同成立于2020年8月20日以后，通常按合同成立时LPR四倍，不分两段",
            "the contract was formed on or after 2020-08-20: usually four times the LPR at "
            "formation binds, not two stretches",
        )
    if loan.ceiling is Ceiling.NONE:
        yield Wording(
            "没有设利率上限：请确认没有任何上限适用", "no ceiling is applied: check that none binds"
        )
    fixed = loan.ceiling_rate if loan.ceiling is Ceiling.FIXED else None
    if fixed is not None and fixed > LICENSED_CEILING:
        yield Wording(
            "指定的上限高于年利率24%，请核对依据", "the ceiling given is above 24 % a year"
        )
    if loan.day_count is DayCount.D360:
        yield Wording(
            "按360天折算比365天多约1.4%的利息，须合同写明",
            "360 days cost about 1.4 % more interest than 365; the contract has to say so",
        )
    for publication in _publications(loan):
        if publication.is_user_data:
            yield Wording(
                "{day} 的一年期LPR是用户自己添加的（{why}）",
                "the one-year LPR of {day} was added by the user ({why})",
            ).format(day=publication.day.isoformat(), why=publication.why)
        elif publication.confidence != "high":
            yield Wording(
                "{day} 的一年期LPR未经两个独立来源核实，请核对",
                "the one-year LPR of {day} is not confirmed by two independent sources; check it",
            ).format(day=publication.day.isoformat())


def _publications(loan: Loan) -> Iterator[Publication]:
    if loan.ceiling is Ceiling.LPR4:
        yield lpr_1y.publication_on(loan.formation)
    if loan.ceiling is Ceiling.TWO_LINE and loan.filed_on is not None:
        yield lpr_1y.publication_on(loan.filed_on)


def _warnings_of_all(reckoning: Reckoning) -> Iterator[Wording]:
    first = min(one.paid_on for loan in reckoning.loans for one in loan.disbursements)
    early = [one.on for one in reckoning.payments if one.on < first.toordinal()]
    if early:
        yield Wording(
            "{day} 的还款早于首次放款日 {first}，请核对日期",
            "the payment of {day} was made before the first pay-out, {first}; check the day",
        ).format(day=day_text(early[0]), first=first.isoformat())
    if reckoning.totals.overpaid:
        yield Wording(
            "已多付 {sum} 元，可以要求返还", "{sum} yuan were paid too much and can be claimed back"
        ).format(sum=amount_text(reckoning.totals.overpaid))
    if len(reckoning.loans) > 1 and reckoning.payments:
        yield Wording(
            "有几笔借款，还款属于哪一笔会影响结果，请核对每笔还款是否注明",
            "which loan a payment was for changes the result; check whether payments say so",
        )
