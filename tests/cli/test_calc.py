"""`docgen calc`: thin commands over the calculator."""

import json
from datetime import date
from pathlib import Path

import pytest

CASE = {
    "kind": "fee",
    "input": {"amount": "123456.78"},
    "expected": {"acceptance_fee": "2769.14"},
}


@pytest.fixture
def fee_case(tmp_path):
    file = tmp_path / "fee.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    return file


def test_words_are_written_in_both_languages(run):
    assert run("calc", "words", "16409.02").stdout.splitlines() == [
        "人民币壹万陆仟肆佰零玖元零贰分",
        "sixteen thousand, four hundred and nine yuan, two fen",
    ]


def test_words_take_an_amount_as_people_write_it(run):
    assert run.json("calc", "words", "1.2万元")["zh"] == "人民币壹万贰仟元整"


def test_an_amount_that_is_none_is_refused_in_the_language_of_the_interface(run):
    result = run("calc", "words", "一万二", ui="zh", expect=2)

    assert "“一万二”不是金额，请写成 12345.60 这样的数字" in result.stderr


def test_court_fees_are_those_of_the_measures(run):
    assert run.json("calc", "fee", "123456.78")["acceptance_fee"] == "2769.14"


def test_a_fee_is_shown_with_separators(run):
    assert "2,769.14" in run("calc", "fee", "123456.78").stdout


def test_a_deadline_skips_the_holidays(run):
    found = run.json("calc", "deadline", "answer", "--served", "2026-09-16")

    assert (found["last_day"], found["moved"]) == ("2026-10-08", True)


def test_a_deadline_in_a_year_without_notice_is_safe_and_says_what_would_move_it(run):
    found = run.json("calc", "deadline", "answer", "--served", "2029-09-16")

    assert (found["last_day"], found["is_final"]) == ("2029-10-01", False)
    assert "2029" in run("calc", "deadline", "answer", "--served", "2029-09-16").stderr


def test_a_deadline_gone_by_says_so(run, monkeypatch):
    monkeypatch.setattr("toolkit.cli.calc.small.today", lambda: date(2026, 12, 1))

    assert "14 days ago" in run("calc", "deadline", "appeal", "--served", "2026-11-02").stderr
    assert "ago" not in run("calc", "deadline", "appeal", "--served", "2026-11-16").stderr


def test_a_case_is_run_from_a_file_and_from_standard_input(run, fee_case):
    from_file = json.loads(run("calc", "run", fee_case).stdout)
    from_pipe = json.loads(run("calc", "run", "-", standard_input=json.dumps(CASE)).stdout)

    assert from_file == from_pipe
    assert from_file["acceptance_fee"] == "2769.14"


def test_a_refused_case_is_an_object_on_standard_output_and_exit_3(run):
    case = {"kind": "fee", "input": {"amount": 100}}
    result = run("calc", "run", "-", standard_input=json.dumps(case), expect=3)
    error = json.loads(result.stdout)["error"]

    assert set(error) == {"code", "key", "message", "hint"}
    assert error["key"] == "amount"


def test_a_case_that_is_not_json_is_refused_in_the_same_form(run):
    result = run("calc", "run", "-", standard_input="{", expect=3)

    assert json.loads(result.stdout)["error"]["code"] == "not-json"


def test_a_case_file_that_is_not_there_is_refused_in_the_same_form(run, here):
    result = run("calc", "run", "missing.json", expect=3)

    assert json.loads(result.stdout)["error"]["code"] == "unreadable-file"


def test_a_case_as_expected_passes_its_check(run, fee_case):
    assert "as expected" in run("calc", "check", fee_case).stdout


def test_every_difference_is_reported_with_exit_3(run, tmp_path):
    file = tmp_path / "wrong.json"
    expected = {"acceptance_fee": "1.00", "halved": "2.00"}
    file.write_text(json.dumps({**CASE, "expected": expected}), encoding="utf-8")
    lines = run("calc", "check", file, expect=3).stdout.splitlines()

    assert len(lines) == 2
    assert "acceptance_fee: expected 1.00, found 2769.14" in lines[0]


@pytest.mark.parametrize("command", ["ledger", "compare", "case"])
def test_without_a_case_file_it_is_asked_for(run, command):
    assert "case file with -a" in run("calc", command, expect=2).stderr


def test_a_ledger_shows_rows_totals_and_the_ceiling(run, loan_case):
    result = run("calc", "ledger", "-a", loan_case, "--as-of", "2026-11-24")

    assert "8,628.02" in result.stdout
    assert "Ceiling of L1: 4xLPR, four times the one-year LPR at formation (chosen" in result.stdout


def test_a_ledger_in_json_is_the_result_of_its_calculation_case(run, loan_case):
    day = ("--as-of", "2026-11-24")
    ledger = run.json("calc", "ledger", "-a", loan_case, *day)
    case = run("calc", "case", "-a", loan_case, *day).stdout
    result = json.loads(run("calc", "run", "-", standard_input=case).stdout)
    figures = ("total_owed", "interest_supported", "excess_charged", "rows", "payments")

    assert {name: ledger[name] for name in figures} == {name: result[name] for name in figures}


