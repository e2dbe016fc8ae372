"""律师函回函: no figure by default, no word that gives a defence away, gates first."""

import re

import pytest

NAME = "reply-lawyer"
FIGURES = {
    "figures": "是",
    "figures_confirmed": "是",
    "as_of": "2026-11-10",
    "loans.1.rate": "年利率36%",
    "loans.1.due_on": "2025-03-01",
    "loans.1.ceiling": "24%",
    "loans.1.disbursements.1.paid_on": "2024-03-01",
    "loans.1.disbursements.1.amount": "9500",
    "loans.1.disbursements.1.deducted": "500",
    "payments.1.paid_on": "2024-04-01",
    "payments.1.amount": "983.33",
    "payments.1.reference": "2024040122001",
    "payments.2.paid_on": "2024-05-01",
    "payments.2.amount": "200",
    "payments.2.standing": "cash",
    "claims.5.reason": "not-agreed",
}


def test_by_default_no_amount_is_printed(paper):
    made = paper(NAME)

    assert not re.search(r"\d+\.\d\d|\d元|10000|2350", made.text())
    assert "本人对来函所列各项数额不予确认，待收到上述材料后核对" in made.text()


def test_amounts_known_from_the_case_file_stay_out_by_default(paper):
    made = paper(NAME, {**FIGURES, "figures": None, "figures_confirmed": None})

    assert "9,500" not in made.text()
    assert "983.33" not in made.text()


def test_figures_stand_beside_what_is_claimed_and_admit_nothing(paper):
    text = paper(NAME, FIGURES).text()

    assert "10,000.00" in text
    assert "9,500.00" not in text
    assert "不构成对债务的确认" in text
    assert "核对口径：" in text


def test_the_figures_are_those_of_the_hand_count(paper):
    """Redone on paper: 9,500 received, 36 % agreed, 24 % by the ceiling, 983.33 paid.

    To 2024-04-01, 31 days: 9500 × 24% × 31/365 = 193.64; 983.33 − 193.64 = 789.69 to principal,
    which leaves 8710.31. To 2026-11-10, 953 days at the same rate: 8710.31 × 24% × 953/365 =
    5458.14.
    """
    text = paper(NAME, {**FIGURES, "claims.2.amount": "4350", "claims.3.amount": "3420"}).text()
    cells = [line.strip("| ").split(" | ") for line in text.splitlines()]
    rows = {row[0]: row[1:4] for row in cells}

    assert rows["本金"] == ["10,000.00", "8,710.31", "1,289.69"]
    assert rows["息费合计"] == ["8,630.00", "5,458.14", "3,171.86"]
    assert rows["律师费"] == ["1,500.00", "0.00", "1,500.00"]
    assert rows["参与核对的合计"] == ["20,130.00", "14,168.45", "5,961.55"]


def test_only_payments_that_can_be_shown_are_listed(paper):
    text = paper(NAME, FIGURES).text()

    assert "2024040122001" in text
    assert "200.00" not in text


def test_figures_have_to_be_confirmed(paper):
    made = paper(NAME, {**FIGURES, "figures_confirmed": "否"})

    assert ("figures-not-confirmed", "figures_confirmed") in made.problems


@pytest.mark.parametrize("due_on", [None, "2023-12-01", "2022-03-01"])
def test_figures_are_refused_unless_limitation_is_safely_running(paper, due_on):
    made = paper(NAME, {**FIGURES, "loans.1.due_on": due_on, "payments": None})

    assert ("figures-not-safe", "figures") in made.problems


def test_figures_without_a_ceiling_come_back_with_a_proposal(paper):
    made = paper(NAME, {**FIGURES, "loans.1.ceiling": None})

    assert made.problems == [("ceiling-not-chosen", "loans.1.ceiling")]


def test_figures_need_what_was_paid_out_and_agreed(paper):
    made = paper(NAME, {**FIGURES, "loans.1.rate": None})

    assert made.problems == [("missing", "loans.1.rate")]


def test_after_court_papers_there_is_no_reply(paper):
    made = paper(NAME, {"court_papers": "是"})

    assert made.problems == [("court-papers-arrived", "court_papers")]


def test_fraud_is_rebutted_only_if_the_letter_says_it(paper):
    said = paper(NAME, {"lawyer_letter.says_fraud": "是", "fraud_risk": "否"}).text()

    assert "犯罪" not in paper(NAME).text()
    assert "未经有权机关认定，请停止使用此类表述" in said


def test_announced_arrest_is_answered_only_if_announced(paper):
    silent = paper(NAME, {"lawyer_letter.says_report": "否"}).text()

    assert "请提供受理机关名称和文书编号；如无，请停止此类表述" in paper(NAME).text()
    assert "受理机关" not in silent
    assert "关于来函的表述" not in silent


def test_where_fraud_is_alleged_the_risk_is_asked_first(paper):
    made = paper(NAME, {"lawyer_letter.says_fraud": "是"})

    assert made.problems == [("missing", "fraud_risk")]


