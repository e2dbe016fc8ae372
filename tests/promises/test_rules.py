"""Every kind keeps every rule that holds for it; each rule is broken by a text that breaks it."""

import re
from dataclasses import replace
from functools import cache

import pytest

from promises.rules import PROMISES
from promises.said import Said, everything_said

BY_NAME = {promise.name: promise for promise in PROMISES}


@cache
def _everything() -> tuple[Said, ...]:
    return tuple(everything_said())


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)
def test_every_kind_keeps_it(promise):
    faults = [
        f"{said.name}: {fault}"
        for said in _everything()
        if promise.holds_for(said)
        for fault in promise.faults(said)
    ]

    assert faults == [], promise.says


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("R1-no-admission", "refuse-third-party", "本人尚欠贵司10,000元。"),
        ("R1-no-admission", "refuse-third-party", "本人愿意还款。"),
        ("R1-no-admission", "reply-lawyer", "恳请宽限三个月，请求分期。"),
        ("R1-no-admission", "reply-lawyer", "来函收悉。"),
        ("R1-no-admission", "statement", "被告尚欠原告9,222.24元。"),
        ("R1-no-admission", "statement", "The defendant still owes 9,222.24."),
        ("R2-no-reservation-elsewhere", "statement",
         "不构成对任何本金、利息、费用数额的确认，不构成履行承诺，也不放弃包括诉讼时效在内的任何抗辩。"),
        ("R3-never-over", "reply-lawyer", "贵司的主张已超过诉讼时效。"),
        ("R3-never-over", "reply-lawyer", "The limitation period has run out."),
        ("R12-days-are-asked-for", "refuse-third-party", "贵司依法应当在15日内书面答复。"),
        ("R12-days-are-asked-for", "refuse-third-party", "You must answer within 15 days."),
        ("R6-full-numbers", "refuse-third-party", "被联系人电话13700137000。"),
        ("R7-id-number", "refuse-third-party", "公民身份号码11010519491231002X。"),
        ("R7-no-employer-no-property", "repayment-plan", "本人任职于某公司，工资卡开户行在某行。"),
        ("R7-no-employer-no-property", "repayment-plan", "My employer is a factory."),
        ("R8-only-what-can-be-proven", "refuse-third-party", "贵司是高利贷，也是诈骗团伙。"),
        ("R8-only-what-can-be-proven", "refuse-third-party", "You are loan sharks."),
        ("R9-no-bargain", "repayment-plan", "请减免利息，否则本人将向监管部门投诉。"),
        ("R9-no-bargain", "repayment-plan", "如不减免，本人将在媒体曝光。"),
        ("R9-no-bargain", "repayment-plan", "Waive the interest, or I will complain."),
        ("R7-no-laundering", "repayment-plan", "请删除本人的不良征信。"),
        ("R16-nothing-left-open", "reply-lawyer", "致：None。"),
        ("R16-nothing-left-open", "reply-lawyer", "本人（）现回复如下。"),
        ("R16-nothing-left-open", "reply-lawyer", "本人{{ debtor.name }}。"),
        ("finished", "reply-lawyer", "〔待写：请求〕"),
        ("finished", "statement", "[to be written: the request]"),
        ("R16-enclosures", "reply-lawyer", "证明材料附后。"),
        ("R20-disclosure", "reply-lawyer", "请提供综合融资成本明示表。"),
    ],
)  # fmt: skip
def test_a_text_that_says_what_it_forbids_breaks_it(name, kind, words):
    language = "zh" if re.search("[一-鿿]", words) else "en"
    said = next(
        one
        for one in _everything()
        if (one.kind, one.where, one.language) == (kind, "paper", language)
    )
    broken = replace(said, text=f"{said.text}\n{words}")

    assert BY_NAME[name].holds_for(broken)
    assert list(BY_NAME[name].faults(broken))


LACKING = {
    "R21-court-papers-cannot-wait": ("note", "传票|支付令", "summons|payment order"),
    "R15-help": ("note", "12356", "12356"),
    "R10-true-reasons": ("note", "停息挂账", "credit repair"),
    "R2-reservation": ("paper", "也不放弃包括诉讼时效在内的任何抗辩", "waives no defence"),
    "R3-limitation-told": ("note", "重新", "anew|restarts"),
    "R4-log-cuts-both-ways": ("note", "催过款", "was demanded"),
    "R11-money": ("note", "不付给?个人", "never to a person"),
    "R13-signature": ("note", "手写", "by hand"),
    "R13-proof-of-sending": ("note", "EMS", "EMS"),
    "R15-debt-stays": ("note", "债务不因|不能让债务消灭", "does not end|ends no debt"),
    "R15-true-records-stay": ("note", "不能因投诉删除", "by complaint|complained away"),
    "R15-check-the-court": ("note", "12368", "12368"),
}


@pytest.mark.parametrize("name", LACKING)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_text_that_lacks_what_it_asks_for_breaks_it(name, language):
    where, zh, en = LACKING[name]
    promise = BY_NAME[name]
    whole = [
        one
        for one in _everything()
        if (one.where, one.language) == (where, language) and promise.holds_for(one)
    ]
    poorer = [
        replace(one, text=re.sub(zh if language == "zh" else en, "", one.text)) for one in whole
    ]

    assert poorer
    assert all(list(promise.faults(one)) for one in poorer)


def test_a_third_person_named_in_a_letter_breaks_it():
    said = next(
        one for one in _everything() if (one.kind, one.where) == ("refuse-third-party", "paper")
    )
    answers = {**said.answers, "contacts.1.name": "王小样"}
    broken = replace(said, answers=answers, text=f"{said.text}王小样")

    assert list(BY_NAME["R6-third-persons"].faults(broken))
    assert not list(BY_NAME["R6-third-persons"].faults(replace(said, answers=answers)))


def test_another_lender_named_in_a_letter_breaks_it():
    said = next(
        one for one in _everything() if (one.kind, one.where) == ("refuse-third-party", "paper")
    )
    answers = {"lenders.1.id": "a", "lenders.2.id": "b", "lenders.2.name": "丁戊示例银行"}
    broken = replace(said, answers={**answers, "chosen lender": "a"}, text="致丁戊示例银行")

    assert list(BY_NAME["R18-one-lender"].faults(broken))


def test_every_promise_is_shown_to_be_broken_by_something():
    tried = {*LACKING, "R6-third-persons", "R18-one-lender"}
    tried |= {mark.args[1][n][0] for mark in _added() for n in range(len(mark.args[1]))}

    assert {promise.name for promise in PROMISES} == tried


def _added():
    return test_a_text_that_says_what_it_forbids_breaks_it.pytestmark


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)
def test_it_holds_for_some_text(promise):
    assert any(promise.holds_for(said) for said in _everything())
