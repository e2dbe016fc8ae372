"""File names that every system takes, and that give nobody away.

pathvalidate knows what Windows, macOS and Linux refuse; what a name may tell is our business.
"""

from __future__ import annotations

import re
import unicodedata

from toolkit.errors import OutputError, Problem
from toolkit.language import Wording, same

LONGEST = 180  # bytes of UTF-8 with the ending; file systems take 255, cloud folders fewer
_PLAIN = re.compile(
    r"(?:[0-9A-Za-z_]|[\u4e00-\u9fff]|-(?!$)){10,50}"
)  # no reserved name is so long
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_IDENTIFYING = re.compile(
    r"(?<!\d)(?:\d{15}(?!\d)|\d{17}[\dXx]|\d{16}|\d{19}|1[3-9]\d{9})(?![\dXx])"
)


def safe_name(stem: str, ending: str = "") -> str:
    """Return a file name that Windows, macOS and Linux all take, cut to `LONGEST` bytes.

    >>> safe_name("../张三/告知函:2026*", ".docx")
    '张三告知函2026.docx'

    Args:
        stem: The name wanted, without its ending.
        ending: `.docx`; kept whole.

    Raises:
        OutputError: Nothing is left of it, or it holds what looks like an ID card, bank card or
            mobile number.
    """
    from pathvalidate import Platform, sanitize_filename

    if _IDENTIFYING.search(unicodedata.normalize("NFKC", stem)):
        raise OutputError(
            Problem(
                "identifying-name",
                Wording(
                    "文件名里有像证件号、卡号或手机号的数字",
                    "the file name holds what looks like an ID, card or mobile number",
                ),
                Wording(
                    "文件名会被别人看到，请改用姓名或编号",
                    "others see file names: use a name or a serial number",
                ),
            )
        )
    if _PLAIN.fullmatch(stem):
        return stem + ending
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", stem))
    plain = re.sub(r"\s+", " ", plain).strip(" .")
    kept = _cut(
        sanitize_filename(plain, platform=Platform.UNIVERSAL), LONGEST - len(ending.encode())
    )
    if not kept:
        raise OutputError(
            Problem(
                "empty-name",
                Wording(
                    "“{stem}”里没有可以用作文件名的字", "nothing in “{stem}” can be a file name"
                ).format(stem=same(stem[:30])),
                Wording("换一个名称", "choose another name"),
            )
        )
    return kept + ending


def _cut(name: str, longest: int) -> str:
    return name.encode()[:longest].decode(errors="ignore").strip(" .")
