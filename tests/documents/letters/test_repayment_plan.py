"""协商还款申请书: limitation first, never above means or debt, effective only on acceptance."""

import re
from decimal import Decimal

import pytest

NAME = "repayment-plan"
CARD = {
    "account": "credit-card",
    "lender.type": "bank",
    "lender.name": "示例商业银行股份有限公司信用卡中心",
    "loans": None,
    "loans.1.product": "示例商业银行",
    "loans.1.contract_number": "6225880000001234",
    "loans.1.due_on": "2026-05-20",
    "payments": None,
    "claims.1.item": "principal",
    "claims.1.amount": "21600",
    "claims.2.item": "interest",
    "claims.2.amount": "1830.50",
    "proposal.amount": "21600",
    "proposal.instalments": "36",
    "proposal.each": None,
}


def _schedule(text):
    """Return the amounts of the numbered instalments."""
    rows = [
        line.removeprefix("| ").split(" | ") for line in text.splitlines() if line.startswith("|")
    ]
    return [Decimal(r[2].replace(",", "")) for r in rows if len(r) == 4 and r[0].isdigit()]


def test_the_schedule_adds_up_to_the_total_that_is_promised(paper):
    amounts = _schedule(paper(NAME).text())

    assert amounts == [Decimal("500.00")] * 18 + [Decimal("222.24")]
    assert sum(amounts) == Decimal("9222.24")


def test_the_debt_is_the_principal_received_and_paid_down(paper):
    # first month by hand: 23,400 × 24% × 31/365 = 476.98; 1480 − 476.98 = 1003.02 to principal
    text = paper(NAME).text()

    assert "人民币9,222.24元（大写：人民币玖仟贰佰贰拾贰元贰角肆分）为协商的还款总额" in text
    assert "24,000" not in text


def test_a_down_payment_and_the_instalments_add_up(paper):
    made = paper(NAME, {"proposal.down_payment": "222.24", "proposal.instalments": "18"})
    text = made.text()

    assert sum(_schedule(text)) == Decimal("9000.00")
    assert "方案生效后先付222.24元" in text
    assert "首付 | 方案生效后 | 222.24 | 9,000.00" in text


def test_a_plan_above_what_is_left_is_refused_with_what_would_fit(paper):
    made = paper(NAME, {"proposal.instalments": "6", "proposal.each": None})

    assert made.problems == [("plan-above-means", "proposal.instalments")]
    with pytest.raises(Exception, match=r"950\.00 each, in at least 10 instalments"):
        _ = made.facts


def test_an_instalment_of_exactly_what_is_left_is_accepted(paper):
    made = paper(NAME, {"proposal.each": "950", "proposal.instalments": "10"})

    assert made.problems == []


def test_a_last_instalment_below_zero_is_refused(paper):
    made = paper(NAME, {"proposal.each": "600", "proposal.instalments": "18"})

    assert made.problems == [("last-instalment-below-zero", "proposal.each")]


def test_nothing_left_after_needs_is_no_basis_for_a_plan(paper):
    assert paper(NAME, {"income.monthly": "5250"}).problems == [("nothing-left", "income.monthly")]


def test_more_than_the_debt_is_never_promised(paper):
    made = paper(NAME, {"proposal.amount": "12430.07", "proposal.instalments": "25"})

    assert made.problems == [("plan-above-debt", "proposal.amount")]


def test_the_first_instalment_lies_after_the_letter(paper):
    made = paper(NAME, {"proposal.first_on": "2026-10-12"})

    assert made.problems == [("first-day-too-early", "proposal.first_on")]


def test_a_down_payment_that_pays_everything_is_refused(paper):
    made = paper(NAME, {"proposal.down_payment": "9222.24"})

    assert made.problems == [("down-payment-too-high", "proposal.down_payment")]


def test_a_debt_already_paid_needs_no_plan(paper):
    made = paper(NAME, {"payments.15.paid_on": "2025-05-02", "payments.15.amount": "9300"})

    assert made.problems == [("nothing-owed", "proposal.amount")]


def test_a_pending_suit_stops_the_letter(paper):
    assert ("suit-pending", "suit_pending") in paper(NAME, {"suit_pending": "是"}).problems


OLD = {
    "loans.1.due_on": "2023-12-01",
    "payments": None,
    "proposal.amount": "5000",
    "proposal.each": None,
}


def test_limitation_near_its_end_needs_a_confirmation(paper):
    made = paper(NAME, OLD)

    assert made.problems == [("limitation-not-safe", "limitation_confirmed")]
    with pytest.raises(Exception, match="2026-12-01"):
        _ = made.facts


def test_limitation_that_is_not_known_needs_a_confirmation(paper):
    made = paper(NAME, {"loans.1.due_on": None})

    assert made.problems == [("limitation-not-safe", "limitation_confirmed")]


