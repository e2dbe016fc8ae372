"""停止联系第三人告知函: what it says, what it never says, and when it can't be written."""

import re

import pytest

NAME = "refuse-third-party"
ONE = {"contacts.2": None, "contacts.3": None}


def test_a_guarantor_is_left_out_with_a_warning(paper):
    made = paper(NAME, {"contacts.2.standing": "guarantor"})

    assert "尾号5678" not in made.text()
    assert "第 2 次联系的是共同借款人、保证人" in made.warnings


def test_the_debtor_himself_is_no_third_person(paper):
    made = paper(NAME, {"contacts.2.relation": "self"})

    assert "尾号5678" not in made.text()
    assert "第 2 次联系的是您本人" in made.warnings


@pytest.mark.parametrize("standing", ["co-borrower", "guarantor", "spouse-signed"])
def test_without_any_third_person_there_is_no_letter(paper, standing):
    made = paper(NAME, {**ONE, "contacts.1.standing": standing})

    assert made.problems == [("no-third-person", "contacts")]


def test_that_they_are_strangers_is_said_only_if_true_of_all(paper):
    sentence = "上述被联系人不是该笔借款的借款人、共同借款人或者保证人"
    unknown = paper(NAME, {"contacts.1.standing": "unknown"}).text()

    assert sentence in paper(NAME).text()
    assert sentence not in unknown
    assert "上表第2、3项的被联系人不是该笔借款的借款人" in unknown


def test_of_persons_whose_standing_is_unknown_nothing_is_said(paper):
    text = paper(NAME, {**ONE, "contacts.1.standing": "unknown"}).text()

    assert "不是该笔借款的借款人" not in text
    assert "请在答复中附上依据" in text


def test_that_they_did_not_agree_is_said_only_where_asked(paper):
    asked = paper(NAME).text()
    not_asked = paper(NAME, {f"contacts.{n}.consented": None for n in (1, 2, 3)}).text()
    one_agreed = paper(NAME, {"contacts.1.consented": "是"}).text()

    assert "被联系人未同意贵方就该事项使用其联系方式" in asked
    assert "未同意" not in not_asked
    assert "上表第2、3项的被联系人未同意" in one_agreed


def test_only_a_reachable_sender_says_that_he_is(paper):
    away = paper(NAME, {"reachable": "否"})

    assert "本人未失联" in paper(NAME).text()
    assert "本人未失联" not in away.text()
    assert "联系不上本人时" in away.warnings
    assert "曾经联系不上" in away.text(note=True)


def test_what_the_person_contacted_told_is_not_written_as_seen(paper):
    made = paper(NAME, {**ONE, "contacts.1.known_by": None}).text()
    seen = paper(NAME, {**ONE, "contacts.1.known_by": "seen"}).text()

    assert "据被联系人告知：称本人有逾期借款" in made
    assert "据被联系人告知：" not in seen


@pytest.mark.parametrize(
    ("on", "channel", "conduct", "expected"),
    [
        ("2026-01-01", "call", "repeated", "治安管理处罚法》第五十条第一款第五项"),
        ("2026-01-01", "sms", "abusive", "治安管理处罚法》第五十条第一款第五项"),
        ("2025-12-31", "sms", "repeated", "治安管理处罚法》（2012修正）第四十二条第五项"),
        ("2025-12-31", "call", "spread", "治安管理处罚法》（2012修正）第四十二条第六项"),
        ("2026-06-01", "chat", "spread", "治安管理处罚法》第五十条第一款第六项"),
    ],
)
def test_the_police_law_is_that_of_the_day_of_the_act(paper, on, channel, conduct, expected):
    changes = {"contacts.1.on": on, "contacts.1.channel": channel, "contacts.1.conduct": conduct}
    text = paper(NAME, {**ONE, **changes}).text()

    assert f"上表第1项可能涉及《中华人民共和国{expected}所列情形" in text


@pytest.mark.parametrize(
    ("on", "conduct"), [("2025-12-31", "repeated"), ("2026-06-01", "none"), ("2026-06-01", None)]
)
def test_the_police_law_is_not_named_where_the_content_does_not_fit(paper, on, conduct):
    changes = {"contacts.1.on": on, "contacts.1.channel": "call", "contacts.1.conduct": conduct}

    assert "治安管理处罚法" not in paper(NAME, {**ONE, **changes}).text()


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("07:59", "18:00", "hours-too-wide"),
        ("09:00", "22:01", "hours-too-wide"),
        ("18:00", "09:00", "hours-too-wide"),
        ("09:00", None, "hours-incomplete"),
    ],
)
def test_hours_wider_than_eight_to_ten_are_refused(paper, start, end, code):
    made = paper(NAME, {"call_from": start, "call_until": end})

    assert [found for found, _ in made.problems] == [code]


def test_hours_within_eight_to_ten_are_no_consent_to_others(paper):
    text = paper(NAME, {"call_from": "08:00", "call_until": "22:00"}).text()

    assert "请在08:00至22:00之间；这不表示本人同意其他时段的联系" in text


def test_a_contact_after_the_letter_is_a_mistake(paper):
    made = paper(NAME, {"contacts.2.on": "2026-11-25"})

    assert made.problems == [("contact-after-letter", "contacts.2.on")]


def test_nothing_of_the_third_persons_is_printed_but_relation_and_tail(paper):
    text = paper(NAME, ONE).text()

    assert "亲属，尾号1234" in text
    assert "为保护被联系人，只写与本人的关系和号码后四位" in text


