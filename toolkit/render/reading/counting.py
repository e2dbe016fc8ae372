"""Numbers as Word's automatic numbering writes them: 一, （一）'s 一, a, iv, ①."""

from __future__ import annotations

from toolkit.law.statutes.numbers import hanzi

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_COUNTED = frozenset(
    {
        *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting"),
        *("taiwaneseCountingThousand", "japaneseCounting"),
    }
)
_ROWS = {
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}


def counted(number: int, form: str) -> str:
    """Return a number in one of Word's forms (`w:numFmt`); decimal where the form has no more.

    >>> [counted(12, form) for form in ("chineseCounting", "lowerRoman", "lowerLetter", "none")]
    ['十二', 'xii', 'l', '']
    >>> counted(28, "upperLetter"), counted(3, "decimalEnclosedCircle"), counted(7, "decimalZero")
    ('BB', '③', '07')
    """
    if form == "none":
        return ""
    if form in _COUNTED and 0 < number < 10_000:
        return hanzi(number)
    if form == "chineseLegalSimplified" and 0 < number < 10_000:
        return hanzi(number).translate(_CAPITALS)
    if form in _ROWS and 0 < number <= len(_ROWS[form]):
        return _ROWS[form][number - 1]
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4_000:
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    digits = f"{number:02}" if form == "decimalZero" else str(number)
    if form.startswith("decimalFullWidth"):
        return digits.translate(_FULL_WIDTH)
    if form in ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"):
        return digits.translate(_DIGITS)
    return f"- {digits} -" if form == "numberInDash" else digits


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters
