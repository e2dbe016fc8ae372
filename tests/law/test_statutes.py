"""Expectations are the articles themselves, read in the published texts."""

import json
from datetime import date
from pathlib import Path

import pytest

from toolkit.errors import ParameterError
from toolkit.language import Wording
from toolkit.law.statutes import (
    article,
    article_label,
    article_number,
    articles,
    lapsed_laws,
    laws,
    named_source,
    named_sources,
    versions,
)
from toolkit.law.statutes.numbers import from_hanzi, hanzi

TODAY = date(2026, 11, 24)
SHARED = Path(__file__).parents[3] / "shared/law/law_articles.json"


def code(caught):
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("law", "number", "day", "beginning"),
    [
        (
            "治安管理处罚法",
            "42",
            "2025-12-31",
            "有下列行为之一的，处五日以下拘留或者五百元以下罚款",
        ),
        (
            "治安管理处罚法",
            "50",
            "2026-01-01",
            "有下列行为之一的，处五日以下拘留或者一千元以下罚款",
        ),
        ("民间借贷规定", "26", "2015-09-01", "借贷双方约定的利率未超过年利率24%"),
        ("民间借贷规定", "26", "2020-08-19", "借贷双方约定的利率未超过年利率24%"),
        ("民间借贷规定", "29", "2020-08-20", "借贷双方对逾期利率有约定的"),
        ("民间借贷规定", "29", "2020-12-31", "借贷双方对逾期利率有约定的"),
        ("民间借贷规定", "28", "2021-01-01", "借贷双方对逾期利率有约定的"),
        ("民法典", "561", "2021-01-01", "债务人在履行主债务外还应当支付利息"),
        ("刑法", "293.1", "2021-03-01", "有下列情形之一，催收高利放贷等产生的非法债务"),
    ],
)
def test_an_article_is_that_of_the_version_in_force_that_day(law, number, day, beginning):
    assert article(law, number, on=date.fromisoformat(day)).text.startswith(beginning)


@pytest.mark.parametrize(
    ("law", "number", "day"),
    [
        ("治安管理处罚法", "50", "2025-12-31"),
        ("治安管理处罚法", "42", "2026-01-01"),
        ("民法典", "513.1", "2026-01-01"),
        ("民法典", "1260", "2026-01-01"),
    ],
)
def test_an_article_that_is_not_held_is_an_error_that_names_near_ones(law, number, day):
    with pytest.raises(ParameterError) as caught:
        article(law, number, on=date.fromisoformat(day))

    assert code(caught) == "article-unknown"
    assert caught.value.problems[0].hint.en.startswith("near it are: ")


@pytest.mark.parametrize(
    ("law", "day"),
    [
        ("民法典", "2020-12-31"),
        ("民间借贷规定", "2015-08-31"),
        ("民事诉讼法", "2023-12-31"),
        ("治安管理处罚法2025", "2025-12-31"),
        ("民间借贷规定2015", "2020-08-20"),
    ],
)
def test_a_day_without_a_text_is_an_error(law, day):
    with pytest.raises(ParameterError) as caught:
        article(law, "1", on=date.fromisoformat(day))

    assert code(caught) == "law-not-in-force"
    assert day in caught.value.message("zh")


def test_a_day_without_a_text_is_told_which_days_have_one():
    with pytest.raises(ParameterError) as caught:
        article("治安管理处罚法", "42", on=date(2012, 12, 31))

    first, second = "2013-01-01 – 2025-12-31", "2026-01-01 –"
    assert caught.value.problems[0].hint == Wording(
        f"现有文本施行期间：{first}、{second}", f"texts held: {first}, {second}"
    )


def test_what_is_no_number_is_shown_as_it_was_written():
    with pytest.raises(ParameterError) as caught:
        article("民法典", "abc", on=TODAY)

    assert "“abc”" in caught.value.message("zh")
    assert "Civil Code “abc”" in caught.value.message("en")
    assert "293.1" in caught.value.message("zh")