def test_of_the_debtor_only_the_tail_of_his_id_is_printed(paper):
    text = paper(NAME).text()

    assert "公民身份号码后四位002X" in text
    assert "11010519491231002X" not in text


def test_the_loan_is_named_by_six_digits_and_no_amount(paper):
    text = paper(NAME).text()

    assert "编号尾号123456" in text
    assert "SL20240301000123456" not in text
    assert not re.search(r"\d元", text)


def test_a_loan_without_number_is_named_by_the_telephone(paper):
    text = paper(NAME, {"loans": None}).text()

    assert "系该手机号名下的借款账户的登记使用人" in text


def test_missing_facts_leave_no_trace(paper):
    bare = {
        **{f"contacts.1.{n}": None for n in ("at", "caller_number", "caller", "tail", "evidence")},
        **{"collector": None, "debtor.email": None, "debtor.id_number": None, "loans": None},
        **{"call_from": None, "call_until": None, "permission": "none"},
        **{"contacts.1.said": None, "contacts.1.debt_disclosed": None},
        **{"contacts.1.consented": None, **ONE},
    }
    text = paper(NAME, bare).text()

    assert not re.search(r"（）|〔〕|，，|、、|：。|None|  ", text)
    for gone in ("抄送", "邮箱", "尾号", "证据由本人留存", "撤回", "至之间"):
        assert gone not in text
    assert "四、请求" in text
    assert "五、声明" in text


def test_the_copy_goes_to_the_collector_and_the_letter_to_who_claims(paper):
    bought = paper(NAME, {"claimant.name": "样本资产管理有限公司", "claimant.role": "assignee"})

    assert "致：甲乙丙示例消费金融有限公司" in paper(NAME).text()
    assert "致：样本资产管理有限公司" in bought.text()
    assert "抄送：甲乙丙示例消费金融有限公司、示例催告信息服务有限公司" in bought.text()
    assert "本人对该身份未作确认" in bought.text()


def test_a_mere_agent_gets_a_copy_only(paper):
    agent = paper(NAME, {"claimant.name": "样本催收有限公司", "claimant.role": "agent"}).text()

    assert "致：甲乙丙示例消费金融有限公司" in agent
    assert "抄送：样本催收有限公司、示例催告信息服务有限公司" in agent


@pytest.mark.parametrize(
    ("lender", "standard", "guideline"),
    [("bank", True, True), ("micro-loan", True, False), ("private", False, False)],
)
def test_standards_are_named_to_lenders_that_they_speak_to(paper, lender, standard, guideline):
    text = paper(NAME, {"lender.type": lender}).text()

    assert ("GB/T 45251—2025" in text) is standard
    assert ("工作指引（试行）" in text) is guideline


def test_standards_are_named_without_clauses(paper):
    text = paper(NAME).text()

    assert not re.search(r"(45251—2025|指引（试行）》)第", text)


def test_a_letter_before_the_standards_names_none(paper):
    early = {"written_on": "2025-02-01", **ONE, "contacts.1.on": "2025-01-20"}

    assert "GB/T" not in paper(NAME, early).text()


def test_the_time_for_an_answer_is_a_request(paper):
    text = paper(NAME, {"reply_within": "10"}).text()

    assert "请于收到本函之日起10日内" in text
    assert "依法应当在" not in text


def test_old_words_of_ones_own_are_taken_back(paper):
    made = paper(NAME, {"asked_to_contact_them": "是"})

    assert "本人此前请贵方联系他人的表示，自本函到达之日起一并收回" in made.text()
    assert "您曾让对方联系他人" in made.warnings


def test_contacts_stand_in_the_order_of_time(paper):
    text = paper(NAME, {"contacts.1.on": "2026-11-20"}).text()

    assert text.index("同事，尾号5678") < text.index("尾号0088") < text.index("亲属，尾号1234")


def test_the_debtor_is_registered_for_an_account_and_owns_no_loan(paper):
    text = paper(NAME).text()

    assert "系“示例借”账户（借款编号尾号123456）的登记使用人" in text
    assert "登记人" not in text


@pytest.mark.parametrize(
    ("known_by", "channel", "said"),
    [
        ("seen", "sms", "据本人所见的记录，下列人员先后收到催收上述借款的短信，共1次"),
        ("told", "visit", "据被联系人告知，下列人员先后收到催收上述借款的上门联系，共1次"),
    ],
)
def test_the_table_says_on_whose_word_and_by_what_means(paper, known_by, channel, said):
    changes = {"contacts.1.known_by": known_by, "contacts.1.channel": channel}

    assert said in paper(NAME, {**ONE, **changes}).text()


def test_the_names_of_agents_are_asked_by_the_right_to_know(paper):
    asked = "请依照个人信息保护法第四十四条、个人信息保护法第四十五条第一款"
    bank, private = (paper(NAME, {"lender.type": kind}).text() for kind in ("bank", "private"))

    assert f"{asked}和《银行保险机构消费者权益保护管理办法》（银保监会令2022年第9号）告知" in bank
    assert f"{asked}告知" in private
    assert "第二十一条" not in bank + private


def test_only_who_was_called_a_fraud_says_so(paper):
    called = paper(NAME, {"contacts.2.conduct": "fraud"}).text()

    assert "按上表第2项的情况，对方以“诈骗”指称本人。未经有权机关认定，请查明并立即停止" in called
    assert "民法典第一千零二十四条第一款" in called
    assert "诈骗" not in paper(NAME).text()
