from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.tables.figures import number_text


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        (100.0, "100"),
        (0.1 + 0.2, "0.3"),
        (1234.5600000000001, "1234.56"),
        (sum([0.1] * 1000), "100"),
        (0.0385, "0.0385"),
        (12345.678, "12345.678"),
        (1_000_000_000.123456, "1000000000.12346"),
        (-0.0, "0"),
        (1e-7, "0.0000001"),
        (1e-12, "0"),
        (13800138000.0, "13800138000"),
    ],
)
def test_stored_number_reads_as_a_person_wrote_it(stored, text):
    assert number_text(stored) == (text, "number")


@pytest.mark.parametrize("stored", [1.10101199003078e17, 6.22202123456789e18, 1e15, float("nan")])
def test_number_that_lost_digits_is_inexact(stored):
    assert number_text(stored)[1] == "inexact"


@given(st.integers(-(10**13), 10**13))
def test_every_amount_to_the_fen_survives_a_double(fen):
    yuan = Decimal(fen).scaleb(-2)

    assert Decimal(number_text(float(yuan))[0]) == yuan