def test_the_explanation_has_a_formula_for_every_row(run, loan_case):
    found = run.json("calc", "ledger", "-a", loan_case, "--explain", "--as-of", "2026-11-24")

    assert len(found["explanation"]["rows"]) == len(found["rows"])


def test_what_was_kept_back_has_to_make_the_amount_in_the_contract(run, loan_case):
    key = "loans.1.disbursements.1.nominal"
    text = loan_case.read_text("utf-8")
    assert text.count("deducted: ") == 1
    loan_case.write_text(text.replace("deducted: ", "nominal: 12000, deducted: "), "utf-8")
    result = run("calc", "ledger", "-a", loan_case, expect=3)
    loan_case.write_text(text.replace("deducted: ", "nominal: 10000, deducted: "), "utf-8")

    run("calc", "ledger", "-a", loan_case, "--as-of", "2024-05-01")
    assert key in result.stderr


def test_payments_left_out_are_named_with_what_they_would_change(run, loan_case):
    text = loan_case.read_text("utf-8").replace(
        "amount: 983.33}]", "amount: 983.33, standing: cash}]"
    )
    loan_case.write_text(text, encoding="utf-8")
    day = ("--as-of", "2024-05-01")
    found = run.json("calc", "ledger", "-a", loan_case, *day)
    said = run("calc", "ledger", "-a", loan_case, *day).stdout

    assert found["uncounted"] == [{"date": "2024-05-01", "amount": "983.33", "why": "cash"}]
    # paid on the day of reckoning, it is the whole difference
    assert float(found["total_owed"]) - float(found["owed_with_uncounted"]) == pytest.approx(983.33)
    assert "2024-05-01  983.33  cash, without a receipt" in said


def test_a_ceiling_other_than_the_proposed_one_is_said_to_be_so(run, loan_case):
    chosen = ("--set", "loans.1.ceiling=24%", "--as-of", "2024-05-01")
    said = run("calc", "ledger", "-a", loan_case, *chosen).stdout

    assert "Ceiling of L1: 24%, 24 % a year, on request (chosen in the case file)" in said
    assert "docgen would propose 4xLPR" in said


def test_the_lender_s_own_account_is_told_row_by_row(run, loan_case):
    said = run("calc", "ledger", "-a", loan_case, "--explain", "--as-of", "2024-04-01").stdout

    assert "31 days: 10,000.00 × 24% × 31 ÷ 365 = 203.84" in said


@pytest.mark.parametrize("name", ["ledger.txt", "-"])
def test_a_spreadsheet_under_another_name_is_refused(run, loan_case, here, name):
    result = run("calc", "ledger", "-a", loan_case, "-o", name, expect=2)

    assert ".xlsx" in result.stderr
    assert [file.name for file in here.iterdir()] == ["case.yaml"]


def test_a_missing_ceiling_is_exit_3_with_the_proposal(run, loan_case):
    text = loan_case.read_text("utf-8").replace("    ceiling: 4xLPR\n", "")
    loan_case.write_text(text, encoding="utf-8")
    result = run("calc", "ledger", "-a", loan_case, expect=3)

    assert "loans.1.ceiling" in result.stderr
    assert "4xLPR" in result.stderr


def test_a_comparison_chooses_nothing_and_names_what_decides(run, loan_case):
    found = run.json("calc", "compare", "-a", loan_case, "--as-of", "2026-11-24")
    owed = {one["rule"]: one.get("total_owed") for one in found["rules"]}

    assert set(owed) == {"contract", "24%", "4xLPR", "two-line", "two-line-new"}
    assert owed["two-line"] is None
    assert found["proposals"][0]["proposed"] == "4xLPR"
    assert "licensed" in found["deciding"][0]
    assert found["rules"][3]["refused"][0]["field"] == "loans.1.ceiling"


def test_a_comparison_says_in_the_terminal_which_facts_decide(run, loan_case):
    result = run("calc", "compare", "-a", loan_case, "--as-of", "2026-11-24")

    assert "nothing is chosen here" in result.stdout
    assert "whether the lender is a licensed institution" in result.stdout


def test_a_case_file_comes_back_as_a_case_that_checks(run, loan_case, tmp_path):
    day = ("--as-of", "2026-11-24")
    case = tmp_path / "case.json"
    case.write_text(run("calc", "case", "-a", loan_case, *day).stdout, encoding="utf-8")

    assert "as expected" in run("calc", "check", case).stdout


def test_a_last_day_that_counts_is_charged_in_the_ledger_too(run, loan_case):
    day = ("--as-of", "2026-11-24")
    inclusive = ("--set", "as_of_inclusive=yes")
    without = run.json("calc", "ledger", "-a", loan_case, *day)
    counted = run.json("calc", "ledger", "-a", loan_case, *day, *inclusive)

    assert counted["rows"][-1]["days"] == without["rows"][-1]["days"] + 1


def test_a_comparison_needs_no_ceiling(run, loan_case):
    text = loan_case.read_text("utf-8").replace("    ceiling: 4xLPR\n", "")
    loan_case.write_text(text, encoding="utf-8")

    run("calc", "compare", "-a", loan_case)


