"""Reads one loan of a case, and says for each night what was agreed and what the law allows."""

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from oracle.figures import (
    RefusalError,
    day_of,
    fen,
    fen_or_nothing,
    flag,
    need,
    one_of,
    only,
    percent,
)
from oracle.lpr import FIRST, lpr

OLD_RULE_BEGAN = date(2015, 9, 1)
NEW_RULE_BEGAN = date(2020, 8, 20)
SECOND_REVISION = date(2021, 1, 1)
OLD_SUPPORTED = Fraction(24, 100)
OLD_VOID_ABOVE = Fraction(36, 100)
OLD_OVERDUE = Fraction(6, 100)

LOAN_KEYS = (
    *("disbursements", "contract", "regime", "costs", "lump_charges"),
    *("allocation", "day_count", "month_convention"),
)


@dataclass(frozen=True, eq=False)
class Night:
    """What one night costs by the day: the rate agreed, the ceiling, the natural band.

    Nights alike are one object, so that a table of nights can be looked up by it.
    """

    agreed: Fraction
    cap: Fraction | None
    natural: Fraction
    year_days: int

    @property
    def supported(self) -> Fraction:
        """The agreed rate, but never more than the ceiling."""
        return self.agreed if self.cap is None else min(self.agreed, self.cap)


class Terms:
    """One loan as its case states it."""

    def __init__(self, name: str, given: Mapping[str, object], as_of: date, secured: bool) -> None:
        self.name = name
        self.secured = secured
        self._read_money(given, as_of)
        self._read_contract(only(given["contract"], *CONTRACT_KEYS) if "contract" in given else {})
        self._read_regime(only(need(given, "regime"), *REGIME_KEYS))
        self.principal_first = (
            one_of(given.get("allocation", "interest_first"), "interest_first", "principal_first")
            == "principal_first"
        )
        self.day_count = one_of(given.get("day_count", "365"), "365", "360", "actual")
        self.month_convention = one_of(given.get("month_convention", "x12"), "x12", "/30")
        self._nights: dict[object, Night] = {}

    def _read_money(self, given: Mapping[str, object], as_of: date) -> None:
        self.disbursements = []
        for item in need(given, "disbursements"):  # type: ignore[attr-defined]
            item = only(item, "date", "amount", "deducted", "nominal")
            received = fen(need(item, "amount"))
            nominal = received
            if "deducted" in item and "nominal" in item:
                raise RefusalError("deducted-and-nominal")
            if "deducted" in item:
                nominal = received + fen_or_nothing(item["deducted"])
            if "nominal" in item:
                nominal = fen(item["nominal"])
            if nominal < received:
                raise RefusalError("nominal-below-received")
            self.disbursements.append((event_day(item, as_of), received, nominal))
        if not self.disbursements:
            raise RefusalError("no-disbursement")
        self.costs, self.lump_charges = (
            [
                (event_day(item, as_of), fen(need(item, "amount")))
                for item in given.get(key, [])  # type: ignore[attr-defined]
                if only(item, "date", "amount")
            ]
            for key in ("costs", "lump_charges")
        )

    def _read_contract(self, contract: Mapping[str, object]) -> None:
        self.rate = rate_of(contract.get("rate"))
        self.overdue_rate = rate_of(contract.get("overdue_rate"))
        due = contract.get("due_date")
        self.due = None if due is None else day_of(due)
        formed = contract.get("formation_date")
        first = min(day for day, _, _ in self.disbursements)
        self.formed = first if formed is None else day_of(formed)
        if self.formed < OLD_RULE_BEGAN:
            raise RefusalError("formed-before-2015-09-01", self.formed)

    def _read_regime(self, regime: Mapping[str, object]) -> None:
        self.regime = one_of(need(regime, "kind"), "fixed_cap", "lpr4", "two_line", "none")
        filed = regime.get("filing_date")
        self.filed = None if filed is None else day_of(filed)
        self.no_rate_mode = one_of(
            regime.get("no_rate_mode", "fixed_at_overdue"), "fixed_at_overdue", "floating", "filing"
        )
        self.old_rule = self.regime == "two_line" and flag(regime.get("request_old_rule", True))
        self.annual_cap: Fraction | None = None
        if self.regime == "fixed_cap":
            self.annual_cap = percent(need(regime, "cap_percent"))
        if self.regime == "lpr4":
            if self.formed < NEW_RULE_BEGAN:
                raise RefusalError("lpr4-before-2020-08-20", self.formed)
            self.annual_cap = 4 * lpr(self.formed)
        if self.regime == "two_line":
            if self.filed is None:
                raise RefusalError("two-line-without-filing-date")
            if self.filed < SECOND_REVISION:
                raise RefusalError("filed-before-2021-01-01", self.filed)
            self.annual_cap = 4 * lpr(self.filed)

    def is_overdue(self, day: date) -> bool:
        """Overdue when the day lies after the due date."""
        return self.due is not None and day > self.due

    def is_due(self, day: date) -> bool:
        """Due when the due date lies on or before the day; without a due date, never."""
        return self.due is not None and self.due <= day

    def night(self, day: date) -> Night:
        """The rates of the night from `day` to the next."""
        overdue = self.is_overdue(day)
        by_law = overdue and self.rate is None and self.overdue_rate is None
        law_rate = self._rate_by_law(day) if by_law else None
        year_days = 365 if self.day_count == "365" else 360
        if self.day_count == "actual":
            year_days = 366 if isleap(day.year) else 365
        old = self.old_rule and day < NEW_RULE_BEGAN
        key = (overdue, law_rate, year_days, old)
        if key not in self._nights:
            self._nights[key] = self._reckon_night(overdue, law_rate, year_days, old)
        return self._nights[key]

    def _reckon_night(
        self, overdue: bool, law_rate: Fraction | None, year_days: int, old: bool
    ) -> Night:
        agreed = Fraction(0)
        if law_rate is not None:
            agreed = law_rate / year_days
        elif overdue and self.overdue_rate is not None:
            agreed = self._daily(self.overdue_rate, year_days)
        elif self.rate is not None:
            agreed = self._daily(self.rate, year_days)
        annual_cap = OLD_SUPPORTED if old else self.annual_cap
        cap = None if annual_cap is None else annual_cap / year_days
        natural = Fraction(0)
        if old:
            band_top = min(agreed, OLD_VOID_ABOVE / year_days)
            natural = max(Fraction(0), band_top - OLD_SUPPORTED / year_days)
        return Night(agreed, cap, natural, year_days)

    def _daily(self, rate: tuple[str, Fraction], year_days: int) -> Fraction:
        unit, value = rate
        if unit == "daily":
            return value
        if unit == "monthly":
            return value / 30 if self.month_convention == "/30" else 12 * value / year_days
        return value / year_days

    def _rate_by_law(self, day: date) -> Fraction:
        """The yearly overdue rate where neither a rate nor an overdue rate was agreed."""
        if self.old_rule and day < NEW_RULE_BEGAN:
            return OLD_OVERDUE
        if self.no_rate_mode == "floating":
            return lpr(day)
        if self.no_rate_mode == "filing":
            if self.filed is None:
                raise RefusalError("filing-mode-without-filing-date")
            return lpr(self.filed)
        assert self.due is not None
        return lpr(max(self.due + timedelta(days=1), FIRST))


CONTRACT_KEYS = ("rate", "due_date", "overdue_rate", "formation_date")
REGIME_KEYS = ("kind", "cap_percent", "filing_date", "request_old_rule", "no_rate_mode")


def rate_of(given: object) -> tuple[str, Fraction] | None:
    """The unit and value of a rate, or None where none was agreed; 月息1分 is 1 % a month."""
    if given is None:
        return None
    forms = {
        "annual_percent": "annual",
        "monthly_percent": "monthly",
        "fen_per_month": "monthly",
        "daily_percent": "daily",
    }
    rate = only(given, *forms)
    if len(rate) != 1:
        raise RefusalError("one-form-of-rate", given)
    ((form, text),) = rate.items()
    return forms[form], percent(text)


def event_day(item: Mapping[str, object], as_of: date) -> date:
    """The day of an event, which may not lie after the last day reckoned."""
    day = day_of(need(item, "date"))
    if day > as_of:
        raise RefusalError("event-after-as-of", day)
    return day
