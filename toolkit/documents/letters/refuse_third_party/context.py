"""The facts of the letter on third persons, named as its templates name them."""

from __future__ import annotations

from toolkit.case.contact import Contact, ContactStanding
from toolkit.documents.kind import Context
from toolkit.documents.letters.refuse_third_party.articles import (
    cited,
    is_seen,
    police_rules,
    standards,
)
from toolkit.documents.letters.refuse_third_party.facts import (
    Facts,
    Permission,
    listed_contacts,
)
from toolkit.documents.naming import loan_name, numbers_named
from toolkit.documents.recipient import claims_in_own_name, copies, recipient
from toolkit.language import NOTHING


def _row(number: int, contact: Contact) -> Context:
    return {
        "number": number,
        "on": contact.on,
        "has_time": contact.at is not None,
        "at": contact.at or "",
        "channel": contact.channel.label,
        "has_caller_number": contact.caller_number is not None,
        "caller_number": contact.caller_number or "",
        "relation": contact.relation.label,
        "has_tail": contact.tail is not None,
        "tail": contact.tail or "",
        "is_told": contact.said is not None and not is_seen(contact),
        "has_caller": contact.caller is not None,
        "caller": contact.caller or "",
        "has_words": contact.said is not None,
        "said": contact.said or "",
        "is_disclosed": contact.debt_disclosed is True,
        "has_evidence": contact.evidence is not None,
        "evidence": contact.evidence or "",
    }


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    listed = listed_contacts(facts)
    strangers = [c.standing == ContactStanding.NONE for c in listed]
    refused = [c.standing == ContactStanding.NONE and c.consented is False for c in listed]
    permission = facts.permission or Permission.UNKNOWN
    debtor, to = facts.debtor, recipient(facts.lender, facts.claimant)
    others = copies(facts.lender, facts.claimant, facts.collector)
    rules = police_rules(listed)
    return {
        "recipient": to.name,
        "has_recipient_address": to.address is not None,
        "recipient_address": to.address or "",
        "copies": others,
        "has_copies": bool(others),
        "loan": loan_name(facts.loans),
        "debtor": {
            "name": debtor.name,
            "phone": debtor.phone,
            "has_id": debtor.id_number is not None,
            "id_tail": (debtor.id_number or "")[-4:],
            "has_email": debtor.email is not None,
            "email": debtor.email or "",
            "has_address": facts.name_address is True and debtor.address is not None,
            "address": debtor.address or "",
        },
        "is_reachable": facts.reachable,
        "has_hours": facts.call_from is not None,
        "call_from": facts.call_from or "",
        "call_until": facts.call_until or "",
        "contacts": tuple(_row(number, one) for number, one in enumerate(listed, start=1)),
        "contact_count": len(listed),
        "has_evidence": any(one.evidence for one in listed),
        "all_are_strangers": all(strangers),
        "some_are_strangers": any(strangers),
        "strangers": numbers_named(strangers),
        "all_refused": any(refused) and refused == strangers,
        "some_refused": any(refused),
        "refused": numbers_named(refused),
        "has_claimed_right": claims_in_own_name(facts.claimant),
        "claimed_role": facts.claimant.role.label if facts.claimant else NOTHING,
        "had_contact_list": permission in (Permission.CONTACT_LIST, Permission.UNKNOWN),
        "had_emergency": permission == Permission.EMERGENCY,
        "had_both": permission == Permission.BOTH,
        "had_permission": permission != Permission.NONE,
        "asked_to_contact_them": facts.asked_to_contact_them,
        "has_collector": facts.collector is not None,
        "collector": facts.collector.name if facts.collector else "",
        "reply_within": facts.reply_within,
        "written_on": facts.written_on,
        "law": cited(facts.written_on),
        "police_rules": rules,
        "has_police_rules": bool(rules),
        **standards(facts.lender.type, facts.written_on),
    }
