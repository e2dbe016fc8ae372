"""What no letter before suit may say: admissions, promises, insults, bargains (R1, R2, R8, R9)."""

import re

import pytest

LETTERS = ["refuse-third-party", "reply-lawyer"]
every_letter = pytest.mark.parametrize("name", LETTERS)
VARIANTS = {
    "refuse-third-party": [
        {},
        {"reachable": "否", "asked_to_contact_them": "是"},
        {"contacts.1.standing": "unknown"},
        {"claimant.name": "样本资产管理有限公司", "claimant.role": "assignee"},
    ],
    "reply-lawyer": [
        {},
        {"lender.type": "private"},
        {"lawyer_letter.says_fraud": "是", "fraud_risk": "否"},
        {"lawyer_letter.arrived_as": "picture", "claimant": None},
    ],
}
ASSERTED = "诈骗团伙|黑社会|套路贷|高利贷|非法放贷|骗子|敲诈|违法犯罪|暴力催收"
ADMITTED = "愿意还|愿还款|一定还|尽快还|承担还款|独立承担|尚欠|欠款|宽限|延期还|分期|减免|还款计划"
BARGAINED = "否则|曝光|删除征信|洗白"


@every_letter
def test_no_letter_promises_or_asks_for_time(paper, name):
    for changes in VARIANTS[name]:
        text = paper(name, changes).text()
        own = re.sub(r"(?m)^.*据被联系人告知.*$|称本人借款逾期不还", "", text)

        assert re.findall(ADMITTED, own) == []


@every_letter
def test_no_letter_insults_or_bargains(paper, name):
    for changes in VARIANTS[name]:
        assert re.findall(f"{ASSERTED}|{BARGAINED}", paper(name, changes).text()) == []


@every_letter
def test_every_letter_reserves_every_defence(paper, name):
    sentence = (
        "不构成对任何本金、利息、费用数额的确认，不构成履行承诺，也不放弃包括诉讼时效在内的任何抗辩"
    )
    for changes in VARIANTS[name]:
        assert sentence in paper(name, changes).text()


@every_letter
def test_no_letter_says_that_the_period_has_run_out(paper, name):
    for changes in VARIANTS[name]:
        assert not re.search("已过诉讼时效|时效已过|超过诉讼时效", paper(name, changes).text())


@every_letter
def test_every_letter_leaves_the_signature_to_the_hand(paper, name):
    text = paper(name).text()

    assert re.search(r"人（签名）：\n2026年11月24日", text)


@every_letter
@pytest.mark.parametrize(
    "sentence",
    [
        "债务不因这份文书消灭；真实逾期记录不能因投诉删除；法院传票、支付令必须处理",
        "先自行查号拨 12368、110 或法院公布的电话核实，不点链接、不转账",
        "不要伪造证明，不要交给“债务优化、停息挂账、征信修复”中介",
        "12348",
        "EMS",
        "什么时候不要用",
    ],
)
def test_every_note_says_what_must_be_said(paper, name, sentence):
    assert sentence in paper(name).text(note=True)


@every_letter
def test_every_english_edition_says_that_it_is_a_reading_copy(paper, name):
    for note in (False, True):
        assert "Reading copy" in paper(name).text("en", note=note)[:200]


@every_letter
def test_both_languages_have_the_same_sections(paper, name):
    for changes in VARIANTS[name]:
        made = paper(name, changes)
        chinese = re.findall(r"(?m)^[一二三四五六七]、", made.text())
        english = re.findall(r"(?m)^\d\. [A-Z]", made.text("en"))

        assert len(chinese) == len(english)


@every_letter
def test_no_sentence_of_a_letter_is_too_long_to_be_read_aloud(paper, name):
    text = paper(name).text()
    sentences = re.split(r"[。；\n|]", re.sub("《[^》]*》|（[^）]*）|“[^”]*”", "", text))
    long = [one for one in sentences if len(one) > 75]

    assert long == []
