"""Amounts in words, written, checked and read independently of the package.

`accepted` lists every form that 支付结算办法附一 allows, from the digits of the amount; `read`
turns words back into fen; `english` writes an amount in English. None knows of another.
"""

from itertools import product

CAPITALS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
JIAO, FEN = -1, -2


def accepted(fen: int) -> set[str]:
    """Every way in which the amount may be written.

    整 must follow 元, may follow 角, never follows 分 (item 2). Zeros between two digits are one 零
    (item 4, 1, 2 and 4), which may be left out where the digit after them stands in the place of
    thousands or of 角 and the place just above it, 万 or 元, is 0 (item 4, 3).

    >>> sorted(accepted(168032))
    ['人民币壹仟陆佰捌拾元叁角贰分', '人民币壹仟陆佰捌拾元零叁角贰分']
    """
    if fen == 0:
        return {"人民币零元整", "人民币零元正"}
    digits = {place - 2: int(digit) for place, digit in enumerate(reversed(str(fen)))}
    standing = [place for place in sorted(digits, reverse=True) if digits[place]]
    parts: list[tuple[str, ...]] = []
    for above, place in zip([None, *standing], standing, strict=False):
        if above is not None and above - place > 1:
            may_go = place == JIAO or (place > 0 and place % 4 == 3)
            parts.append(("零", "") if may_go else ("零",))
        parts.append((CAPITALS[digits[place]] + unit_after(place, standing),))
    lowest = standing[-1]
    parts.append({FEN: ("",), JIAO: ("", "整", "正")}.get(lowest, ("整", "正")))
    return {"人民币" + "".join(choice) for choice in product(*parts)}


def unit_after(place: int, standing: list[int]) -> str:
    """What follows a digit: its place, and the names of the groups of four that end with it."""
    if place == JIAO:
        return "角"
    if place == FEN:
        return "分"
    lower = [other for other in standing if 0 <= other < place]
    words = PLACES[place % 4]
    group = place // 4
    next_group = lower[0] // 4 if lower else -1
    if next_group != group:
        words += "万" if group % 2 == 1 else ""
        words += "亿" if group >= 2 and next_group < 2 else ""
        words += "元" if next_group < 0 else ""
    return words


def read(words: str) -> int:
    """The fen that capital words say; whatever 零 adds is passed over.

    >>> read("人民币壹拾万零柒仟元伍角叁分")
    10700053
    """
    words = words.removeprefix("人民币").rstrip("整正")
    fen = pending = group = myriads = hundred_millions = 0
    for character in words:
        if character in CAPITALS:
            pending = CAPITALS.index(character)
        elif character in PLACES:
            group += pending * 10 ** PLACES.index(character)
            pending = 0
        elif character == "万":
            myriads, group, pending = (group + pending) * 10_000, 0, 0
        elif character == "亿":
            hundred_millions = (myriads + group + pending) * 10**8
            myriads = group = pending = 0
        elif character == "元":
            fen += (hundred_millions + myriads + group + pending) * 100
            pending = 0
        elif character == "角":
            fen, pending = fen + pending * 10, 0
        elif character == "分":
            fen, pending = fen + pending, 0
        else:
            raise ValueError(words)
    if pending:
        raise ValueError(words)
    return fen


ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
THOUSANDS = ("", " thousand", " million", " billion", " trillion")


def english(fen: int) -> str:
    """The amount in British English, yuan and fen.

    >>> english(100505), english(100123400)
    ('one thousand and five yuan, five fen', 'one million, one thousand, two hundred and \
thirty-four yuan, zero fen')
    """
    return f"{number(fen // 100)} yuan, {number(fen % 100)} fen"


def number(value: int) -> str:
    """A whole number below a quadrillion in words."""
    if value < 1000:
        return below_thousand(value)
    groups = []
    for name in THOUSANDS:
        value, group = divmod(value, 1000)
        groups.append((group, name))
    words = [below_thousand(group) + name for group, name in reversed(groups) if group]
    last = groups[0][0]
    if 0 < last < 100:
        return ", ".join(words[:-1]) + " and " + words[-1]
    return ", ".join(words)


def below_thousand(value: int) -> str:
    """0 to 999 in words."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    small = ONES[rest] if rest < 20 else TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    if not hundreds:
        return small
    return f"{ONES[hundreds]} hundred" + (f" and {small}" if rest else "")


def faults(fen: int, capital: str, written: str) -> list[str]:
    """What is wrong with the words for an amount: Chinese not allowed or misread, English wrong."""
    found = []
    if capital not in accepted(fen):
        found.append(f"{fen}: {capital} is not one of {sorted(accepted(fen))}")
    elif read(capital) != fen:
        found.append(f"{fen}: {capital} reads back as {read(capital)}")
    if written != english(fen):
        found.append(f"{fen}: {written}, not {english(fen)}")
    return found