def test_near_articles_are_named_in_their_order():
    with pytest.raises(ParameterError) as caught:
        article("民法典", "562", on=TODAY)

    assert caught.value.problems[0].hint.zh == "相近的有：557、560、561"


def test_a_lapsed_law_names_the_one_that_took_its_place():
    with pytest.raises(ParameterError) as caught:
        article("民法通则", "1195", on=TODAY)

    assert code(caught) == "law-lapsed"
    assert "2020-12-31" in caught.value.message("zh")
    assert "民法典" in caught.value.message("zh")


@pytest.mark.parametrize(
    ("wrong", "right"), [("民典法", "民法典"), ("民间借贷的规定", "民间借贷规定")]
)
def test_a_misspelt_law_is_answered_with_did_you_mean(wrong, right):
    with pytest.raises(ParameterError) as caught:
        versions(wrong)

    assert code(caught) == "law-unknown"
    assert right in caught.value.problems[0].hint.zh


@pytest.mark.parametrize(
    "name", ["民法典", "《中华人民共和国民法典》", "中华人民共和国民法典", "Civil Code"]
)
def test_a_law_is_found_by_any_of_its_names(name):
    assert versions(name)[0].short == "民法典"


@pytest.mark.parametrize("number", [561, "561", "第561条", "第五百六十一条", "五百六十一"])
def test_an_article_is_found_by_number_in_any_form(number):
    assert article("民法典", number, on=TODAY).number == "561"


@pytest.mark.parametrize(
    ("law", "number", "parts", "zh", "en"),
    [
        ("民法典", "561", (), "《中华人民共和国民法典》第五百六十一条", "Civil Code art. 561"),
        (
            "民法典",
            "561",
            (None, 1),
            "《中华人民共和国民法典》第五百六十一条第一项",
            "Civil Code art. 561 item 1",
        ),
        (
            "民法典",
            "561",
            (1, 3),
            "《中华人民共和国民法典》第五百六十一条第三项",
            "Civil Code art. 561 item 3",
        ),
        (
            "治安管理处罚法",
            "50",
            (None, 5),
            "《中华人民共和国治安管理处罚法》第五十条第一款第五项",
            "Public Security Administration Punishments Law art. 50 para. 1 item 5",
        ),
        (
            "刑法",
            "293.1",
            (),
            "《中华人民共和国刑法》第二百九十三条之一",
            "Criminal Law art. 293-1",
        ),
        (
            "民法典",
            "680",
            (2,),
            "《中华人民共和国民法典》第六百八十条第二款",
            "Civil Code art. 680 para. 2",
        ),
        (
            "民间借贷规定",
            "28",
            (None, 2),
            "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》第二十八条第二款第二项",
            "SPC Provisions on Private Lending art. 28 para. 2 item 2",
        ),
    ],
)
def test_a_citation_names_law_article_paragraph_and_item(law, number, parts, zh, en):
    assert article(law, number, on=TODAY).cite(*parts) == Wording(zh, en)


def test_a_version_that_has_ended_is_cited_with_its_edition():
    old = article("治安管理处罚法", "42", on=date(2025, 6, 1))

    assert old.cite(item=5).zh == "《中华人民共和国治安管理处罚法》（2012修正）第四十二条第五项"
    assert "法释〔2015〕18号" in article("民间借贷规定", "26", on=date(2018, 1, 1)).cite().zh


def test_a_short_citation_has_no_brackets():
    assert article("民法典", "561", on=TODAY).cite(short=True).zh == "民法典第五百六十一条"


@pytest.mark.parametrize("parts", [(2,), (None, 4), (1, 4), (0,), (None, 0)])
def test_a_part_that_the_article_does_not_have_is_an_error(parts):
    with pytest.raises(ParameterError) as caught:
        article("民法典", "561", on=TODAY).cite(*parts)

    assert code(caught) == "article-part-unknown"


