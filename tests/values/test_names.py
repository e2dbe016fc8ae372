"""A name that is printed as a party is the name of somebody."""

import pytest

from toolkit.case.case_file import CaseFile
from toolkit.errors import Unreadable
from toolkit.questions import leaves, questions_of
from toolkit.values.names import name


@pytest.mark.parametrize(
    "text",
    [
        "张三",
        "欧阳〇",
        "阿卜杜拉·买买提",
        "𠮷田",
        "甲乙示例消费金融有限公司",
        "360数科示例有限公司",
        "3M 中国",
        "中国银行股份有限公司（示例支行）",
        "示例省示例市示例区人民法院",
        "某某消费金融有限公司",
        "无锡示例小额贷款有限公司",
        "合计达示例有限公司",
        "Test Example Ltd.",
        "O'Neill, Jean-Luc",
        "未央",
        "年丰",
        "万元",
    ],
)
def test_a_name_is_kept(text):
    assert text == name(f" {text} ")


PLACEHOLDERS = (
    "不知道 我不知道 也不清楚是谁 不知道（待核实） （不详） 同上 【同上】 待核实 待、定 待确认 "
    "合计 小计： 无 暂无 没有 略 某某 某人 公司 姓名 n/a N.A. None unknown TBD xxx - —— / ... 。"
)
MASKED = "王□ 张* 李** ?? ？田 王×× 赵\ufffd ○○ ……"
OTHERS = (
    "24% 年利率24% 月息2分 2024年2月30日 2024年2月 2024-04-01 20240401 12,345.60元 1.2万 "
    "13800138000 110105194912310021 name@example.com"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [(text, "placeholder-name") for text in [*PLACEHOLDERS.split(), "Don't know", "待 定"]]
    + [(text, "masked-name") for text in MASKED.split()]
    + [(text, "not-a-name") for text in OTHERS.split()],
)
def test_what_is_no_name_is_refused(text, code):
    with pytest.raises(Unreadable) as caught:
        name(text)

    assert code == caught.value.code
    assert caught.value.hint.zh
    assert caught.value.hint.en


def test_every_party_of_a_case_is_asked_for_by_name():
    """The parties: whose name a paper prints as who lent, claims, collects, signs or decides."""
    parties = {"debtor.name", "lender.name", "lenders.*.name", "claimant.name", "collector.name"}
    asked = {question.key: question.read for question in leaves(questions_of(CaseFile))}

    assert all(asked[key] is name for key in parties | {"court.name"})
