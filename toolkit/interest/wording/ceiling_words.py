"""Which ceiling and which overdue rate a loan was reckoned with, in words with their numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from toolkit.interest.loans.terms import Loan
from toolkit.interest.wording.figures import amount_text
from toolkit.language import Wording
from toolkit.law.ceiling import NEW_RULE_FROM, SECOND_REVISION_FROM
from toolkit.law.rates import lpr_1y
from toolkit.law.statutes import article

Told = tuple[Wording, tuple[Wording, ...]]
_OLD_RULE_LAST = date(2020, 8, 19)


def ceiling_words(loan: Loan, on: date, otherwise: int | None = None) -> Told:
    """Return which ceiling was applied and why, with the articles.

    Args:
        loan: As reckoned.
        on: Day of the reckoning, for the articles.
        otherwise: What would be owed with the other choice about the old rule, in fen.
    """
    regime = loan.regime
    if regime.kind == "lpr4":
        return (
            Wording(
                "利率上限为合同成立时（{day}）一年期LPR {lpr} 的四倍，即年利率 {cap}",
                "the ceiling is four times the one-year LPR at formation ({day}), {lpr}: {cap} a "
                "year",
            ).format(**_four_times(loan.formation)),
            (_current("25", on), _current("29", on)),
        )
    if regime.kind == "two_line" and regime.filed_on is not None:
        return _two_line_words(loan, regime.filed_on, on, otherwise)
    if regime.kind == "fixed_cap" and regime.cap is not None:
        return (
            Wording("利率上限按年利率{cap}计算", "the ceiling is {cap} a year").format(
                cap=_percent(regime.cap)
            ),
            (),
        )
    return Wording("不设利率上限", "no ceiling is applied"), ()


def _two_line_words(loan: Loan, filed_on: date, on: date, otherwise: int | None) -> Told:
    later = Wording(
        "自2020年8月20日起为起诉时（{day}）一年期LPR {lpr} 的四倍，即年利率 {cap}",
        "from 2020-08-20 four times the one-year LPR at filing ({day}), {lpr}: {cap} a year",
    ).format(**_four_times(filed_on))
    articles: tuple[Wording, ...] = (_current("31", on), _current("25", on))
    if not loan.regime.old_rule_requested:
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
    articles = (_current("24", on), article("民法典", "680", on=_register_day(on)).cite())
    if loan.overdue_rate is not None or loan.due_on is None or loan.due_on >= on:
        return none, articles
    mode = {
        "fixed_at_overdue": Wording(
            "按逾期首日的一年期LPR，不再变动", "the one-year LPR of the first overdue day, fixed"
        ),
        "floating": Wording(
            "按每日有效的一年期LPR，随公布变动", "the one-year LPR of each day, as it is published"
        ),
        "filing": Wording("按起诉时的一年期LPR", "the one-year LPR at filing"),
    }[loan.regime.no_rate_mode]
    if loan.has_old_rule and loan.due_on < _OLD_RULE_LAST:
        mode = Wording(
            "至2020年8月19日按年利率6%，之后{mode}", "6 % a year until 2020-08-19, then {mode}"
        ).format(mode=mode)
    return (
        Wording("{none}；逾期后{mode}", "{none}; overdue days bear {mode}").format(
            none=none, mode=mode
        ),
        (*articles, _current("28", on)),
    )


def _current(number: str, on: date) -> Wording:
    return article("民间借贷规定", number, on=_register_day(on)).cite()


def _register_day(on: date) -> date:
    return max(on, SECOND_REVISION_FROM)


def _four_times(day: date) -> dict[str, object]:
    rate = lpr_1y.on(day)
    return {"day": day.isoformat(), "lpr": _percent(rate), "cap": _percent(4 * rate)}


def _percent(rate: Decimal) -> str:
    text = f"{rate * 100:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"
