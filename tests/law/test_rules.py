"""The rule in law/ is the rule that is applied: whoever breaks one breaks a figure.

Each rule is replaced, wherever the package holds it, by one that says something else.
"""

import ast
import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from law.worked import figures

import toolkit.law
from toolkit.law import deadlines
from toolkit.law.allocation import Parts
from toolkit.law.ceiling import LenderType, YearlyCeiling

RULES = (
    "allocation",
    "calendar",
    "ceiling",
    "ceiling_proposal",
    "court_fees",
    "deadlines",
    "delay_interest",
    "limitation",
    "overdue",
)
ROOM = Path(toolkit.law.__file__).parent
MONTH = timedelta(days=31)


def _one_more(was):
    return lambda *given, **more: was(*given, **more) + 1


def _a_day_later(was):
    return lambda *given: was(*given) + timedelta(days=1)


FUNCTIONS = {
    "allocation.allocate": lambda was: (
        lambda payment, owed, principal_first=False: was(
            payment, owed, principal_first=not principal_first
        )
    ),
    "allocation.allocate_in_proportion": lambda was: lambda payment, owed: was(payment, owed[::-1]),
    "allocation.rank": lambda was: lambda *given, **more: was(*given, **more | {"is_named": False}),
    "calendar.after_weekend": lambda _: lambda day: day,
    "calendar.first_working_day": lambda _: lambda day: day,
    "calendar.is_working_day": lambda _: lambda _: True,
    "calendar.months_after": lambda was: lambda day, months: was(day, months + 1),
    "calendar.years_after": lambda was: lambda day, years: was(day, years + 1),
    "ceiling.four_times_lpr": lambda was: lambda day: was(day) * 3 / 4,
    "ceiling.head_room": lambda _: lambda *_: Fraction(0),
    "ceiling.keeps_natural": lambda was: lambda day: not was(day),
    "ceiling.supported_rate": lambda _: lambda agreed, _: agreed,
    "ceiling.yearly_ceiling": lambda _: lambda *_, **__: YearlyCeiling(None),
    "ceiling_proposal.propose_ceiling": lambda was: lambda _, day: was(LenderType.BANK, day),
    "court_fees.acceptance_fee": _one_more,
    "court_fees.charge": lambda was: lambda name, amount: was(name, amount * 2),
    "court_fees.enforcement_fee": _one_more,
    "court_fees.halved_fee": _one_more,
    "court_fees.payment_order_fee": _one_more,
    "court_fees.preservation_fee": _one_more,
    "deadlines.deadline": lambda was: lambda kind, day: was(kind, day + MONTH),
    "delay_interest.allocate_delayed": lambda _: (
        lambda payment, _, doubled: (
            Parts(0, 0, 0, 0),
            min(payment, doubled),
        )
    ),
    "delay_interest.check_in_force": lambda _: lambda _: None,
    "delay_interest.delay_days": _one_more,
    "delay_interest.doubled_part": lambda was: lambda owed, days: was(owed, days + 1),
    "limitation.limitation": lambda was: lambda due_on, _, until: was(due_on, (), until),
    "limitation.limitation_state": lambda was: lambda due_on, _, on: was(due_on, (), on),
    "limitation.one_run": lambda was: lambda start: was(start + MONTH),
    "overdue.overdue_rate": lambda _: lambda in_term, _: in_term,
    "overdue.statutory_overdue_rates": lambda _: lambda *_, **__: {},
}
CONSTANTS = {
    "ceiling.LICENSED_CEILING": Decimal("0.36"),
    "ceiling.NEW_RULE_FROM": date(2020, 9, 1),
    "ceiling.OLD_RULE_FROM": date(2015, 10, 1),
    "ceiling.OLD_RULE_NATURAL": Decimal("0.30"),
    "ceiling.OLD_RULE_SUPPORTED": Decimal("0.20"),
    "ceiling.SECOND_REVISION_FROM": date(2021, 5, 1),
    "deadlines.RULES": tuple(replace(one, days=one.days + 1) for one in deadlines.RULES),
    "delay_interest.DAILY_RATE": Decimal("0.000176"),
    "delay_interest.IN_FORCE_FROM": date(2014, 8, 2),
    "limitation.GENERAL_RULES_FROM": date(2010, 10, 1),
    "limitation.LONGEST_YEARS": 10,
    "limitation.NEAR_MONTHS": 5,
    "limitation.YEARS": 4,
    "limitation.YEARS_BEFORE_2017": 1,
    "overdue.OLD_RULE_OVERDUE": Decimal("0.07"),
}
METHODS = {
    "is_licensed": (LenderType, property(lambda _: False)),
    "natural": (YearlyCeiling, lambda *_: Fraction(0)),
    "on": (YearlyCeiling, lambda ceiling, _: ceiling.rate),
}


@pytest.fixture(scope="module")
def unbroken():
    return figures()


def _broken(monkeypatch, name, replaced):
    """Put another object in place of a rule, in every module of the package that holds it."""
    room, name = name.split(".")
    was = getattr(sys.modules[f"toolkit.law.{room}"], name)
    new = replaced(was) if callable(replaced) else replaced
    for module in [one for key, one in sys.modules.items() if key.startswith("toolkit")]:
        if vars(module).get(name) is was:
            monkeypatch.setattr(module, name, new)


@pytest.mark.parametrize("name", [*FUNCTIONS, *CONSTANTS])
def test_a_broken_rule_changes_a_figure(name, monkeypatch, unbroken):
    _broken(monkeypatch, name, (FUNCTIONS | CONSTANTS)[name])

    assert figures() != unbroken


@pytest.mark.parametrize("name", METHODS)
def test_a_broken_rule_of_a_class_changes_a_figure(name, monkeypatch, unbroken):
    owner, replaced = METHODS[name]
    monkeypatch.setattr(owner, name, replaced)

    assert figures() != unbroken


def test_every_rule_of_the_room_is_broken_here():
    public = set()
    for room in RULES:
        for node in ast.parse((ROOM / f"{room}.py").read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                public.add(f"{room}.{node.name}")
            elif isinstance(node, ast.Assign):
                public |= {f"{room}.{one.id}" for one in node.targets if one.id.isupper()}
    not_a_rule = {"calendar.ONE_DAY"}

    kept = {name for name in public if not name.split(".")[1].startswith("_")}
    assert kept - not_a_rule == FUNCTIONS.keys() | CONSTANTS.keys()
    assert set(RULES) == {path.stem for path in ROOM.glob("*.py")} - {"__init__"}