def test_an_item_needs_its_paragraph_where_two_have_items():
    crimes = article("个人信息刑事解释", "5", on=TODAY)

    assert crimes.cite(2, 1).zh.endswith("第五条第二款第一项")
    assert crimes.quoted(1, 1) != crimes.quoted(2, 1)
    with pytest.raises(ParameterError) as caught:
        crimes.cite(item=1)
    assert code(caught) == "article-part-ambiguous"


def test_paragraphs_hold_their_items():
    harassment = article("治安管理处罚法", "50", on=TODAY)

    assert len(harassment.paragraphs) == 2
    assert len(harassment.items) == 6
    assert harassment.items[4].startswith("（五）多次发送淫秽、侮辱、恐吓等信息")
    assert harassment.quoted(1, 6) == "（六）偷窥、偷拍、窃听、散布他人隐私的。"
    assert harassment.quoted(2).startswith("有前款第五项规定的")
    assert harassment.items_of(2) == ()


def test_items_in_half_width_brackets_and_their_sub_items_are_items():
    costs = article("诉讼费用交纳办法", "13", on=TODAY)

    assert costs.items[0].startswith("(一)财产案件")
    assert costs.items[0].endswith("10．超过2000万元的部分，按照0.5%交纳。")


def test_every_text_is_the_published_one():
    if not SHARED.exists():
        pytest.skip("the collection of texts is not on this machine")
    published = json.loads(SHARED.read_text(encoding="utf-8"))
    keys = {name: law for law in laws() for name in (*law.aliases, law.short)}
    # a short name shared by several versions means the one in force
    keys |= {law.short: law for law in laws() if law.in_force_until is None}

    known = {
        (keys[entry["law"]].file, entry["number"]): entry
        for entry in published
        if entry["law"] in keys
    }
    held = [one for law in laws() for one in articles(law).values()]

    assert len(held) >= 357
    for one in held:
        entry = known[one.law.file, one.number]
        assert one.text == entry["text"]
        assert one.law.in_force_from.isoformat() == entry["effective"]
        assert entry["article"] in (one.label, "一")


def test_versions_of_a_law_neither_overlap_nor_leave_a_day():
    for law in laws():
        after = [other for other in versions(law.short) if other.in_force_from > law.in_force_from]
        if law.in_force_until is None:
            assert after == []
        else:
            assert (after[0].in_force_from - law.in_force_until).days == 1


def test_every_article_can_be_cited_down_to_its_last_item():
    for law in laws():
        for held in articles(law).values():
            assert "\n".join(held.paragraphs) == held.text
            for number in range(1, len(held.paragraphs) + 1):
                for item in range(1, len(held.items_of(number)) + 1):
                    assert held.quoted(number, item) in held.text


def test_names_of_different_laws_are_different():
    owners = {}
    for law in laws():
        for name in law.names:
            assert owners.setdefault(name, law.short) == law.short
    assert not {lapsed.short for lapsed in lapsed_laws()} & set(owners)


def test_one_source_is_marked_as_less_sure_than_two():
    assert article("民法典", "561", on=TODAY).confidence == "high"
    assert "just-laws" in article("民法典", "561", on=TODAY).source
    assert article("民法典", "189", on=TODAY).confidence == "medium"
    assert "just-laws" not in article("民法典", "189", on=TODAY).source


def test_a_named_source_has_no_words_to_quote():
    policy = named_source("法发〔2017〕22号")

    assert (
        policy.cited.zh
        == "《最高人民法院关于进一步加强金融审判工作的若干意见》（法发〔2017〕22号）"
    )
    assert policy.confidence == "reported"
    assert named_source("GB/T 45251-2025").number == "GB/T 45251—2025"
    assert named_source("信用卡办法").part == "第七十条"
    assert not hasattr(policy, "text")


def test_an_unknown_source_is_answered_with_did_you_mean():
    with pytest.raises(ParameterError) as caught:
        named_source("法发〔2017〕2号")

    assert code(caught) == "source-unknown"
    assert "法发〔2017〕22号" in caught.value.problems[0].hint.zh


