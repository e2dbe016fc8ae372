from datetime import date
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.values import wording
from toolkit.values.wording import (
    amount_figures,
    capital,
    count_words,
    day_words,
    english_amount,
    hanzi_day,
    percent_words,
    read_capital,
)

OFFICIAL = {  # 支付结算办法附一 items 2-4: the figures, and every form that the text gives
    "1409.50": ("壹仟肆佰零玖元伍角",),
    "6007.14": ("陆仟零柒元壹角肆分",),
    "1680.32": ("壹仟陆佰捌拾元零叁角贰分", "壹仟陆佰捌拾元叁角贰分"),
    "107000.53": ("壹拾万柒仟元零伍角叁分", "壹拾万零柒仟元伍角叁分"),
    "16409.02": ("壹万陆仟肆佰零玖元零贰分",),
    "325.04": ("叁佰贰拾伍元零肆分",),
}
WORKED = {  # written out by hand after the same rule
    "0": "零元整",
    "0.05": "伍分",
    "0.50": "伍角整",
    "0.55": "伍角伍分",
    "1": "壹元整",
    "10.05": "壹拾元零伍分",
    "10000": "壹万元整",
    "10001": "壹万零壹元整",
    "100500": "壹拾万零伍佰元整",
    "100006670": "壹亿零陆仟陆佰柒拾元整",
    "900003065.10": "玖亿零叁仟零陆拾伍元壹角整",
    "1050000000": "壹拾亿零伍仟万元整",
    "1000000010000": "壹万亿零壹万元整",
    "9999999999999.99": "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
}
amounts = st.integers(0, 10**15 - 1).map(lambda fen: Decimal(fen).scaleb(-2))


@pytest.mark.parametrize("figures", OFFICIAL)
def test_official_example_is_written_in_an_official_form(figures):
    forms = OFFICIAL[figures]

    written = capital(Decimal(figures), prefix=False)

    # 整 after 角 may be left out; we write it, as the accounting norm asks.
    assert written.removesuffix("整") in forms


@pytest.mark.parametrize(("figures", "forms"), OFFICIAL.items())
def test_every_official_form_reads_back_as_its_figures(figures, forms):
    assert {read_capital("人民币" + form) for form in forms} == {Decimal(figures)}


@pytest.mark.parametrize(("figures", "words"), WORKED.items())
def test_amount_in_capitals_is_as_worked_by_hand(figures, words):
    assert capital(Decimal(figures)) == "人民币" + words


@given(amounts)
def test_capitals_read_back_as_the_amount(amount):
    assert read_capital(capital(amount)) == amount


@given(amounts)
def test_capitals_never_hold_two_zeros_or_a_zero_before_a_unit(amount):
    words = capital(amount, prefix=False)

    assert not any(
        pair in words for pair in ("零零", "零仟", "零佰", "零拾", "零万", "零亿", "零角")
    )


@pytest.mark.parametrize("figures", ["-0.01", "10000000000000", "1.001", "NaN", "Infinity"])
def test_amount_that_has_no_words_is_refused(figures):
    with pytest.raises(ValueError, match="not an amount"):
        capital(Decimal(figures))
    with pytest.raises(ValueError, match="not an amount"):
        english_amount(Decimal(figures))


def test_a_digit_beyond_the_precision_of_decimal_is_not_lost():
    with pytest.raises(ValueError, match="not an amount"):
        capital(Decimal("1." + "0" * 40 + "1"))


@pytest.mark.parametrize("amount", [1000, True, 12.5, "12.50"])
def test_only_a_decimal_is_put_in_words(amount):
    with pytest.raises(TypeError):
        capital(amount)
    with pytest.raises(TypeError):
        english_amount(amount)


