"""How the figures of the six small kinds came about: every sum here was redone by hand."""

from toolkit.interest.calculations.case_json import run_case


def formulas(kind, given, rounding="row"):
    return [one["en"] for one in run_case({"kind": kind, "input": given}, rounding)["formulas"]]


def test_each_floating_row_shows_principal_rate_and_days():
    # LPR 3.45 %; 100,000 × 4.675 % × 31 ÷ 365 = 397.05; × 60 ÷ 366 = 766.39
    given = {
        "principal": "100000",
        "start": "2023-12-01",
        "end": "2024-03-01",
        "multiplier": "1.5",
        "add_percent": "-0.5",
        "day_count": "actual",
    }

    assert formulas("floating", given) == [
        "2023-12-01 to 2024-01-01 (last day not counted), 31 days: "
        "100,000.00 × (3.45% × 1.5 − 0.5%) × 31 ÷ 365 = 397.05",
        "2024-01-01 to 2024-03-01 (last day not counted), 60 days: "
        "100,000.00 × (3.45% × 1.5 − 0.5%) × 60 ÷ 366 = 766.39",
        "interest in all: 397.05 + 766.39 = 1,163.44",
    ]


def test_a_floating_sum_that_was_rounded_once_says_so():
    given = {"principal": "10000", "start": "2019-09-10", "end": "2019-10-01", "add_percent": "1"}

    assert formulas("floating", given, "exact")[0].endswith(
        "10 days: 10,000.00 × (4.25% + 1%) × 10 ÷ 365 = 14.38"
    )
    assert formulas("floating", given, "exact")[-1].endswith("(added unrounded, rounded once)")


def test_a_floating_rate_without_change_is_printed_alone():
    given = {"principal": "10000", "start": "2019-09-10", "end": "2019-09-20"}

    assert formulas("floating", given)[0].endswith("10,000.00 × 4.25% × 10 ÷ 365 = 11.64")


def test_no_days_make_no_interest():
    given = {"principal": "10000", "start": "2019-09-10", "end": "2019-09-10"}

    assert formulas("floating", given) == ["interest in all: 0.00 = 0.00"]


def test_the_doubled_part_shows_base_daily_rate_and_days():
    # (60,000 + 2,300) × 0.0175 % × 184 = 2,006.06; × 102 on what is left = 992.21
    given = {
        "principal": "60000",
        "costs": "2300",
        "deadline": "2023-05-20",
        "as_of": "2024-03-01",
        "general_annual_percent": "6",
        "general_from": "2023-01-01",
        "general_interest_so_far": "100",
        "payments": [{"date": "2023-11-20", "amount": "10000"}],
        "day_count": "actual",
    }

    assert formulas("delay", given)[2:] == [
        "general interest, 2024-01-01 to 2024-03-01 (last day not counted), 60 days: "
        "55,585.75 × 6% × 60 ÷ 366 = 546.75",
        "doubled part, 2023-05-20 to 2023-11-20 (last day not counted), 184 days: "
        "62,300.00 × 0.0175% × 184 = 2,006.06",
        "doubled part, 2023-11-20 to 2024-03-01 (last day not counted), 102 days: "
        "55,585.75 × 0.0175% × 102 = 992.21",
        "2023-11-20 paid 10,000.00: costs 2,300.00, general interest 3,285.75, "
        "principal 4,414.25, doubled part 0.00; then principal 55,585.75",
        "general interest in all: 100.00 + 3,185.75 + 383.77 + 546.75 = 4,216.27",
        "doubled part in all: 2,006.06 + 992.21 = 2,998.27",
        "left (principal + costs + general interest + doubled part): "
        "55,585.75 + 0.00 + 930.52 + 2,998.27 = 59,514.54",
    ]


def test_fees_show_the_parts_of_the_amount():
    # 90,000 × 2.5 % = 2,250; 23,456.78 × 2 % = 469.1356; 99,000 × 1 % + 23,456.78 × 0.5 % = …
    parts = "50 + (100,000 − 10,000) × 2.5% + (123,456.78 − 100,000) × 2%"

    assert formulas("fee", {"amount": "123456.78"}) == [
        f"acceptance fee for 123,456.78 yuan: {parts} = 2,769.14",
        f"halved for 123,456.78 yuan: ({parts}) ÷ 2 = 1,384.57",
        f"payment order for 123,456.78 yuan: ({parts}) ÷ 3 = 923.05",
        "preservation for 123,456.78 yuan: "
        "30 + (100,000 − 1,000) × 1% + (123,456.78 − 100,000) × 0.5% = 1,137.28",
        "enforcement for 123,456.78 yuan: 50 + (123,456.78 − 10,000) × 1.5% = 1,751.85",
    ]