SEVERAL_LENDERS = """
lenders: [{id: x, name: 甲银行, type: bank}, {id: y, name: 王五, type: private}]
loans:
  - {lender: x, rate: 年利率36%, disbursements: [{paid_on: 2024-01-01, amount: 10000}]}
  - {lender: y, rate: 年利率36%, disbursements: [{paid_on: 2024-01-01, amount: 36500}]}
payments: [{paid_on: 2024-01-11, amount: 100, loan: L2}]
"""


@pytest.fixture
def several_lenders(tmp_path):
    file = tmp_path / "several.yaml"
    file.write_text(SEVERAL_LENDERS, encoding="utf-8")
    return file


def test_a_fault_of_the_second_lender_has_the_key_that_the_file_has(run, several_lenders):
    result = run("calc", "ledger", "-a", several_lenders, "--lender", "y", expect=3)

    assert "loans.2.ceiling" in result.stderr


def test_a_loan_without_a_name_is_named_by_its_place_in_the_file(run, several_lenders):
    chosen = ("--lender", "y", "--set", "loans.2.ceiling=4xLPR", "--as-of", "2024-01-21")
    found = run.json("calc", "ledger", "-a", several_lenders, *chosen)

    # 36,500 at 4 × 3.45 %: 13.80 a night, twenty nights
    assert (found["interest_supported"], found["repaid"]) == ("276.00", "100.00")
    assert {row["loan"] for row in found["rows"]} == {"L2"}


def test_a_payment_that_could_be_for_either_lender_is_refused(run, several_lenders):
    text = several_lenders.read_text("utf-8").replace(", loan: L2", "")
    several_lenders.write_text(text, encoding="utf-8")
    result = run("calc", "compare", "-a", several_lenders, "--lender", "y", expect=3)

    assert "payments.1.loan" in result.stderr


def test_limitation_counts_the_payments_of_a_loan_named_by_its_place(run, loan_case):
    text = loan_case.read_text("utf-8").replace("amount: 983.33}]", "amount: 983.33, loan: L1}]")
    text = text.replace("    instalments:", "    product: x #")
    paid = loan_case.with_name("paid.yaml")
    paid.write_text(text.replace("paid_on: 2024-05-01", "paid_on: 2025-05-01"), encoding="utf-8")
    found = run.json("calc", "limitation", "-a", paid, "--filed", "2026-11-24")

    assert found["expires"] == "2028-05-01"


def test_the_annual_cost_is_named_by_its_kind(run):
    arguments = ("--received", "12000", "--pay", "1150", "--times", "12", "--from", "2026-01-15")
    found = run.json("calc", "rate", *arguments)

    assert found["monthly_irr_percent"] == "2.218547"
    assert found["nominal_annual_percent"] == "26.6226"


def test_the_annual_cost_stands_beside_what_the_contract_claims(run, loan_case):
    found = run.json("calc", "rate", "-a", loan_case)

    assert found["claimed"] == "24% a year"
    assert found["cost"] == "1000.00"


def test_a_cost_without_figures_says_what_to_give(run):
    assert "--received, --pay and --times" in run("calc", "rate", expect=2).stderr


def test_limitation_is_restarted_by_a_demand(run):
    event = ("--event", "2025-05-01=demand", "--filed", "2026-11-24")
    found = run.json("calc", "limitation", "--due", "2024-05-01", *event)

    assert found["expires"] == "2028-05-01"


def test_limitation_of_a_case_file_counts_payments(run, loan_case):
    found = run.json("calc", "limitation", "-a", loan_case, "--filed", "2026-11-24")

    assert found["expires"] == "2027-05-01"


def test_an_unknown_event_is_refused_with_those_that_are_known(run):
    result = run("calc", "limitation", "--due", "2024-05-01", "--event", "2025-01-01=x", expect=2)

    assert "part_payment" in result.stderr


def test_late_performance_is_reckoned_at_its_daily_rate(run):
    arguments = ("--principal", "10000", "--deadline", "2025-01-01", "--as-of", "2025-01-11")

    assert run.json("calc", "delay", *arguments)["doubled_total"] == "17.50"


@pytest.mark.parametrize("half", [("--annual-percent", "15.4"), ("--interest-from", "2024-01-01")])
def test_ordinary_interest_needs_its_rate_and_its_first_day(run, half):
    arguments = ("--principal", "10000", "--deadline", "2025-01-01", "--as-of", "2025-01-11")
    result = run("calc", "delay", *arguments, *half, expect=2)

    assert "--annual-percent and --interest-from together" in result.stderr


def test_a_limitation_without_any_day_says_that_it_has_not_begun(run):
    assert "the period has not begun" in run("calc", "limitation").stdout
    assert run.json("calc", "limitation")["status"] == "not_started"


def test_calc_has_a_command_for_each_module(run):
    from toolkit.cli.calc import calc

    modules = {path.partition(":")[0].rpartition(".")[2] for path in calc.lazy.values()}
    folder = Path(__file__).parents[2] / "toolkit" / "cli" / "calc"

    assert modules | {"__init__", "figures"} == {path.stem for path in folder.glob("*.py")}