@pytest.mark.parametrize(
    "text",
    [
        *("", "人民币", "壹", "壹拾", "元整", "整", "壹元伍", "壹元整伍角", "一元整"),
        *(
            "零壹元整",
            "壹拾壹佰元整",
            "万元整",
            "壹万万元整",
            "壹元零整",
            "壹佰零元整",
            "壹亿壹亿元整",
        ),
    ],
)
def test_text_that_is_no_amount_in_capitals_is_refused(text):
    with pytest.raises(ValueError, match="capital characters"):
        read_capital(text)


@pytest.mark.parametrize("text", ["壹拾贰圆伍角", "壹拾贰元伍角正", "人民币壹拾贰元伍角整"])
def test_other_allowed_ends_are_read(text):
    assert read_capital(text) == Decimal("12.50")


def test_words_that_do_not_read_back_are_never_handed_out(monkeypatch):
    monkeypatch.setattr(wording, "read_capital", lambda text: Decimal(1))

    with pytest.raises(ArithmeticError):
        capital(Decimal(2))


def test_num2words_itself_writes_capitals_once_taught():
    from num2words import num2words

    from toolkit.values.renminbi import CHINESE

    assert num2words("12.50", lang=CHINESE, to="currency", currency="CNY") == "壹拾贰元伍角整"


def test_an_int_never_passes_as_cents():
    from toolkit.values.renminbi import CapitalRenminbi

    with pytest.raises(TypeError):
        CapitalRenminbi().to_currency(1000)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("0", "zero yuan, zero fen"),
        ("1", "one yuan, zero fen"),
        ("1000", "one thousand yuan, zero fen"),
        ("1005.05", "one thousand and five yuan, five fen"),
        ("2.67", "two yuan, sixty-seven fen"),
        ("1000000000", "one billion yuan, zero fen"),
    ],
)
def test_amount_in_english(figures, words):
    assert english_amount(Decimal(figures)) == words


@pytest.mark.parametrize(
    ("figures", "printed"),
    [("0", "0.00"), ("-0", "0.00"), ("1234567.8", "1,234,567.80"), ("-1234.5", "-1,234.50")],
)
def test_amount_in_figures(figures, printed):
    assert amount_figures(Decimal(figures)) == printed


@given(st.decimals(allow_nan=True) | st.decimals(-(10**13), 10**13, places=2) | amounts)
def test_figures_are_those_of_python(amount):
    try:
        is_to_the_fen = amount.is_finite() and amount == amount.quantize(Decimal("0.01"))
    except InvalidOperation:  # more digits than the context has
        is_to_the_fen = False
    if is_to_the_fen:
        assert amount_figures(amount) == f"{amount + 0:,.2f}"
    else:
        with pytest.raises((ValueError, ArithmeticError)):
            amount_figures(amount)


@pytest.mark.parametrize("value", [1, 1.25, "1.25", True, None])
def test_only_a_decimal_is_an_amount(value):
    with pytest.raises(TypeError):
        amount_figures(value)


@pytest.mark.parametrize("figures", ["1.005", "NaN", "0.001"])
def test_figures_are_never_rounded(figures):
    with pytest.raises(ValueError, match="fen"):
        amount_figures(Decimal(figures))


def test_day_in_words():
    assert day_words(date(2026, 1, 31), "zh") == "2026年1月31日"
    assert day_words(date(2026, 1, 31), "en") == "31 January 2026"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 10, 10), "二〇二〇年十月十日"),
        (date(2026, 12, 21), "二〇二六年十二月二十一日"),
        (date(2005, 1, 30), "二〇〇五年一月三十日"),
    ],
)
def test_day_in_characters(day, written):
    assert hanzi_day(day) == written


@pytest.mark.parametrize(
    ("fraction", "printed"),
    [
        ("0.0385", "3.85%"),
        ("0.154", "15.4%"),
        ("0.24", "24%"),
        ("1", "100%"),
        ("0", "0%"),
        ("1E+1", "1000%"),
        ("0.000500", "0.05%"),
        ("-0.1", "-10%"),
        ("0.1234567890123456789012345678901234", "12.34567890123456789012345678901234%"),
    ],
)
def test_share_in_percent_is_exact(fraction, printed):
    assert percent_words(Decimal(fraction)) == printed


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (0, "零", "zero"),
        (2, "二", "two"),
        (10, "十", "ten"),
        (20, "二十", "twenty"),
        (110, "一百一十", "one hundred and ten"),
        (1005, "一千零五", "one thousand and five"),
    ],
)
def test_count_in_words(number, zh, en):
    assert (count_words(number, "zh"), count_words(number, "en")) == (zh, en)


