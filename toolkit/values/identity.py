"""How to reach somebody, and a company's code: telephones, e-mail, credit codes.

The check digits are python-stdnum's and phonenumbers' business; the wording is ours.
"""

from __future__ import annotations

import re

from toolkit.errors import Unreadable
from toolkit.language import Wording
from toolkit.values.check_digits import credit_codes
from toolkit.values.text import half_width, line, masked, quoted

_SERVICE_NUMBER = r"1[02]\d{3}|95\d{3,7}|96\d{3,6}|400\d{7}|800\d{7}"
_EMAIL = r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:.]+(\.[^\s@<>()\[\],;:.]+)+"
_TAIL = r"[0-9Xx]{4}"


def credit_code(text: str) -> str:
    """Return an 18-character unified social credit code (统一社会信用代码), GB 32100.

    Raises:
        Unreadable: Its length or check character is wrong.
    """
    uscc = credit_codes()
    code = half_width(text).replace(" ", "").upper()
    try:
        return str(uscc.validate(code))
    except (uscc.ValidationError, UnicodeError) as error:
        raise Unreadable(
            "not-a-credit-code",
            Wording(
                "统一社会信用代码“{text}”对不上", "the credit code “{text}” doesn't fit"
            ).format(text=quoted(code)),
            Wording(
                "从营业执照或企业信用信息公示系统抄写，共 18 位",
                "copy it from the business licence, 18 characters",
            ),
        ) from error


def phone(text: str) -> str:
    """Return a telephone number as people in China write it; service numbers stay as they are.

    Raises:
        Unreadable: It is neither a number in use in China nor a service number.
    """
    import phonenumbers

    plain = half_width(text)
    digits = re.sub(r"[\s\-()]", "", plain)
    if re.fullmatch(_SERVICE_NUMBER, digits):
        return digits
    try:
        number = phonenumbers.parse(plain, "CN")
    except phonenumbers.NumberParseException:
        number = None
    if (
        number is None
        or not phonenumbers.is_valid_number(number)
        or not digits.lstrip("+").isdigit()
    ):
        raise Unreadable(
            "not-a-phone-number",
            Wording("“{text}”不是电话号码", "“{text}” is not a telephone number").format(
                text=quoted(masked(plain))
            ),
            Wording("例如 13800138000 或 010-12345678", "e.g. 13800138000 or 010-12345678"),
        )
    if number.country_code != 86:
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    return plain.removeprefix("+86").removeprefix("0086").strip(" -")


def own_phone(text: str) -> str:
    """Return a person's telephone number: a number in use, and no service number.

    Raises:
        Unreadable: It is no telephone number, or the number of a hotline.
    """
    number = phone(text)
    if re.fullmatch(_SERVICE_NUMBER, re.sub(r"[\s\-()]", "", number)):
        raise Unreadable(
            "not-a-personal-number",
            Wording(
                "“{text}”是服务热线，不是个人的号码", "“{text}” is a hotline, not a person's number"
            ).format(text=quoted(masked(number))),
            Wording("例如 13800138000 或 010-12345678", "e.g. 13800138000 or 010-12345678"),
        )
    return number


def email(text: str) -> str:
    """Return an e-mail address: a name, one @, and a domain with a dot; more is for the post.

    Raises:
        Unreadable: It can't be one.
    """
    plain = half_width(line(text))
    if not re.fullmatch(_EMAIL, plain):
        raise Unreadable(
            "not-an-email",
            Wording("“{text}”不是电子邮箱", "“{text}” is not an e-mail address").format(
                text=quoted(masked(plain))
            ),
            Wording("例如 name@example.com", "e.g. name@example.com"),
        )
    return plain


def last_four(text: str) -> str:
    """Return the last four digits of a number (尾号); more than four are refused, to share less.

    Raises:
        Unreadable: It is not exactly four digits.
    """
    plain = half_width(text)
    if not re.fullmatch(_TAIL, plain):
        raise Unreadable(
            "not-four-digits",
            Wording("这里只写最后四位", "write only the last four digits here"),
            Wording("例如 1234", "e.g. 1234"),
        )
    return plain.upper()
