"""Expectations: the published articles, and citations as papers write them."""

import zipfile
from datetime import date

import pytest
from docx import Document

from toolkit.errors import StatementError
from toolkit.review.docx_text import Paragraph
from toolkit.review.law_check import check_law, check_paragraphs

TODAY = date(2026, 11, 24)


def check(*texts, on=TODAY):
    lines = [
        Paragraph("word/document.xml", number, text) for number, text in enumerate(texts, start=1)
    ]
    return check_paragraphs(lines, on)


def kinds(*texts, on=TODAY):
    return [finding.kind for finding in check(*texts, on=on)]


@pytest.mark.parametrize(
    "text",
    [
        "依据《中华人民共和国民法典》第五百六十一条",
        "依据《民法典》第561条的规定",
        "根据民法典第五百六十一条第一项",
        "根据中华人民共和国民法典第五百六十一条第（一）项",
        "《中华人民共和国民事诉讼法（2023修正）》第八十五条第三款",
        "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第九十条",
        "《最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释》第十条第三款",
        "《中华人民共和国刑法》第二百九十三条之一",
        "民间借贷规定第二十八条第二款第二项",
        "个保法第四十七条第一款第三项",
        "see Civil Code art. 561 item 1",
        "Public Security Administration Punishments Law art. 50 para. 1 item 5",
    ],
)
def test_a_right_citation_is_known(text):
    assert kinds(text) == ["known"]


def test_each_article_of_a_list_is_checked():
    found = check(
        "依据《民法典》第一千零三十二条、第一千零三十三条第一项、第五项和第一千零三十四条"
    )

    assert [one.what.zh.rpartition("》")[2] for one in found] == [
        "第一千零三十二条",
        "第一千零三十三条第一项",
        "第一千零三十三条第五项",
        "第一千零三十四条",
    ]


def test_paragraphs_of_one_article_in_a_list():
    found = check(
        "《民间借贷规定》第二十八条第一款、第二款第（一）项，《民法典》第六百八十条第二款"
    )

    assert [one.kind for one in found] == ["known"] * 3
    assert found[1].what.zh.endswith("第二十八条第二款第一项")
    assert found[2].what.zh.endswith("第六百八十条第二款")


def test_an_article_beyond_the_lapsed_law_points_to_the_civil_code():
    [found] = check("依据《民法通则》第一千一百九十五条，请删除")

    assert found.kind == "law-lapsed"
    assert found.is_fault
    assert "156" in found.what.zh
    assert found.hint.zh == "您是不是要写《中华人民共和国民法典》第一千一百九十五条？"


@pytest.mark.parametrize("law", ["民法通则", "《中华人民共和国合同法》", "民法总则", "担保法"])
def test_a_lapsed_law_is_a_fault(law):
    assert kinds(f"依据{law}第二十条") == ["law-lapsed"]


def test_the_number_of_an_older_version_is_a_fault_unless_its_edition_is_written():
    assert kinds("《治安管理处罚法》第四十二条第五项") == ["not-in-force"]
    assert kinds("《治安管理处罚法》第四十二条第五项", on=date(2025, 12, 31)) == ["known"]
    assert kinds("《治安管理处罚法》（2012修正）第四十二条第五项") == ["known"]
    assert kinds("《中华人民共和国治安管理处罚法（2012年修正）》第四十二条") == ["known"]


def test_an_old_interpretation_is_known_by_its_document_number():
    title = "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》"

    assert kinds(f"{title}（法释〔2015〕18号）第二十六条第二款") == ["known"]
    assert kinds(f"{title}第二十六条第二款") == ["part-unknown"]


def test_a_law_before_its_first_day_is_not_in_force():
    assert kinds("《民法典》第五百六十一条", on=date(2020, 12, 31)) == ["not-in-force"]


def test_an_article_that_is_not_held_is_not_called_wrong():
    [found] = check("《民法典》第一条")

    assert found.kind == "not-held"
    assert not found.is_fault


def test_a_part_that_does_not_exist_is_a_fault():
    assert kinds("《民法典》第五百六十一条第二款") == ["part-unknown"]
    assert kinds("《民法典》第五百六十一条第四项") == ["part-unknown"]


def test_a_law_that_nobody_knows_is_a_fault_and_a_contract_is_not():
    [found] = check("依据《民典法》第五百六十一条")

    assert found.kind == "law-unknown"
    assert "民法典" in found.hint.zh
    assert kinds("依据《个人借款合同》第五条，合同第三条") == []


def test_a_named_source_may_not_be_quoted_by_clause():
    [found] = check("《商业银行信用卡业务监督管理办法》第七十条")

    assert found.kind == "named-only"
    assert not found.is_fault
    assert kinds("《金融机构个人消费类贷款催收工作指引（试行）》第二十条") == ["named-only"]