def test_importing_the_module_does_not_import_num2words():
    import subprocess
    import sys

    code = "import sys, toolkit.values.wording; sys.exit('num2words' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("amount", "message"),
    [
        (Decimal("-1"), "not an amount that can be put in words: -1"),
        (1, "an amount is a Decimal of yuan, not int"),
    ],
)
def test_an_amount_without_words_is_named(amount, message):
    with pytest.raises((ValueError, TypeError)) as caught:
        wording.capital(amount)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text", ["人民币", "壹元", "贰万壹万元整", "壹亿壹亿元整", "万元整", "零壹元整", "壹万零元整"]
)
def test_what_is_no_amount_in_capitals_is_repeated(text):
    with pytest.raises(ValueError, match=r"^not an amount in capital characters: ") as caught:
        wording.read_capital(text)

    assert repr(text) in str(caught.value)


def test_capitals_that_read_back_otherwise_name_the_amount(monkeypatch):
    monkeypatch.setattr(wording, "read_capital", lambda _: Decimal(0))

    with pytest.raises(ArithmeticError, match=r"^the words for 1\.00 read back as another amount$"):
        wording.capital(Decimal("1.00"))


def test_a_share_that_is_no_number_is_refused_by_name():
    with pytest.raises(ValueError, match=r"^not a share: NaN$"):
        wording.percent_words(Decimal("NaN"))


@pytest.mark.parametrize(
    ("fraction", "printed"),
    [("-0.00", "0%"), ("0", "0%"), ("0.100", "10%"), ("0.0050", "0.5%"), ("-0.0500", "-5%")],
)
def test_a_share_ends_without_zeros_or_point(fraction, printed):
    assert wording.percent_words(Decimal(fraction)) == printed


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_count_outside_0_to_9999_is_refused_by_name(number):
    with pytest.raises(ValueError, match=f"^no words for the count {number}$"):
        wording.count_words(number, "zh")


def test_the_largest_count_has_words():
    assert wording.count_words(9999, "zh") == "九千九百九十九"


def test_num2words_itself_refuses_what_the_renminbi_does_not_have():
    from toolkit.values.renminbi import CapitalRenminbi

    writer = CapitalRenminbi()
    for call, error, message in (
        (lambda: writer.to_currency(1), TypeError, "an amount is a Decimal of yuan, not int"),
        (lambda: writer.to_currency("1", "USD"), NotImplementedError, "no capital characters for"),
        (lambda: writer.to_currency("-1"), ValueError, "an amount in words is not negative and "),
        (lambda: writer.to_currency("1.005"), ValueError, "an amount in words is not negative"),
        (lambda: writer.to_cardinal(10**16), OverflowError, f"abs\\({10**16}\\) must be less than"),
        (lambda: writer.to_cardinal(-1), OverflowError, "abs\\(-1\\) must be less than"),
    ):
        with pytest.raises(error, match=f"^{message}"):
            call()


def test_an_amount_may_carry_its_currency():
    from toolkit.values.renminbi import CapitalRenminbi

    assert CapitalRenminbi().to_currency("1", adjective=True) == "人民币壹元整"
    assert CapitalRenminbi().to_currency("1") == "壹元整"


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("11000", "壹万壹仟元整"),
        ("10950", "壹万零玖佰伍拾元整"),
        ("110000000", "壹亿壹仟万元整"),
        ("109500000", "壹亿零玖佰伍拾万元整"),
    ],
)
def test_a_zero_stands_where_a_place_is_empty(figures, words):
    assert wording.capital(Decimal(figures), prefix=False) == words
