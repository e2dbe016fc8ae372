"""A time that stands in the text of a day is kept where one is asked."""

import pytest

from toolkit.answers.answers import Answers
from toolkit.answers.build import build
from toolkit.case.case_file import CaseFile
from toolkit.case.contact import Contact
from toolkit.case.payment import Payment

CONTACT = {"channel": "call", "relation": "family", "standing": "none"}
PAYMENT = {"amount": "100", "standing": "shown"}


def contact(**texts):
    return build(Contact, Answers.of({**CONTACT, **texts}))


@pytest.mark.parametrize(
    ("on", "kept"),
    [
        ("2026-11-03 20:40:31", "20:40"),
        ("2026年11月3日晚上8点40分", "20:40"),
        ("2026-11-03", None),
        ("2026-11-03 00:00:00", None),
    ],
)
def test_the_time_of_a_contact_is_kept(on, kept):
    assert contact(on=on).at == kept


def test_a_time_that_is_answered_stands():
    assert contact(on="2026-11-03 20:40", at="9:15").at == "09:15"


def test_where_no_time_is_asked_the_day_stays():
    payment = build(Payment, Answers.of({**PAYMENT, "paid_on": "2026-11-03 20:40"}))

    assert payment.paid_on.isoformat() == "2026-11-03"


def test_it_is_kept_in_a_list_too():
    texts = {f"contacts.1.{name}": text for name, text in CONTACT.items()}
    facts = build(CaseFile, Answers.of({**texts, "contacts.1.on": "2026-11-03 20:40"}))

    assert facts.contacts[0].at == "20:40"