def test_a_short_form_given_by_the_paper_is_followed():
    found = check(
        "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》（以下简称“新规”）第二十五条",
        "依据《新规》第二十六条、新规第九十九条",
    )

    assert [one.kind for one in found] == ["known", "known", "not-held"]
    assert found[2].paragraph == 2


def test_a_quotation_word_for_word_is_right():
    text = (
        "《民法典》第六百七十条规定：“借款的利息不得预先在本金中扣除。利息预先在本金中扣除的，"
        "应当按照实际借款数额返还借款并计算利息。”"
    )

    assert kinds(text) == ["known"]
    assert kinds(text.replace("利息预先在本金中扣除的，", "……")) == ["known"]


def test_a_changed_quotation_is_a_fault_with_the_original():
    found = check("《民法典》第六百七十条规定：“借款的利息可以预先在本金中扣除。”")

    assert [one.kind for one in found] == ["known", "quote-differs"]
    assert "不得预先" in found[1].hint.zh
    assert found[1].is_fault


def test_a_quotation_from_another_paragraph_says_so():
    found = check("民法典第六百八十条第一款规定，“借款合同对支付利息没有约定的，视为没有利息。”")

    assert found[1].kind == "quote-differs"
    assert "不在" in found[1].what.zh


def test_a_quotation_in_the_next_paragraph_is_read():
    assert kinds(
        "《民法典》第五百七十九条规定：", "“当事人一方未支付价款……对方应当放弃其请求。”"
    ) == [
        "known",
        "quote-differs",
    ]
    assert kinds(
        "《民法典》第五百七十九条规定：", "“当事人一方未支付价款……对方可以请求其支付。”"
    ) == ["known"]


def test_only_the_next_paragraph_is_read_for_a_quotation():
    leading, other = "《民法典》第五百七十九条规定：", "另有一段文字。"

    assert kinds(leading, other, "“这句话不是法律的原文。”") == ["known"]
    assert kinds(other, leading, "“这句话不是法律的原文。”", other) == ["known", "quote-differs"]


def test_a_finding_shows_the_citation_as_it_was_written():
    found = check("依据《民法典》第561条第（一）项、第二项；Civil Code art. 9999 is no article")

    assert [one.written for one in found] == [
        "《民法典》第561条第（一）项",
        "《民法典》第二项",
        "Civil Code art. 9999",
    ]


def test_words_of_somebody_else_are_not_taken_for_the_law():
    text = "依据《民法典》第一千零三十三条提出异议。对方来电称“再不还款就找你家里人”。"

    assert kinds(text) == ["known"]


def test_paragraphs_of_a_word_file_are_numbered(tmp_path):
    document = Document()
    document.add_paragraph("第一段")
    document.add_paragraph("依据《民法典》第五百六十一条")
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "民法通则第一千一百九十五条"
    document.sections[0].footer.paragraphs[0].text = "民法典第六百七十条"
    path = tmp_path / "paper.docx"
    document.save(str(path))

    found = check_law(path, TODAY)

    assert [(one.part, one.paragraph, one.kind) for one in found] == [
        ("word/document.xml", 2, "known"),
        ("word/document.xml", 3, "law-lapsed"),
        ("word/footer1.xml", 1, "known"),
    ]


def test_a_citation_that_word_split_into_runs_is_read_whole(tmp_path):
    document = Document()
    paragraph = document.add_paragraph("《民法")
    for run in ("典》第五百", "六十", "一条"):
        paragraph.add_run(run).bold = True
    path = tmp_path / "paper.docx"
    document.save(str(path))

    assert [one.kind for one in check_law(path, TODAY)] == ["known"]


def test_what_is_no_word_file_is_refused(tmp_path):
    text, empty, missing = (tmp_path / name for name in ("a.docx", "b.docx", "c.docx"))
    text.write_text("《民法典》第五百六十一条", encoding="utf-8")
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("word/other.xml", "<a/>")

    for path, code in (
        (text, "not-a-word-file"),
        (empty, "not-a-word-file"),
        (missing, "no-such-file"),
    ):
        with pytest.raises(StatementError) as caught:
            check_law(path, TODAY)
        assert caught.value.problems[0].code == code


def _package(path, document):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
    return path


def test_a_document_with_entities_is_refused(tmp_path):
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'

    with pytest.raises(StatementError):
        check_law(_package(tmp_path / "bomb.docx", bomb), TODAY)


def test_a_part_that_unpacks_beyond_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.render.reading.parts.LARGEST_PART", 1000)

    with pytest.raises(StatementError) as caught:
        check_law(_package(tmp_path / "large.docx", "<a>" + " " * 2000 + "</a>"), TODAY)
    assert caught.value.problems[0].code == "too-large"
