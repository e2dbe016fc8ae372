"""Names of people, companies and courts, as a paper addresses them."""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.errors import Unreadable
from toolkit.language import Wording
from toolkit.values.day import day
from toolkit.values.money import amount
from toolkit.values.rate import rate
from toolkit.values.text import half_width, line, quoted

_PLACEHOLDER = (
    r"(我|本人)?(也|还|都)?(不知道|不清楚|不了解|不记得|不确定|不认识|记不清|忘记?了?|未知|不详|不明|未填|未提供)"
    r"(是谁|是哪家|叫什么|名[字称]|全称|姓名)?"
    r"|同[上前左]|如上|见上|待[核查确补填定认]\w{0,2}|暂无|暂缺|空白?|略|无名?|没有|某+人?"
    r"|合计|小计|总计|总额|本页合计|金额|姓名|名称|全称|公司|对方|客户"
    r"|n/?a|none|null|nil|unknown|not known|don'?t know|tbd|todo|test|ditto|same|total|name|x+"
)
_SIGNS = r"[\s()\[\]{}【】「」“”\"<>《》.,，。、:;!~\-—/\\]+"
_MASK = "?*×_…•■□○●◇◆△▲▽▼☆★〓�"
_HINT = Wording(
    "写全名；现在不知道的，先查合同、短信或起诉状",
    "write the full name; where it is not known, look at the contract, the messages or the claim",
)


def name(text: str) -> str:
    """Return the name of a person, a company or a court, as it is printed.

    >>> name(" 甲乙示例消费金融有限公司 ")
    '甲乙示例消费金融有限公司'

    Raises:
        Unreadable: As `line`, or it stands in for a name (不知道, 同上, 待核实, 合计, 王□, ??), or
            is an amount, a rate, a day or a number: two columns were mixed up.
    """
    written = line(text)
    plain = half_width(written)
    signs = sorted(set(plain) & set(_MASK))
    if signs:
        what = Wording(
            "名称“{text}”里有“{sign}”，名字没有写全或在转存时丢了字",
            "the name “{text}” holds “{sign}”: a part is masked, or was lost when a file was saved",
        ).format(text=quoted(written), sign=quoted(signs[0]))
        raise Unreadable("masked-name", what, _HINT)
    if _is_placeholder(plain.casefold()):
        what = Wording("“{text}”不是名称", "“{text}” is not a name").format(text=quoted(written))
        raise Unreadable("placeholder-name", what, _HINT)
    if _is_something_else(plain):
        what = Wording(
            "“{text}”是数字、日期、金额或邮箱，不是名称",
            "“{text}” is a number, a day, an amount or an address, and no name",
        ).format(text=quoted(written))
        raise Unreadable("not-a-name", what, _HINT)
    return written


def _is_placeholder(plain: str) -> bool:
    """Tell whether a text, or each part of it, is one of the words that stand in for a name."""
    parts = [part for part in re.split(_SIGNS, plain) if part]
    whole = "".join(parts)
    return all(map(_stands_in, parts)) or _stands_in(whole) or _stands_in(plain)


def _stands_in(text: str) -> bool:
    return re.fullmatch(_PLACEHOLDER, text) is not None


def _is_something_else(plain: str) -> bool:
    if "@" in plain or not any(sign.isalpha() for sign in plain):
        return True
    if re.fullmatch(r"\d{2,4}年\d{1,2}月(\d{1,2}[日号])?.*", plain):
        return True
    return any(_reads(parser, plain) for parser in (amount, rate, day))


def _reads(parser: Callable[[str], object], plain: str) -> bool:
    try:
        parser(plain)
    except Unreadable:
        return False
    return True