def test_named_sources_are_not_laws_of_the_register():
    held = {law.title.zh for law in laws()}

    assert not held & {source.title.zh for source in named_sources()}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (19, "十九"),
        (20, "二十"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1024, "一千零二十四"),
        (1100, "一千一百"),
        (1195, "一千一百九十五"),
    ],
)
def test_numbers_are_written_as_laws_number_their_articles(number, words):
    assert hanzi(number) == words
    assert from_hanzi(words) == number


@pytest.mark.parametrize(("words", "number"), [("一十", 10), ("一十五", 15), ("两百", 200)])
def test_other_ways_of_writing_a_number_are_read(words, number):
    assert from_hanzi(words) == number


@pytest.mark.parametrize("words", ["一二十", "十零五", "百", "零", "二十十", "千三", "甲"])
def test_words_that_nobody_writes_are_no_number(words):
    assert from_hanzi(words) is None


def test_every_number_reads_back():
    assert all(from_hanzi(hanzi(number)) == number for number in range(1, 10_000))


@pytest.mark.parametrize("text", ["", "第条", "第零条", "十百", "二〇", "a", "0", "12345", "1.0"])
def test_what_is_no_number_of_an_article_is_not_taken_for_one(text):
    assert article_number(text) is None


def test_labels_read_back():
    for law in laws():
        for number in articles(law):
            assert article_number(article_label(number)) == number


@pytest.mark.parametrize(
    "name", ["《中华人民共和国 民法典》", "〈民法典〉", " 民 法 典 ", "Civil Code"]
)
def test_a_law_is_found_whatever_stands_around_its_name(name):
    assert article(name, "561", on=TODAY).law.short == "民法典"


@pytest.mark.parametrize(
    ("number", "label"),
    [(20, "二十"), (21, "二十一"), (10, "十"), (9999, "九千九百九十九"), (1001, "一千零一")],
)
def test_numbers_in_chinese_are_as_articles_are_numbered(number, label):
    from toolkit.law.statutes.numbers import from_hanzi, hanzi

    assert hanzi(number) == label
    assert from_hanzi(label) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第 五百 六十一 条", "561"),
        ("9999", "9999"),
        ("第9999条", "9999"),
        ("第10000条", None),
        ("第零条", None),
        ("561a", None),
    ],
)
def test_an_article_number_is_read_up_to_four_digits(text, number):
    from toolkit.law.statutes.numbers import article_number

    assert article_number(text) == number


@pytest.mark.parametrize("name", ["法发〔2017〕22号", "法 发〔2017〕 22号"])
def test_a_source_is_found_with_blanks_in_its_number(name):
    from toolkit.law.statutes import named_source

    assert named_source(name).number == "法发〔2017〕22号"


def test_a_source_whose_own_name_has_a_blank_is_found():
    from toolkit.law.statutes import named_source

    title = "互联网金融 个人网络消费信贷 贷后催收风控指引"

    assert named_source(title).title.zh == title


def test_a_first_paragraph_and_a_first_item_that_are_not_there_are_named():
    plain = article("民法典", "561", on=TODAY)
    with pytest.raises(ParameterError) as caught:
        plain.quoted(2)

    assert "第二款" in caught.value.message("zh")
    with pytest.raises(ParameterError) as caught:
        article("民间借贷规定", "25", on=TODAY).cite(None, 1)
    assert "第一项" in caught.value.message("zh")


def test_items_keep_their_blanks():
    from toolkit.law.statutes.article import Article

    law = article("民法典", "561", on=TODAY).law
    made = Article(law, "1", "甲：\n（一）子 丑；\n（二）寅。", "")

    assert made.items == ("（一）子 丑；", "（二）寅。")
    assert made.confidence == "medium"


@pytest.mark.parametrize(
    ("law", "number", "near"),
    [("刑法", "293-2", "287-2、293、293-1"), ("民事诉讼法", "98", "94、95、100")],
)
def test_near_articles_stand_by_number_and_as_they_are_written(law, number, near):
    with pytest.raises(ParameterError) as caught:
        article(law, number, on=TODAY)

    assert caught.value.problems[0].hint.zh == f"相近的有：{near}"
