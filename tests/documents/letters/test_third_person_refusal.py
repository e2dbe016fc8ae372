"""拒绝催收联系告知函: the refusal of a person who did not borrow says nothing of the debtor's."""

import re

import pytest

NAME = "third-person-refusal"
APP_ONLY = {"lender": None}


def test_the_letter_says_no_more_of_the_sender_than_name_and_number(paper):
    text = paper(NAME).text()

    assert "本人李女士，使用手机号13700137000。" in text
    assert not re.search("公民身份号码|住址|单位|亲属|邮箱", text)


def test_it_has_no_sentence_of_the_debtor(paper):
    for changes in ({}, APP_ONLY, {"is_spouse": "是"}, {"standing": "unknown"}):
        text = paper(NAME, changes).text()

        assert not re.search("抗辩|本金|利息|愿意|还款计划|宽限|分期|确认", text)
        assert "不就该款项作任何承诺；本函不表示本人加入、承担或者担保任何债务" in text


def test_who_signed_nothing_is_no_party(paper):
    text = paper(NAME).text()

    assert "不是贵方所称借款的借款人、共同借款人或者保证人" in text
    assert "与该借款合同无关" in text


def test_a_spouse_does_not_say_that_the_loan_is_none_of_hers(paper):
    made = paper(NAME, {"is_spouse": "是"})

    assert "与该借款合同无关" not in made.text()
    assert "未就该借款签字，也未事后追认" in made.text()
    assert "民法典第一千零六十四条" in made.warnings
    assert "寄出前先拨 12348 问清楚" in made.text(note=True)


def test_who_may_have_signed_asks_for_the_basis(paper):
    made = paper(NAME, {"standing": "unknown"})

    assert "不清楚是否就贵方所称借款签过文件" in made.text()
    assert "不是贵方所称借款的借款人" not in made.text()
    assert "您不清楚自己签没签过字" in made.warnings


@pytest.mark.parametrize("standing", ["co-borrower", "guarantor", "signed"])
def test_who_owes_too_can_not_write_it(paper, standing):
    assert paper(NAME, {"standing": standing}).problems == [("is-no-third-person", "standing")]


def test_without_company_and_app_there_is_nobody_to_write_to(paper):
    assert paper(NAME, {**APP_ONLY, "app": None}).problems == [("no-addressee", "app")]


def test_a_lender_known_only_by_its_app_is_asked_who_it_is(paper):
    made = paper(NAME, APP_ONLY)

    assert "致：“示例借”App 运营者（请转交该账户所涉款项的贷款人）" in made.text()
    assert "贷款人全称本人尚未查明，请在答复中告知" in made.text()
    assert "国家企业信用信息公示系统" in made.warnings
    assert "国家企业信用信息公示系统" in made.text(note=True)


def test_a_lender_known_by_name_is_not_asked_for_it(paper):
    assert "尚未查明" not in paper(NAME).text()


@pytest.mark.parametrize(
    ("consented", "said"),
    [("否", "本人未同意贵方为催收使用"), ("是", "自本函到达之日起撤回"), (None, None)],
)
def test_of_consent_the_letter_says_only_what_was_answered(paper, consented, said):
    text = paper(NAME, {"consented": consented}).text()
    sentences = {"本人未同意贵方为催收使用", "自本函到达之日起撤回"}

    assert {one for one in sentences if one in text} == ({said} if said else set())


def test_calls_that_nobody_noted_are_not_listed(paper):
    text = paper(NAME, {"calls": None}).text()

    assert "未逐次记录时间和来电号码" in text
    assert "对方自称" not in text


def test_of_a_call_without_a_name_the_lender_is_asked(paper):
    asked = "请贵方核查是否由贵方或者受托机构联系"

    assert asked in paper(NAME).text()
    assert asked not in paper(NAME, {"calls.2": None}).text()


def test_what_was_said_is_quoted(paper):
    assert "对方称：“他的借款逾期了，让他尽快还”" in paper(NAME).text()


def test_calls_stand_in_the_order_of_time(paper):
    text = paper(NAME, {"calls.1.on": "2026-11-20"}).text()

    assert text.index("2026年11月9日") < text.index("2026年11月20日")


def test_a_call_after_the_letter_is_a_mistake(paper):
    made = paper(NAME, {"calls.2.on": "2026-11-25"})

    assert made.problems == [("call-after-letter", "calls.2.on")]


def test_it_asks_for_all_that_the_person_may_ask(paper):
    text = paper(NAME).text()

    for asked in ("停止就他人的借款", "停止使用并删除", "从何处取得", "不同意的，请说明理由"):
        assert asked in text
    assert "本人不代为转达消息" in text


def test_the_note_tells_who_may_take_papers_for_the_borrower(paper):
    note = paper(NAME).text(note=True)

    assert "成年家属签收法院文书，就算送达借款人（民事诉讼法第八十八条）" in note
    assert "诉讼时效规定第八条第二款" in note
