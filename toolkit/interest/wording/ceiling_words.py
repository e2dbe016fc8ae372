"""Which ceiling and which overdue rate a loan was reckoned with, in words with their numbers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from toolkit.interest.loans.terms import Loan
from toolkit.interest.wording.citations import cited
from toolkit.interest.wording.figures import amount_text
from toolkit.language import Wording
from toolkit.law.ceiling import NEW_RULE_FROM, Ceiling, four_times_lpr
from toolkit.law.overdue import NoRateMode
from toolkit.law.rates import lpr_1y
from toolkit.law.statutes import article

Told = tuple[Wording, tuple[Wording, ...]]
_OLD_RULE_LAST = NEW_RULE_FROM - timedelta(days=1)


def ceiling_words(loan: Loan, on: date, otherwise: int | None = None) -> Told:
    """Return which ceiling was applied and why, with the articles.

    Args:
        loan: As reckoned.
        on: Day of the reckoning, for the articles.
        otherwise: What would be owed with the other choice about the old rule, in fen.
    """
    if loan.ceiling is Ceiling.LPR4:
        return (
            Wording(
                "利率上限为合同成立时（{day}）一年期LPR {lpr} 的四倍，即年利率 {cap}",
                "the ceiling is four times the one-year LPR at formation ({day}), {lpr}: {cap} a "
                "year",
            ).format(**_four_times(loan.formation)),
            (_private_lending("25", on), _private_lending("29", on)),
        )
    if loan.ceiling is Ceiling.TWO_LINE and loan.filed_on is not None:
        return _two_line_words(loan, loan.filed_on, on, otherwise)
    if (cap := loan.yearly_ceiling.rate) is not None:
        return (
            Wording("利率上限按年利率{cap}计算", "the ceiling is {cap} a year").format(
                cap=_percent(cap)
            ),
            (),
        )
    return Wording("不设利率上限", "no ceiling is applied"), ()


def _two_line_words(loan: Loan, filed_on: date, on: date, otherwise: int | None) -> Told:
    later = Wording(
        "自2020年8月20日起为起诉时（{day}）一年期LPR {lpr} 的四倍，即年利率 {cap}",
        "from 2020-08-20 four times the one-year LPR at filing ({day}), {lpr}: {cap} a year",
    ).format(**_four_times(filed_on))
    articles: tuple[Wording, ...] = (_private_lending("31", on), _private_lending("25", on))
    if not loan.old_rule_requested:
        later = Wording(
            "没有当事人请求适用旧规定，全程为起诉时（{day}）一年期LPR {lpr} 的四倍，即年利率 {cap}",
            "no party asks for the old rule: four times the one-year LPR at filing ({day}), {lpr}, "
            "for all days: {cap} a year",
        ).format(**_four_times(filed_on))
    elif loan.formation < NEW_RULE_FROM:
        old = article("民间借贷规定", "26", on=_OLD_RULE_LAST).cite()
        articles = (articles[0], old, articles[1])
        later = Wording(
            "至2020年8月19日支持年利率24%，24%至36%部分已付的不退；{later}",
            "until 2020-08-19 24 % a year, what was paid between 24 % and 36 % is kept; {later}",
        ).format(later=later)
    if otherwise is not None:
        later = Wording(
            "{words}（是否请求适用旧规定由当事人决定；若相反，截止日应付 {sum} 元）",
            "{words} (a party decides whether to ask for the old rule; the other way {sum} yuan "
            "would be owed)",
        ).format(words=later, sum=amount_text(otherwise))
    return later, articles


def overdue_words(loan: Loan, on: date) -> Told:
    """Return what a loan without an agreed rate bears, with the articles."""
    none = Wording(
        "没有约定利息，借期内不计息", "no interest was agreed; none is due within the term"
    )
    articles = (_private_lending("24", on), cited("民法典", "680", on))
    if loan.overdue_rate is not None or loan.due_on is None or loan.due_on >= on:
        return none, articles
    mode = {
        NoRateMode.FIXED_AT_OVERDUE: Wording(
            "按逾期首日的一年期LPR，不再变动", "the one-year LPR of the first overdue day, fixed"
        ),
        NoRateMode.FLOATING: Wording(
            "按每日有效的一年期LPR，随公布变动", "the one-year LPR of each day, as it is published"
        ),
        NoRateMode.FILING: Wording("按起诉时的一年期LPR", "the one-year LPR at filing"),
    }[loan.no_rate_mode]
    if loan.has_old_rule and loan.due_on < _OLD_RULE_LAST:
        mode = Wording(
            "至2020年8月19日按年利率6%，之后{mode}", "6 % a year until 2020-08-19, then {mode}"
        ).format(mode=mode)
    return (
        Wording("{none}；逾期后{mode}", "{none}; overdue days bear {mode}").format(
            none=none, mode=mode
        ),
        (*articles, _private_lending("28", on)),
    )


def _private_lending(number: str, on: date) -> Wording:
    return cited("民间借贷规定", number, on)


def _four_times(day: date) -> dict[str, object]:
    rate = lpr_1y.on(day)
    return {"day": day.isoformat(), "lpr": _percent(rate), "cap": _percent(four_times_lpr(day))}


def _percent(rate: Decimal) -> str:
    text = f"{rate * 100:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"