def test_a_fee_at_its_limit_says_so():
    # 30 + 990 + 796,000 × 0.5 % = 5,000
    found = formulas("fee", {"amounts": ["896000", "896002"]})

    assert found[3].endswith("= 5,000.00")
    assert found[8].endswith("= 5,000.01, but 5,000.00 at most")


def test_a_fee_above_its_limit_names_both():
    # 30 + 990 + 1,900,000 × 0.5 % = 10,520
    assert formulas("fee", {"amount": "2000000"})[3].endswith("= 10,520.00, but 5,000.00 at most")


def test_each_run_of_limitation_names_its_years():
    given = {
        "due_date": "2020-03-01",
        "filing_date": "2024-01-01",
        "events": [{"date": "2022-05-01", "kind": "demand"}],
    }

    assert formulas("limitation", given) == [
        "from the day after 2020-03-01, 3 years: to 2023-03-01",
        "from the day after 2022-05-01, 3 years: to 2025-05-01",
        "last day less day of filing: 2025-05-01 − 2024-01-01 = 486 days",
    ]


def test_the_old_two_years_and_the_longest_time_are_named():
    old = formulas("limitation", {"due_date": "2001-03-01", "filing_date": "2024-01-01"})
    years = (2012, 2014, 2016, 2019, 2022, 2025, 2028)
    given = {
        "due_date": "2010-06-01",
        "filing_date": "2030-01-01",
        "events": [{"date": f"{year}-01-01", "kind": "demand"} for year in years],
    }

    assert old[0] == "from the day after 2001-03-01, 2 years: to 2003-03-01"
    assert formulas("limitation", given)[-2] == (
        "from the day after 2028-01-01, no longer than 20 years from the due day: to 2030-06-01"
    )


def test_the_annual_cost_shows_what_each_rate_solves():
    # 10,000 in, 12 × 1,000 out: 10,000 = 1,000 × (1 − 1.0292285^−12) ÷ 0.0292285
    months = [f"2023-{month:02}-10" for month in range(2, 13)] + ["2024-01-10"]
    given = {
        "received": [{"date": "2023-01-10", "amount": "10000"}],
        "instalments": [{"date": day, "amount": "1000"} for day in months],
    }
    found = formulas("irr", given)

    assert found[:4] == [
        "cost: 12,000.00 − 10,000.00 = 2,000.00",
        "monthly IRR: 10,000.00 = 1,000.00 ÷ (1 + r) + 1,000.00 ÷ (1 + r)^2 + "
        "1,000.00 ÷ (1 + r)^3 + … + 1,000.00 ÷ (1 + r)^12 holds at r = 2.922854%",
        "nominal a year: 2.922854% × 12 = 35.0742%",
        "effective a year: (1 + 2.922854%)^12 − 1 = 41.2999%",
    ]
    assert [line.split(":")[0] for line in found[4:]] == ["XIRR", "simple daily"]


def test_a_rewritten_iou_shows_which_amount_is_lower():
    # 100,000 × 1.154 = 115,400 < 124,000; × 15.4 % × (730 ÷ 365 + 152 ÷ 366) = 42,923.76
    given = {
        "stages": [
            {"date": "2021-01-01", "iou": "100000"},
            {"date": "2022-01-01", "iou": "124000"},
        ],
        "rate_percent": "24",
        "cap_percent": "15.4",
        "as_of": "2024-06-01",
        "day_count": "actual",
    }

    assert formulas("rollover", given) == [
        "IOU 2: 100,000.00 + 100,000.00 × 15.4% × 365 ÷ 365 = 115,400.00, "
        "the IOU says 124,000.00; the lower, 115,400.00, is principal",
        "interest of the last stage: 115,400.00 × 15.4% × (730 ÷ 365 + 152 ÷ 366) = 42,923.76",
        "last principal and interest: 115,400.00 + 42,923.76 = 158,323.76",
        "ceiling: 100,000.00 + 100,000.00 × 15.4% × (1095 ÷ 365 + 152 ÷ 366) = 152,595.63",
        "supported is the lower of the two: 152,595.63",
    ]


def test_six_periods_are_shown_whole():
    given = {
        "received": [{"date": "2023-01-10", "amount": "10000"}],
        "instalments": [{"date": f"2023-{month:02}-10", "amount": "2000"} for month in range(2, 8)],
    }

    assert formulas("irr", given)[1].count("2,000.00 ÷ (1 + r)") == 6
    assert "…" not in formulas("irr", given)[1]
