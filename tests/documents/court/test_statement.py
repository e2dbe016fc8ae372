"""借款还款明细及利息计算说明: conditional, to the fen, each row redone by hand."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

NAME = "statement"
PRIVATE = {
    "lender.type": "private",
    "claimant": None,
    "reduction_requested": None,
    "loans.1.overdue_rate": None,
    "loans.1.ceiling": "4xLPR",
}
NO_CLAIMS = {"claims": None}


def _rows(text, start, stop):
    """Return the cells of the table rows between two headings."""
    part = text.partition(start)[2].partition(stop)[0]
    return [
        line.removeprefix("| ").split(" | ") for line in part.splitlines() if line.startswith("|")
    ]


def _yuan(cell):
    return Decimal(cell.replace(",", ""))


def test_every_row_of_the_ledger_is_redone_by_hand(paper):
    rows = _rows(paper(NAME).text(), "四、计息台账", "算法")[1:-1]

    assert len(rows) == 15
    for _, _, _, days, principal, rate, ceiling, factor, interest in rows:
        percent = Decimal(rate.rstrip("%")) / 100
        redone = _yuan(principal) * percent * int(days) / 365
        assert redone.quantize(Decimal("0.01"), ROUND_HALF_UP) == _yuan(interest)
        assert factor == f"{rate} × {days} ÷ 365"
        assert ceiling == "24%"


def test_the_first_rows_are_those_of_the_hand_count(paper):
    # 23,400 × 24% × 31/365 = 476.98; 1480 − 476.98 = 1003.02; 23,400 − 1003.02 = 22,396.98;
    # 22,396.98 × 24% × 30/365 = 441.80
    text = paper(NAME).text()
    payments = _rows(text, "三、还款及抵充", "上表还款合计")

    assert payments[1][2:7] == ["1,480.00", "0.00", "476.98", "1,003.02", "22,396.98"]
    assert payments[2][4] == "441.80"


def test_each_payment_is_spent_to_the_fen_and_the_totals_are_the_sums(paper):
    rows = _rows(paper(NAME).text(), "三、还款及抵充", "上表还款合计")[1:]
    *each, total = [[_yuan(cell) for cell in row[2:6]] for row in rows]

    assert all(paid == costs + interest + principal for paid, costs, interest, principal in each)
    assert [sum(column) for column in zip(*each, strict=True)] == total


def test_the_interest_of_the_rows_adds_up_to_their_total(paper):
    rows = _rows(paper(NAME).text(), "四、计息台账", "算法")[1:]

    assert sum(_yuan(row[-1]) for row in rows[:-1]) == _yuan(rows[-1][-1])


def test_totals_stand_in_figures_and_in_words(paper):
    text = paper(NAME).text()

    assert "18,900.00元（大写：人民币壹万捌仟玖佰元整）" in text
    assert "可计得金额也不超过人民币12,666.56元（大写：人民币壹万贰仟陆佰陆拾陆元伍角陆分）" in text


def test_the_conclusion_concedes_nothing_and_leaves_the_rest_to_the_plaintiff(paper):
    text = paper(NAME).text().partition("六、结论")[2].partition("此致")[0]

    assert text.strip().splitlines() == [
        "即使原告所举条件全部成立，可计得金额也不超过人民币12,666.56元（大写：人民币壹万贰仟陆佰陆拾陆元"
        "伍角陆分），该数额不是对欠款的承认；超出的人民币3,463.44元（大写：人民币叁仟肆佰陆拾叁元肆角肆分）"
        "无论如何缺乏事实或者法律依据，请求不予支持；其余部分仍由原告举证，由法庭认定。",
        "法庭一并认定第三项单独列出的、截止日以前的还款的，可计得金额不超过人民币11,283.58元（大写："
        "人民币壹万壹仟贰佰捌拾叁元伍角捌分）。",
    ]


def test_the_courts_page_does_not_say_what_only_the_debtor_needs(paper):
    text = paper(NAME).text()

    assert "须由借款人请求" not in text
    assert "不含当日" not in text  # nobody said that the plaintiff leaves the day out
    assert "被告的还款另行举证" in text


def test_by_default_nothing_is_admitted(paper):
    text = paper(NAME).text()

    assert "凡原告未举证的，被告不作认可" in text
    assert "尚欠" not in text
    assert not re.search(r"认可。|承认欠", text)


def test_kept_back_money_is_no_principal(paper):
    text = paper(NAME).text()

    assert "24,000.00 | 23,400.00 | 600.00" in text
    assert "预扣的600.00元没有到账，不计入本金，不计息" in text
    assert "第六百七十条" in text


def test_without_a_deduction_its_words_and_article_are_gone(paper):
    made = paper(
        NAME,
        {
            "loans.1.disbursements.1.deducted": None,
            "loans.1.disbursements.1.nominal": None,
            "claims.1.reason": "records",
            "claims.2.reason": "days",
        },
    )

    assert "没有到账" not in made.text()
    assert "第六百七十条" not in made.text()


def test_disputed_and_cash_payments_are_listed_apart_and_not_counted(paper):
    text = paper(NAME).text()
    apart = _rows(text, "单独列出", "四、计息台账")

    assert [row[2] for row in apart[1:]] == ["500.00", "800.00", "1,300.00"]
    assert "不计入时，截止日本息费合计12,666.56元" in text
    without = paper(NAME, {"payments.15": None, "payments.16": None}).text()
    assert "可计得金额也不超过人民币12,666.56元" in without
    assert "单独列出" not in without


def test_a_payment_after_the_day_computed_to_is_listed_apart(paper):
    made = paper(NAME, {"payments.15.paid_on": "2026-11-25", "payments.15.standing": "shown"})

    assert "截止日之后支付" in made.text()
    assert made.problems == []


def test_claims_under_one_ceiling_are_compared_together(paper):
    rows = {row[0]: row for row in _rows(paper(NAME).text(), "五、与原告主张", "注：")}

    assert rows["息费合计"][1:4] == ["4,630.00", "3,444.32", "1,185.68"]
    assert rows["利息"][2:4] == ["见息费合计", "—"]
    assert rows["律师费"][1:] == ["1,500.00", "0.00", "1,500.00", "未实际支付"]
    assert rows["诉讼费、保全费"][2] == "由法院决定"
    assert rows["合计（元）"][1:4] == ["16,130.00", "12,666.56", "3,463.44"]


def test_no_more_is_printed_than_is_claimed(paper):
    made = paper(NAME, {"claims": None, "claims.1.item": "principal", "claims.1.amount": "5000"})
    text = made.text()

    assert "可计得金额也不超过人民币5,000.00元" in text
    assert "原告的请求仍由原告举证，由法庭认定" in text
    assert "12,666.56" not in text
    assert "缺乏事实或者法律依据" not in text


def test_a_difference_without_a_reason_is_refused(paper):
    made = paper(NAME, {"claims.5.reason": None})

    assert made.problems == [("reason-missing", "claims.5.reason")]


def test_a_total_that_is_no_sum_is_refused(paper):
    made = paper(NAME, {"claims.7.item": "total", "claims.7.amount": "16000"})

    assert ("total-is-no-sum", "claims.7.amount") in made.problems


def test_without_claims_their_part_is_left_out_and_the_numbers_close_up(paper):
    made = paper(NAME, NO_CLAIMS)
    text = made.text()

    assert "与原告主张的对比" not in text
    assert "五、结论" in text
    assert "可计得金额" not in text  # no number is offered where none is claimed
    assert "以上计算供法庭核对，不是对欠款的承认" in text
    assert "没有写原告的请求，无从比较" in made.warnings


def test_the_reduction_has_to_be_asked_for(paper):
    for answer in (None, "否"):
        made = paper(NAME, {"reduction_requested": answer})
        assert made.problems == [("reduction-not-requested", "reduction_requested")]


def test_a_missing_ceiling_comes_with_the_proposal(paper):
    made = paper(NAME, {"loans.1.ceiling": None, "lender.type": "private"})

    assert made.problems == [("ceiling-not-chosen", "loans.1.ceiling")]
    with pytest.raises(Exception, match="write 4xLPR"):
        _ = made.facts


def test_a_ceiling_that_does_not_bind_this_lender_is_warned_of(paper):
    against_licensed = paper("statement", {"loans.1.ceiling": "4xLPR"})

    assert "持牌机构发放的贷款不适用民间借贷司法解释" in against_licensed.warnings


def test_the_ceiling_that_fits_the_lender_brings_no_warning(paper):
    assert "选的上限" not in paper("statement").warnings


def test_a_computation_above_the_claims_is_warned_of(paper):
    low = paper("statement", {"claims": None, "claims.1.item": "total", "claims.1.amount": "5000"})

    assert "计算结果高于原告主张" in low.warnings
    assert "计算结果高于原告主张" not in paper("statement").warnings


def test_reasons_are_printed_without_the_hint_for_who_answers(paper):
    text = paper("statement", {"claims.2.reason": "over-ceiling"}).text()

    assert "超出保护上限" in text
    assert "需请求" not in text


def test_of_an_unknown_lender_nothing_is_proposed(paper):
    made = paper(NAME, {"loans.1.ceiling": None, "lender.type": None})

    with pytest.raises(Exception, match="nothing is proposed"):
        _ = made.facts


def test_a_private_loan_is_computed_at_four_times_the_lpr_of_its_formation(paper):
    """One-year LPR of 2024-02-20: 3.45 %; four times: 13.8 %."""
    text = paper(NAME, {**PRIVATE, **NO_CLAIMS}).text()

    assert "13.8% × 31 ÷ 365" in text
    assert "第二十五条" in text
    assert "法发" not in text


def test_every_fault_is_reported_at_once(paper):
    made = paper(
        NAME,
        {"payments.1.paid_on": "2024-02-01", "reduction_requested": None, "claims.5.reason": None},
    )

    assert made.problems == [
        ("payment-before-loan", "payments.1.paid_on"),
        ("reason-missing", "claims.5.reason"),
        ("reduction-not-requested", "reduction_requested"),
    ]


def test_a_payment_for_a_loan_that_is_not_there_keeps_its_own_key(paper):
    made = paper(NAME, {"payments.16.standing": None, "payments.16.loan": "L9"})

    assert made.problems == [("loan-unknown", "payments.16.loan")]


AGREED = {
    "mode": "agreed",
    "claims": None,
    "claims.1.item": "principal",
    "claims.1.amount": "9222.24",
    "claims.1.accepted": "是",
    "claims.2.item": "interest",
    "claims.2.amount": "4000",
    "claims.2.accepted": "否",
}


def test_only_what_is_accepted_is_owed_by_the_agreed_statement(paper):
    text = paper(NAME, AGREED).text()

    assert "合计尚欠人民币9,222.24元" in text
    assert "12,666.56元。" not in text
    assert "不作承认" not in text


def test_every_item_has_to_be_accepted_or_not(paper):
    made = paper(NAME, {**AGREED, "claims.2.accepted": None})

    assert made.problems == [("not-said-whether-accepted", "claims.2.accepted")]


def test_an_item_above_the_computation_is_not_accepted_by_mistake(paper):
    made = paper(NAME, {**AGREED, "claims.1.amount": "10000"})

    assert made.problems == [("accepted-above-reckoned", "claims.1.accepted")]


def test_there_must_be_something_to_agree_to(paper):
    made = paper(NAME, {"mode": "agreed", "claims": None})

    assert made.problems == [("nothing-to-agree-to", "claims")]


def test_what_was_overpaid_is_kept_and_nothing_is_left_to_obtain(paper):
    paid = {"payments.14.amount": "20000", **NO_CLAIMS}
    text = paper(NAME, {**paid, **PRIVATE}).text()

    assert "原告已无可得金额" in text
    assert re.search(r"被告已付款项超出应付款项[\d,.]+元，保留依法请求返还的权利", text)
    assert "可计得金额" not in text


def test_what_a_licensed_lender_was_overpaid_is_not_said_to_be_claimed_back(paper):
    text = paper(NAME, {"payments.14.amount": "20000", **NO_CLAIMS}).text()

    assert re.search(r"被告已付款项超出应付款项[\d,.]+元。", text)
    assert "返还" not in text.partition("结论")[2].partition("附：")[0]


def test_one_payment_is_enough(paper):
    one = {"payments": None, "payments.1.paid_on": "2024-04-01", "payments.1.amount": "1480"}
    text = paper(NAME, {**one, **NO_CLAIMS}).text()

    assert "22,396.98" in text
    assert "各笔收款方均为" not in text


def test_without_payments_nothing_is_said_against_the_debtor(paper):
    made = paper(NAME, {"payments": None, **NO_CLAIMS})
    text = made.text()

    assert "本说明没有计入还款；被告如有还款，另行举证。" in text
    assert "第五百六十一条" not in text
    assert "没有列入任何还款" in made.warnings


def test_a_loan_without_interest_bears_none_within_its_term(paper):
    made = paper(NAME, {**PRIVATE, "loans.1.rate": "无", "payments": None, **NO_CLAIMS})

    assert "0% × 731 ÷ 365" in made.text()
    assert "第六百八十条" in made.text()


THREE = {
    "loans": None,
    "payments": None,
    **NO_CLAIMS,
    **{
        f"loans.{n}.{key}": text
        for n, (id_, amount, rate) in enumerate(
            [("A", "8000", "月息2分"), ("B", "5000", "日息万分之五"), ("C", "6000", "年利率36%")],
            start=1,
        )
        for key, text in {
            "id": id_,
            "disbursements.1.paid_on": f"2023-0{n}-05",
            "disbursements.1.amount": amount,
            "rate": rate,
            "due_on": f"2024-0{n}-05",
            "ceiling": "24%",
        }.items()
    },
    "loans.3.lump_charges.1.charged_on": "2024-06-01",
    "loans.3.lump_charges.1.amount": "450",
    "loans.3.lump_charges.1.name": "违约金",
    "loans.2.costs.1.charged_on": "2025-06-01",
    "loans.2.costs.1.amount": "120",
    "payments.1.paid_on": "2024-08-01",
    "payments.1.amount": "3000",
}


def test_several_loans_have_a_column_of_their_own_and_article_560(paper):
    text = paper(NAME, THREE).text()
    ledger = _rows(text, "四、计息台账", "算法")

    assert ledger[0][1] == "借款"
    assert {row[1] for row in ledger[1:-1]} == {"A", "B", "C"}
    assert "第五百六十条" in text
    assert "C：违约金、服务费等" in text


def test_lump_charges_and_costs_are_listed(paper):
    charges = _rows(paper(NAME, THREE).text(), "计入计算的费用", "实际到账合计")

    assert [row[2:] for row in charges[1:]] == [
        ["实现债权的费用", "实现债权的费用", "120.00"],
        ["违约金", "违约金、费用等一次性款项", "450.00"],
    ]


TWO_LINE = {
    **PRIVATE,
    **NO_CLAIMS,
    "loans.1.disbursements.1.paid_on": "2019-10-05",
    "loans.1.due_on": "2020-10-05",
    "loans.1.rate": "月息3分",
    "loans.1.ceiling": "two-line",
    "loans.1.filed_on": "2026-09-10",
}


def test_the_old_rule_is_never_assumed_for_the_lender(paper):
    key = "loans.1.old_rule_requested"

    assert paper(NAME, TWO_LINE).problems == [("old-rule-not-said", key)]
    assert paper(NAME, {**TWO_LINE, "loans.1.formed_on": "2021-01-05"}).problems == []


def test_the_other_answer_about_the_old_rule_stands_on_the_debtors_page_only(paper):
    asked = paper(NAME, {**TWO_LINE, "loans.1.old_rule_requested": "是"})
    not_asked = paper(NAME, {**TWO_LINE, "loans.1.old_rule_requested": "否"})

    assert "另24%—36%部分" in asked.text()
    assert "另24%—36%部分" not in not_asked.text()
    for made in (asked, not_asked):
        assert "若相反" not in made.text()
    assert "请核对原告的书面请求" in asked.warnings
    assert "您不必替对方要求" in not_asked.warnings


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        ({}, ("第二十八条",)),
        ({"loans.1.due_on": "2027-03-01"}, ()),
        (
            {
                "claims.1.item": "liquidated-damages",
                "claims.1.amount": "900",
                "claims.1.reason": "not-agreed",
            },
            ("第二十八条", "第二十九条"),
        ),
    ],
)
def test_28_and_29_stand_where_the_figures_rest_on_them(paper, changes, printed):
    text = paper(NAME, {**PRIVATE, **NO_CLAIMS, **changes}).text()

    for one in ("第二十八条", "第二十九条"):
        assert (one in text) == (one in printed)


def test_a_missing_fact_takes_its_words_along(paper):
    made = paper(
        NAME,
        {
            "court.case_number": None,
            "court.cause": None,
            "debtor.id_number": None,
            "debtor.address": None,
            "claimant": None,
            "loans.1.product": None,
            "loans.1.contract_number": None,
            "loans.1.due_on": None,
            "loans.1.overdue_rate": None,
        },
    )

    assert not re.search(r"None|（）|，，|案号|案由", made.text())
    assert not re.search(r"None|\(\)|,,", made.text("en"))


def test_the_english_statement_says_that_it_is_a_reading_copy(paper):
    assert paper(NAME).text("en").startswith("Reading copy.")


def test_the_day_computed_to_may_be_counted(paper):
    outside = paper(NAME, NO_CLAIMS).text()
    inside = paper(NAME, {"as_of_inclusive": "是", **NO_CLAIMS}).text()

    assert "24% × 568 ÷ 365" in outside
    assert "24% × 569 ÷ 365" in inside
    assert "（含当日）" in inside
