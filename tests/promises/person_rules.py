"""R6, R7, R18: whose data a paper shows, and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from promises.promise import Promise, has, paper
from promises.said import CREDITORS, FULL_DATA, Said
from toolkit.values.id_number import id_number

_OWN = ("debtor", "signer", "third_person")
_PARTIES = (
    *_OWN, "lender", "lenders", "claimant", "collector", "lawyer_letter", "court", "platform",
    "authority", "police", "agent",
)  # fmt: skip
"""Groups of answers whose names and numbers belong in a paper: who signs, who is written to."""
_CALLERS = ("caller_number", "caller_phone")
_PERSONAL = ("name", "phone", "mobile", "id_number", "employer", "address", "email", "wechat")


def _names_little(said: Said) -> bool:
    return paper(said) and said.addressee not in FULL_DATA


def _to_creditors(said: Said) -> bool:
    return paper(said) and said.addressee in CREDITORS


def _full_ids(said: Said) -> Iterator[str]:
    for number in re.findall(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])", said.text):
        if _is_id(number):
            yield number


def _is_id(number: str) -> bool:
    try:
        return bool(id_number(number))
    except ValueError:
        return False


def _full_phones(said: Said) -> Iterator[str]:
    """Yield the mobile numbers that are neither the signer's own nor the caller's."""
    allowed = {
        re.sub(r"\D", "", text)
        for key, text in said.answers.items()
        if key.startswith(tuple(f"{one}." for one in _PARTIES)) or key.endswith(_CALLERS)
    }
    for number in re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", said.text):
        if number not in allowed:
            yield number


def third_persons(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the personal data in a case that belong to nobody who signs or is written to.

    >>> third_persons({"debtor.name": "张三", "contacts.1.name": "李四", "contacts.1.tail": "1234"})
    {'contacts.1.name': '李四'}
    """
    return {
        key: text
        for key, text in answers.items()
        if key.rpartition(".")[2] in _PERSONAL and "." in key and key.split(".")[0] not in _PARTIES
    }


def _third_persons(said: Said) -> Iterator[str]:
    for key, text in third_persons(said.answers).items():
        if text in said.text:
            yield f"{key}: {text}"


def _other_lenders(said: Said) -> Iterator[str]:
    """Yield what the paper says of lenders that the case has, but the paper isn't for."""
    ids = {
        key.split(".")[1]: text
        for key, text in said.answers.items()
        if key.startswith("lenders.") and key.endswith(".id")
    }
    chosen = said.answers.get("chosen lender", "")
    for number, one in ids.items():
        if one == chosen:
            continue
        for key, text in said.answers.items():
            is_theirs = key.startswith(f"lenders.{number}.") and key.endswith((".name", ".address"))
            loan = re.match(r"(loans\.\d+)\.(product|contract_number)$", key)
            if loan and said.answers.get(f"{loan[1]}.lender") == one:
                is_theirs = True
            if is_theirs and text[-6:] in said.text:
                yield f"{key}: {text}"


PROMISES = (
    Promise(
        "R6-third-persons",
        "No name, number, employer or address of a third person, but to those who need it.",
        _names_little,
        _third_persons,
    ),
    Promise(
        "R6-full-numbers",
        "No full telephone number but the signer's own and the caller's.",
        _names_little,
        _full_phones,
    ),
    Promise(
        "R7-id-number",
        "No full ID number in a letter.",
        _names_little,
        _full_ids,
    ),
    Promise(
        "R7-no-employer-no-property",
        "A letter to a creditor names no employer, wage account, property or vehicle.",
        _to_creditors,
        has(
            "工作单位[：:为是]|(任职|就职|供职)于|工资(卡|账户|账号)|开户行|车牌|房产|不动产权|车辆",
            r"my employer|work(s|ing)? (at|for) |wage account|bank account no|licen[cs]e plate"
            r"|my (house|flat|car|vehicle)\b",
        ),
    ),
    Promise(
        "R18-one-lender",
        "A paper to one lender names no other lender, and none of its loans.",
        paper,
        _other_lenders,
    ),
)