def test_with_the_confirmation_the_letter_is_made_and_the_note_warns(paper):
    made = paper(NAME, {**OLD, "limitation_confirmed": "是"})

    assert made.problems == []
    assert "2026年12月1日" in made.text(note=True)
    assert "已经临近或者可能已过" in made.text(note=True)
    assert "已过时效" not in made.text() + made.text(note=True)


def test_a_later_part_payment_restarts_limitation(paper):
    made = paper(NAME, {**OLD, "payments.1.paid_on": "2025-05-01", "payments.1.amount": "100"})

    assert made.problems == []


def test_a_payment_for_another_loan_does_not_restart_it(paper):
    other = {
        "loans.2.id": "L2",
        "loans.2.disbursements.1.paid_on": "2024-01-01",
        "loans.2.disbursements.1.amount": "1000",
        "loans.2.rate": "无",
        "loans.2.ceiling": "24%",
        "loans.2.due_on": "2026-06-01",
    }
    paid = {"payments.1.paid_on": "2025-05-01", "payments.1.amount": "100", "payments.1.loan": "L2"}

    assert paper(NAME, {**OLD, **other, **paid}).problems == [
        ("limitation-not-safe", "limitation_confirmed")
    ]


def test_the_note_says_until_when_the_period_runs_anew(paper):
    note = paper(NAME).text(note=True)

    assert "时效算到2029年3月1日" in note
    assert "重新算到2029年10月12日" in note


def test_the_letter_binds_nobody_before_it_is_accepted(paper):
    text = paper(NAME).text()

    assert "确认前任何一方均不受约束，本人不按本方案付款，已付款项不受影响" in text
    assert "保留核对和提出异议的权利" in text


def test_the_letter_names_no_employer_account_or_other_creditor(paper):
    text = paper(NAME).text()

    assert "其他债务月付合计 | 800.00" in text
    assert not re.search(r"单位名称|工资账|卡号|车辆|房产", text)


def test_the_letter_never_asks_to_delete_the_credit_record(paper):
    text = paper(NAME).text()

    assert "按真实情况更新征信报送" in text
    assert not re.search(r"删除征信|征信修复|停息挂账|洗白", text)
    assert not re.search(r"投诉|曝光|报警", text)


def test_the_rule_on_concessions_in_litigation_is_not_cited(paper):
    assert "一百零七条" not in paper(NAME).text()


def test_no_computed_interest_or_total_is_printed(paper):
    for claimed in ("11000", "14980"):
        text = paper(NAME, {"claims.1.amount": claimed}).text()

        assert "按本人掌握的合同" not in text
        assert "确认的剩余本金" not in text
        assert "12,430.06" not in text
        assert "3,207.82" not in text


def test_what_is_paid_goes_to_the_plan_and_settles_the_loan(paper):
    text = paper(NAME).text()

    assert "本方案项下各期付款全部冲抵本方案所列还款总额。" in text
    assert "即全部结清，贵司及债权受让人不再主张" in text
    assert "贵司可要求一次付清方案中尚未支付的部分，已减免的不再计收" in text
    assert "不作为对欠款数额的确认" in text
    assert "第五百六十一条" not in text


def test_proofs_are_enclosed_only_where_there_are_any(paper):
    without = {"hardships.1.proof": None, "hardships.2.proof": None}
    text = paper(NAME, without).text()

    assert "证明材料" not in text
    assert "附件" not in text
    assert "附件：困难情况证明材料" in paper(NAME, {"hardships.1.proof": None}).text()
    assert "有的困难没有证明" in paper(NAME, without).warnings


@pytest.mark.parametrize("proof", ["没有", "无", "暂无", "没有证明", "None", "—"])
def test_no_proof_is_not_printed_as_one(paper, proof):
    assert paper(NAME, {"hardships.2.proof": proof}).problems == [
        ("proof-is-none", "hardships.2.proof")
    ]


def test_an_offer_below_half_of_what_is_left_is_warned_of(paper):
    low = {"proposal.each": "250", "proposal.instalments": "37"}

    assert "不到每月可用余额 950.00 元的一半" in paper(NAME, low).warnings
    assert "一半" not in paper(NAME).warnings


def test_without_rates_the_plan_needs_the_creditors_figure_and_its_own_amount(paper):
    made = paper(NAME, {"loans.1.rate": None, "claims": None})

    assert made.problems == [
        ("balance-unknown", "claims"),
        ("plan-amount-missing", "proposal.amount"),
    ]


def test_a_missing_ceiling_comes_with_the_proposal(paper):
    made = paper(NAME, {"loans.1.ceiling": None})

    assert made.problems == [("ceiling-not-chosen", "loans.1.ceiling")]
    with pytest.raises(Exception, match="write 24%"):
        _ = made.facts