def test_with_such_a_risk_a_lawyer_comes_first(paper):
    made = paper(NAME, {"lawyer_letter.says_fraud": "是", "fraud_risk": "是"})

    assert made.problems == [("see-a-lawyer-first", "fraud_risk")]


@pytest.mark.parametrize(
    ("lender", "named", "absent"),
    [
        ("bank", "法发〔2017〕22号", "民间借贷"),
        ("micro-loan", "法发〔2017〕22号", "民间借贷"),
        ("private", "审理民间借贷案件适用法律若干问题的规定》第二十五条", "22号"),
        ("unlicensed", "审理民间借贷案件适用法律若干问题的规定》第二十五条", "24%"),
        ("unknown", "请说明贷款人是否为持牌机构", "24%"),
    ],
)
def test_the_ceiling_is_that_of_the_lender(paper, lender, named, absent):
    text = paper(NAME, {"lender.type": lender}).text()

    assert named in text
    assert absent not in text


def test_only_items_that_are_claimed_are_disputed(paper):
    text = paper(NAME, {f"claims.{n}": None for n in (2, 3, 4, 5)} | {"kept_back": None}).text()

    for gone in ("三、异议", "律师费", "服务费", "违约金", "第六百七十条"):
        assert gone not in text
    assert "三、关于来函的表述" in text


def test_that_no_computation_came_is_said_only_if_none_did(paper):
    itemised = paper(NAME, {"lawyer_letter.is_itemised": "是"}).text()

    assert "来函未附计算依据" in paper(NAME).text()
    assert "来函未附计算依据" not in itemised


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("assignee", "债权转让合同和转让通知的凭证"),
        ("guarantor", "担保或者保险合同，以及代为清偿、理赔的付款凭证"),
        ("insurer", "担保或者保险合同，以及代为清偿、理赔的付款凭证"),
        ("unknown", "该笔借款载明的贷款人为甲乙丙示例消费金融有限公司"),
    ],
)
def test_proof_is_asked_by_the_role_of_the_client(paper, role, asked):
    assert asked in paper(NAME, {"claimant.role": role}).text()


def test_a_lender_who_claims_itself_need_not_prove_a_transfer(paper):
    text = paper(NAME, {"lawyer_letter.client": "甲乙丙示例消费金融有限公司"}).text()

    assert "抄送：甲乙丙示例消费金融有限公司" in text
    assert "4. " not in text


def test_a_picture_is_asked_for_in_the_original(paper):
    made = paper(NAME, {"lawyer_letter.arrived_as": "picture"})

    assert "5. 盖章的来函原件" in made.text()
    assert "没有盖章的纸质原件" in made.warnings


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"lawyer_letter.dated_on": "2026-11-17"}, "dated-after-receipt"),
        ({"lawyer_letter.received_on": "2026-11-25"}, "received-after-answer"),
    ],
)
def test_days_that_can_not_be_true_together_are_refused(paper, changes, problem):
    assert problem in [code for code, _ in paper(NAME, changes).problems]


def test_questions_for_figures_are_asked_only_with_figures():
    from toolkit.documents.letters.reply_lawyer.checks import CheckedFacts
    from toolkit.questions import leaves, questions_of

    questions = {question.key: question for question in leaves(questions_of(CheckedFacts))}

    assert questions["loans.*.rate"].ask.when.key == "/figures"
    assert questions["loans.*.product"].ask.when is None
    assert "claims.*.accepted" not in questions


def test_the_answer_never_says_when_or_that_the_letter_came(paper):
    made = paper(NAME)

    assert "就贵所落款2026年11月10日、文号（2026）样律函字第 18 号的函件，回复如下" in made.text()
    assert not re.search("收到贵所|收悉|11月16日", made.text())
    assert "2026年11月16日" in made.text(note=True)


def test_the_client_is_asked_for_where_the_letter_names_none(paper):
    text = paper(NAME, {"lawyer_letter.client": None}).text()

    assert "请说明委托人：委托人全称、与本人的法律关系" in text
    assert "抄送" not in text
    assert "样本资产管理有限公司" not in text


def test_what_is_said_of_a_report_is_answered_word_by_word(paper):
    said = {"lawyer_letter.says_case_filed": "是", "lawyer_letter.says_measures": "是"}

    assert "来函称已报案，请提供" in paper(NAME).text()
    assert "来函称已报案、已立案、将采取措施，请提供" in paper(NAME, said).text()


def test_written_material_goes_to_an_address_only_if_it_shall_be_named(paper):
    home = {"debtor.address": "示例市样板街 8 号", "debtor.email": None}
    named = paper(NAME, {**home, "name_address": "是"}).text()

    assert "书面材料请寄至示例市样板街 8 号；需要联系的，请发短信至上述手机号" in named
    assert "样板街" not in paper(NAME, home).text()


@pytest.mark.parametrize("lender", ["bank", "private", "unknown"])
def test_what_does_not_exceed_the_ceiling_is_not_conceded(paper, lender):
    assert "未超过部分亦待核对" in paper(NAME, {"lender.type": lender}).text()
