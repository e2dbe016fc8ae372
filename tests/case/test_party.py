"""By what right somebody claims (papers R5), and which lenders the private-lending rules bind."""

from toolkit.case.party import ClaimantRole, LenderType


def _roles(name):
    return {role.value for role in ClaimantRole if getattr(role, name)}


def test_who_paid_for_the_debtor_claims_in_its_own_name():
    assert _roles("paid_for_debtor") == {"guarantor", "insurer"}
    assert _roles("claims_in_own_name") == {"assignee", "guarantor", "insurer"}


def test_who_acts_for_another_claims_nothing_for_itself():
    assert _roles("acts_for_another") == {"agent", "platform"}
    assert not _roles("acts_for_another") & _roles("claims_in_own_name")


def test_a_lender_of_unknown_kind_is_neither_licensed_nor_private():
    neither = [one for one in LenderType if not one.is_licensed and not one.is_private]

    assert neither == [LenderType.UNKNOWN]
    assert not any(one.is_licensed and one.is_private for one in LenderType)
