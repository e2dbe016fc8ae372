"""What stops the letter of the person contacted: nobody to write to, or a part in the loan."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.documents.letters.third_person_refusal.facts import Facts, OwnPart
from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.questions import cross_check


class CheckedFacts(Facts):
    """The facts, where nothing stops the letter."""

    @cross_check
    def _goes_to_somebody(self) -> Iterator[Problem]:
        return addressee_problems(self)

    @cross_check
    def _is_third_person(self) -> Iterator[Problem]:
        return party_problems(self)

    @cross_check
    def _calls_came_before(self) -> Iterator[Problem]:
        return call_problems(self)


def addressee_problems(facts: Facts) -> Iterator[Problem]:
    """Yield that neither the company nor its app is known."""
    if facts.lender is None and facts.app is None:
        yield Problem(
            "no-addressee",
            Wording("不知道信写给谁", "it is not known to whom the letter goes"),
            Wording(
                "写机构全称，或者写来电、短信里提到的 App；都不知道的，先看短信签名，"
                "下次来电时问清为哪家机构催收",
                "give the company's full name, or the app that they named; if you know neither, "
                "look at the messages, and ask the next caller for whom they collect",
            ),
            "app",
        )


def party_problems(facts: Facts) -> Iterator[Problem]:
    """Yield that who owes too can't say that the loan is none of their business."""
    if facts.standing not in (OwnPart.NONE, OwnPart.UNKNOWN):
        yield Problem(
            "is-no-third-person",
            Wording(
                "共同借款人、保证人、签过字或者认过账的人不是第三人",
                "co-borrowers, guarantors, and who signed or confirmed the debt, are no third "
                "persons",
            ),
            Wording(
                "这封信不适用；先要来签过的文件，看清自己承担什么，再拨 12348 问清楚",
                "this letter does not fit; ask for what you signed, see what you owe, and call "
                "12348 for advice",
            ),
            "standing",
        )


def call_problems(facts: Facts) -> Iterator[Problem]:
    """Yield the calls that lie after the letter."""
    for number, call in enumerate(facts.calls, start=1):
        if call.on > facts.written_on:
            yield Problem(
                "call-after-letter",
                Wording("联系日期在落款日期之后", "the contact lies after the date of the letter"),
                Wording("核对这两个日期", "check both days"),
                f"calls.{number}.on",
            )
