"""A small loan to vary: 36,500 yuan, on which each percent a year earns one yuan a day."""

import pytest

from toolkit.interest.calculations.case_json import run_case


@pytest.fixture
def loan_input():
    """Return a function that gives the input of a loan case, with changes."""

    def build(**changes):
        plain = {
            "as_of": "2023-01-31",
            "disbursements": [{"date": "2023-01-01", "amount": "36500"}],
            "contract": {"rate": {"annual_percent": "10"}},
            "regime": {"kind": "lpr4"},
            "repayments": [],
        }
        return plain | changes

    return build


@pytest.fixture
def loan_result(loan_input):
    """Return a function that reckons the loan, with changes."""

    def reckon(rounding="row", **changes):
        return run_case({"kind": "loan", "input": loan_input(**changes)}, rounding)

    return reckon
