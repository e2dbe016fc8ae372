"""How a letter names a loan, without a figure of the debt."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.case.loan import LoanIdentity
from toolkit.language import Wording, joined

SHOWN_OF_NUMBER = 6


def loan_name(loans: Iterable[LoanIdentity]) -> Wording:
    """Return the loans by product and last six of their number, with no amount.

    A loan of which neither is known is named by the debtor's number, which stands before it.
    """
    named = [_one(loan) for loan in loans if loan.product or loan.contract_number]
    if not named:
        return Wording("该手机号名下的借款账户", "loan account under that mobile number")
    return joined(named)


def account_name(loans: Iterable[LoanIdentity]) -> Wording:
    """Return the accounts, named like the loans: whoever is registered for one owes nothing by it.

    “示例借”账户（借款编号尾号…）: an account says less than a loan of the debtor's.
    """
    named = [_account(loan) for loan in loans if loan.product or loan.contract_number]
    if not named:
        return Wording("该手机号名下的借款账户", "loan account under that mobile number")
    return joined(named)


def _account(loan: LoanIdentity) -> Wording:
    tail = (loan.contract_number or "")[-SHOWN_OF_NUMBER:]
    product = loan.product or ""
    if product and tail:
        return Wording(
            f"“{product}”账户（借款编号尾号{tail}）", f"“{product}” account (loan no. …{tail})"
        )
    if product:
        return Wording(f"“{product}”账户", f"“{product}” account")
    return Wording(f"借款编号尾号{tail}的账户", f"account of loan no. …{tail}")


def _one(loan: LoanIdentity) -> Wording:
    tail = (loan.contract_number or "")[-SHOWN_OF_NUMBER:]
    product = loan.product or ""
    if product and tail:
        return Wording(f"“{product}”借款（编号尾号{tail}）", f"“{product}” loan no. …{tail}")
    if product:
        return Wording(f"“{product}”借款", f"“{product}” loan")
    return Wording(f"编号尾号{tail}的借款", f"loan no. …{tail}")
