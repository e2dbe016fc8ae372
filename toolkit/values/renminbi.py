"""num2words learns the renminbi: 大写金额 in Chinese, yuan and fen in English.

num2words 0.5 has no Chinese and no CNY. Both converters stand on its bases and are registered with
it, so that `num2words(Decimal("12.50"), lang=CHINESE, to="currency")` works as for any language.
Importing this module imports num2words, so `wording.py` does it only when words are asked for.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from num2words import CONVERTER_CLASSES, num2words
from num2words.base import Num2Word_Base
from num2words.lang_EN import Num2Word_EN

CHINESE = "zh_capital"
ENGLISH = "en_renminbi"

DIGITS = "零壹贰叁肆伍陆柒捌玖"
_GROUPS = ((10**8, "亿"), (10**4, "万"))
_PLACES = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))


class CapitalRenminbi(Num2Word_Base):  # type: ignore[misc]  # num2words has no types
    """Writes numbers in the characters of cheques (大写), and amounts as 元角分.

    Where the rule leaves a 零 to the writer, it is written as in the first form of the official
    examples: after 元 when the unit of yuan is 0 (壹仟陆佰捌拾元零叁角贰分), not after 万
    (壹拾万柒仟元).

    Law: 支付结算办法附一第二条、第三条、第四条
    """

    MAXVAL = 10**16

    def to_cardinal(self, value: int) -> str:
        """Return a whole number, 0 ≤ value < 10^16, in capital characters.

        >>> CapitalRenminbi().to_cardinal(107000)
        '壹拾万柒仟'
        """
        if not 0 <= value < self.MAXVAL:
            raise OverflowError(self.errmsg_toobig % (value, self.MAXVAL))
        return self._whole(value) if value else DIGITS[0]

    def to_currency(  # the signature is num2words'
        self,
        val: Decimal | str,
        currency: str = "CNY",
        cents: bool = True,  # noqa: ARG002
        separator: str = "",  # noqa: ARG002
        adjective: bool = False,
    ) -> str:
        """Return an amount in yuan; `adjective` puts 人民币 before it.

        An int is refused: elsewhere in num2words it means cents.
        """
        if currency != "CNY":
            message = f"no capital characters for {currency}"
            raise NotImplementedError(message)
        if not isinstance(val, (Decimal, str)):
            message = f"an amount is a Decimal of yuan, not {type(val).__name__}"
            raise TypeError(message)
        amount = Decimal(val)
        if amount < 0 or amount != amount.quantize(Decimal("0.01")):
            message = "an amount in words is not negative and has at most two decimals"
            raise ValueError(message)
        yuan, rest = divmod(int(amount * 100), 100)
        return ("人民币" if adjective else "") + self._amount(yuan, *divmod(rest, 10))

    def _amount(self, yuan: int, jiao: int, fen: int) -> str:
        words = self.to_cardinal(yuan) + "元" if yuan or not (jiao or fen) else ""
        if words and ((jiao and yuan % 10 == 0) or (fen and not jiao)):
            words += "零"
        if jiao:
            words += DIGITS[jiao] + "角"
        return words + (DIGITS[fen] + "分" if fen else "整")

    def _whole(self, value: int) -> str:
        """Return a whole number above 0: what stands before 亿 or 万 is itself such a number."""
        for unit, name in _GROUPS:
            high, low = divmod(value, unit)
            if high:
                zero = "零" if self._gapes(high, low, unit) else ""
                return self._whole(high) + name + (zero + self._whole(low) if low else "")
        return self._section(value)

    @staticmethod
    def _gapes(high: int, low: int, unit: int) -> bool:
        """Tell whether a 0 stands between the parts; a single one at 万 is left out."""
        return low < unit // 10 or (unit == 10**8 and high % 10 == 0)

    @staticmethod
    def _section(value: int) -> str:
        """Return 1 to 9999, with one 零 for each run of zeros inside."""
        words, gap = "", False
        for worth, name in _PLACES:
            digit, value = divmod(value, worth)
            if digit:
                words += ("零" if gap and words else "") + DIGITS[digit] + name
            gap = not digit
        return words


class EnglishRenminbi(Num2Word_EN):  # type: ignore[misc]  # num2words has no types
    """num2words' English, which also knows the renminbi."""

    CURRENCY_FORMS: ClassVar[dict[str, object]] = {
        **Num2Word_EN.CURRENCY_FORMS,
        "CNY": (("yuan", "yuan"), ("fen", "fen")),
    }


CONVERTER_CLASSES[CHINESE] = CapitalRenminbi()
CONVERTER_CLASSES[ENGLISH] = EnglishRenminbi()


def words(amount: Decimal, language: str) -> str:
    """Return an amount of yuan in the words of `CHINESE` or `ENGLISH`."""
    return str(num2words(amount, lang=language, to="currency", currency="CNY"))


def english_count(number: int) -> str:
    """Return a whole number in English words."""
    return str(num2words(number, lang=ENGLISH))