SHARED = {
    "proposal.pro_rata": "是",
    "proposal.all_balances": "36888.96",
    "proposal.each": None,
    "proposal.instalments": "40",
}


def test_several_creditors_share_in_proportion_and_only_the_own_share_is_printed(paper):
    text = paper(NAME, SHARED).text()

    assert "参加分配的欠款合计36,888.96元" in text
    assert "占25%，每月分得237.50元" in text


def test_an_instalment_above_the_own_share_is_refused(paper):
    made = paper(NAME, {**SHARED, "proposal.instalments": "38"})

    assert made.problems == [("plan-above-means", "proposal.instalments")]


def test_all_balances_include_the_own_one(paper):
    made = paper(NAME, {**SHARED, "proposal.all_balances": "9000"})

    assert made.problems == [("all-balances-too-low", "proposal.all_balances")]


def test_extension_is_asked_under_678_only_before_the_due_day(paper):
    assert "六百七十八条" not in paper(NAME).text()
    assert "六百七十八条" in paper(NAME, {"loans.1.due_on": "2027-03-01"}).text()


@pytest.mark.parametrize("key", ["household.dependants", "income.arrives_on_day", "debtor.email"])
def test_a_missing_fact_takes_its_words_along(paper, key):
    made = paper(NAME, {key: None})

    assert not re.search(r"None|（）|，，|，。", made.text())
    assert not re.search(r"None|\(\)|,,", made.text("en"))


def test_nothing_has_to_be_waived(paper):
    made = paper(NAME, {"requests": None})

    assert "减免罚息" not in made.text()
    assert "停止委托第三方催收" in made.text()


def test_requests_are_numbered_without_a_gap(paper):
    nothing = {"waive_interest": "否"} | dict.fromkeys(
        ["waive_penalty", "waive_damages", "waive_fees", "stop_collection"], "否"
    )
    made = paper(NAME, {f"requests.{name}": text for name, text in nothing.items()})
    part = made.text().partition("五、请求")[2].partition("六、")[0]

    assert re.findall(r"^(\d)\. ", part, re.M) == ["1", "2", "3"]


def test_a_rest_that_nobody_waives_is_warned_of(paper):
    waivers = ["waive_interest", "waive_penalty", "waive_damages", "waive_fees"]
    made = paper(NAME, {f"requests.{name}": "否" for name in waivers})

    assert "差额没有请求减免" in made.warnings
    assert "差额没有请求减免" not in paper(NAME).warnings


def test_a_collector_is_not_the_addressee(paper):
    made = paper(NAME, {"claimant.name": "示例催收有限公司", "claimant.role": "agent"})

    assert "致：甲乙丙示例消费金融有限公司" in made.text()
    assert "示例催收有限公司只是代为催收" in made.warnings


def test_a_thin_reserve_and_a_broken_promise_are_warned_of(paper):
    made = paper(NAME, {"reserve": "0", "broken_promise": "2026年6月约定后因住院未能履行"})

    assert "应急预留不到收入的 5%" in made.warnings
    assert "量力而行" in made.warnings
    assert "应急预留" not in made.text()
    assert "此前的约定未能履行，原因是：2026年6月约定后因住院未能履行。" in made.text()


def test_a_card_gets_its_own_form(paper):
    text = paper(NAME, CARD).text()

    assert "个性化分期还款申请书" in text
    assert "《商业银行信用卡业务监督管理办法》（银监会令2011年第2号）第七十条" in text
    assert "不向任何银行申领信用卡" in text
    assert "示例商业银行信用卡（卡号后四位1234）" in text
    assert "622588" not in text
    assert "23,430.50" in text


def test_the_form_for_loans_does_not_name_the_card_rules(paper):
    assert "信用卡" not in paper(NAME).text()


def test_only_a_bank_issues_cards(paper):
    made = paper(NAME, {**CARD, "lender.type": "consumer-finance"})

    assert ("card-without-bank", "account") in made.problems


def test_a_card_plan_runs_five_years_at_most(paper):
    within = {**CARD, "proposal.first_on": "2026-11-12"}

    assert paper(NAME, {**within, "proposal.instalments": "60"}).problems == []
    made = paper(NAME, {**within, "proposal.instalments": "61"})
    assert made.problems == [("card-plan-too-long", "proposal.instalments")]
    with pytest.raises(Exception, match="at most 60 instalments"):
        _ = made.facts


def test_the_note_fits_the_account(paper):
    assert "网贷、消费贷不适用" in paper(NAME, CARD).text(note=True)
    assert "网贷、消费贷不适用" not in paper(NAME).text(note=True)
