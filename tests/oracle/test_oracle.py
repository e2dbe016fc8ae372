"""The oracle gives the figures of the worked cases, and refuses what the format refuses."""

import json
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from oracle.broken import BREAKAGES, broken
from oracle.compare import unequal
from oracle.figures import RefusalError
from oracle.histories import loan_history
from oracle.reckon import reckon

CASES = Path(__file__).parent.parent / "interest" / "cases"
WORKED = [path for path in sorted(CASES.glob("*.json")) if "irr" not in path.stem]


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
@pytest.mark.parametrize("rounding", ["row", "event", "exact"])
def test_worked_case_comes_out_to_the_fen(path, rounding):
    case = json.loads(path.read_text(encoding="utf-8"))
    expected = case["expected"].get(rounding, case["expected"])

    actual = reckon(case["kind"], case["input"], rounding)

    assert expected == {key: actual.get(key) for key in expected}


@pytest.mark.parametrize("reason", sorted(BREAKAGES))
def test_broken_case_is_refused_for_its_own_reason(reason):
    kind, case = broken(reason, Random(reason))

    with pytest.raises(RefusalError) as refused:
        reckon(kind, case, "row")

    assert reason.rpartition(": ")[2] == refused.value.reason


def test_histories_draw_from_the_whole_format():
    drawn = json.dumps([loan_history(Random(f"0:{n}")) for n in range(400)])
    features = (
        *("as_of_inclusive", "deducted", "nominal", "secured", "loan_id", "formation_date"),
        *("annual_percent", "monthly_percent", "fen_per_month", "daily_percent", "overdue_rate"),
        *("fixed_cap", "lpr4", "two_line", "request_old_rule", '"none"', "floating"),
        *("fixed_at_overdue", '"filing"', "principal_first", "360", "actual", "/30"),
        *("costs", "lump_charges", '"excluded"', '"interest"', '"principal"', '"rate": null'),
    )

    assert [feature for feature in features if feature not in drawn] == []


@pytest.mark.parametrize(
    ("actual", "faults"),
    [
        ({"a": "1.00", "rows": [{"days": 3}]}, []),
        ({"a": "1.01", "rows": [{"days": 3}]}, [".a is '1.01', expected '1.00'"]),
        ({"rows": [{"days": 3}]}, [".a is missing, expected 1.00"]),
        ({"a": "1.00", "rows": []}, [".rows has 0 entries, expected 1"]),
        ({"a": "1.00", "rows": [{"days": "3"}]}, [".rows[0].days is '3', expected 3"]),
        ({"a": "1.00", "rows": [{"days": 3, "b": 0}]}, [".rows[0].b is extra"]),
    ],
)
def test_comparison_overlooks_nothing(actual, faults):
    expected = {"a": "1.00", "rows": [{"days": 3}]}

    assert unequal("", expected, actual, Fraction(0)) == faults


def test_comparison_within_a_tolerance_lets_only_that_much_pass():
    assert unequal("", {"a": "1.00"}, {"a": "1.01"}, Fraction("0.01")) == []
    assert unequal("", {"a": "1.00"}, {"a": "1.02"}, Fraction("0.01")) != []
