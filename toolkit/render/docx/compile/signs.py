"""Which sign keeps a tag from being read, and what to type instead."""

from __future__ import annotations

import re
import unicodedata

from toolkit.language import Wording

_INSTEAD = {
    "｜": "|", "“": '"', "”": '"', "„": '"', "＂": '"', "‘": "'", "’": "'", "＇": "'", "＝": "=",
    "！": "!", "．": ".", "。": ".", "＿": "_", "％": "%", "｛": "{", "｝": "}",
}  # fmt: skip
_NOT_IN_NAMES = "（）()，、,：:；;【】[]［］《》<>＜＞？?*＊@/／\\&$￥-－–—+＋~·!"
_KEYWORDS = {"if", "elif", "else", "endif", "for", "endfor", "in", "not", "and", "or"}
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")


def unreadable(tag: str) -> tuple[Wording, Wording]:
    """Return what is wrong with a tag that can't be read, and what to type.

    >>> [part.en for part in unreadable("{{ debtor.name｜label }}")]
    ["The sign “｜” can't be read in a tag", 'type | in half-width instead']
    """
    inner = re.sub(r"^\{[{%](p |tr )?|[}%]\}$", "", tag)
    for sign in inner:
        if unicodedata.category(sign) == "Cf":
            return _invisible(sign)
    inner = _TEXT.sub("", inner)
    for sign in inner:
        if sign in _INSTEAD:
            return (
                Wording(f"标记里不能用“{sign}”", f"The sign “{sign}” can't be read in a tag"),
                Wording(
                    f"请改成半角的 {_INSTEAD[sign]}", f"type {_INSTEAD[sign]} in half-width instead"
                ),
            )
    for sign in inner:
        if sign in _NOT_IN_NAMES:
            return (
                Wording(f"标记里不能有“{sign}”", f"“{sign}” can't stand in a tag"),
                Wording(
                    "名称只用字母、汉字、数字、下划线和点",
                    "a name has letters, digits, underlines and dots",
                ),
            )
    return _of_blanks(inner)


def _of_blanks(inner: str) -> tuple[Wording, Wording]:
    odd = next((s for s in inner if s != " " and unicodedata.category(s) == "Zs"), "")
    words = inner.split()
    if not words:
        return _EMPTY
    if odd:
        kind = {
            "\u3000": ("全角空格", "an ideographic blank"),
            "\u00a0": ("不间断空格", "a hard blank"),
        }
        zh, en = kind.get(odd, ("特殊空格", "an odd blank"))
        return (
            Wording(f"标记里有{zh}", f"There is {en} in the tag"),
            Wording(
                "请改成半角空格；名称中间不留空格", "type a plain blank, and none within a name"
            ),
        )
    if re.match(r"\d", words[0]):
        return (
            Wording("名称不能以数字开头", "A name can't begin with a digit"),
            Wording("请以字母或汉字开头", "begin it with a letter"),
        )
    if len(words) > 1 and words[0] not in _KEYWORDS:
        return (
            Wording("名称中间有空格", "There is a blank within the name"),
            Wording(f"写成 {'_'.join(words)}", f"write {'_'.join(words)}"),
        )
    return Wording("无法读懂这个标记", "This tag can't be read"), Wording(
        "写成 {{ 名称 }}、{% if 名称 %} 或 {% for 项 in 列表 %}",
        "write {{ name }}, {% if name %} or {% for item in list %}",
    )


def _invisible(sign: str) -> tuple[Wording, Wording]:
    code = f"U+{ord(sign):04X}"
    return (
        Wording(
            f"标记里有看不见的字符 {code}", f"There is an invisible character in the tag, {code}"
        ),
        Wording("请删除整个标记后重新输入", "delete the whole tag and type it anew"),
    )


_EMPTY = (
    Wording("标记是空的", "The tag is empty"),
    Wording("写上名称，或者删除标记", "write a name in it, or remove it"),
)
