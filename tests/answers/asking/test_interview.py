"""The interview as a state machine: what is asked, in which order, and what comes of it."""

from types import MappingProxyType
from typing import Annotated

import pytest

from toolkit.answers.answers import Answers
from toolkit.answers.asking.interview import Interview
from toolkit.case.contact import Contact
from toolkit.case.loan import Loan
from toolkit.case.party import Collector, Person
from toolkit.errors import Problem, Unreadable
from toolkit.language import NOTHING, Wording
from toolkit.questions import Ask, Day, Days, Group, When, YesNo, cross_check


class Facts(Group):
    debtor: Person
    collector: Collector | None = None
    loans: tuple[Loan, ...] = ()
    contacts: tuple[Contact, ...]
    copied: Annotated[YesNo | None, Ask("抄送", "Send a copy", "是")] = None
    reply_within: Annotated[Days, Ask("几日内答复", "Days to answer", "7")] = 7
    written_on: Annotated[Day, Ask("落款日期", "Date", "2026-11-24")]

    @cross_check
    def _not_him(self):
        if self.debtor.name == "李四":
            yield Problem("no", Wording("不行", "no"), key="debtor.name")


PERSON = {"debtor.name": "张三", "debtor.phone": "13800138000"}
CONTACT = {
    "contacts.1.on": "2026-11-03",
    "contacts.1.channel": "call",
    "contacts.1.relation": "family",
    "contacts.1.standing": "none",
}
TODAY = Answers.of({"written_on": "2026-11-24"})


def started(**texts):
    return Interview.start(Facts, Answers.of(texts.get("answers", {})), TODAY)


def skipped(state):
    """Pass every optional question and group until something must be answered, or the review."""
    while True:
        prompt = state.prompt()
        if prompt.kind == "more":
            state = state.choose(())
        elif prompt.kind in ("group", "another"):
            state = state.decide(False)
        elif prompt.is_optional:
            state = state.skip()
        else:
            return state


def test_the_first_missing_answer_is_asked_first():
    prompt = started().prompt()

    assert (prompt.kind, prompt.key, prompt.step) == ("question", "debtor.name", 1)


def test_what_is_given_is_not_asked():
    state = skipped(started(answers={**PERSON, **CONTACT}))

    assert state.prompt().kind == "review"


def test_a_question_with_a_default_is_not_asked():
    state = started()
    asked = []
    while state.prompt().kind != "review":
        prompt = state.prompt()
        asked.append(prompt.question)
        if prompt.kind == "more":
            state = state.choose([key for key, _label in prompt.offered])
        elif prompt.kind != "question":
            state = state.decide(False)
        elif prompt.is_optional:
            state = state.skip()
        else:
            state = state.answer(prompt.question.ask.example)

    assert [question.key for question in asked if question and question.default] == []
    assert "written_on" not in {question.key for question in asked if question}


def test_a_default_stands_in_the_review_and_is_marked():
    state = skipped(started(answers={**PERSON, **CONTACT}))
    line = next(line for line in state.lines() if line.key == "reply_within")

    assert (line.shown.en, line.is_default) == ("7", True)


def test_steps_are_counted_with_the_review_last():
    state = started()
    last = skipped(started(answers={**PERSON, **CONTACT})).prompt()

    assert state.prompt().steps == 6
    assert last.step == last.steps


def test_the_step_grows_and_never_passes_the_number_of_steps():
    state, steps = started(), []
    while state.prompt().kind != "review":
        prompt = state.prompt()
        steps.append((prompt.step, prompt.steps))
        if prompt.kind == "more":
            state = state.choose([key for key, _label in prompt.offered])
        elif prompt.kind != "question":
            state = state.decide(prompt.item == 1)
        else:
            state = state.answer(prompt.question.ask.example)

    assert steps == sorted(steps)
    assert all(step < of for step, of in steps)


def test_an_unreadable_answer_changes_nothing():
    state = started()
    state = state.answer("张三")

    with pytest.raises(Unreadable):
        state.answer("12 34")
    assert state.prompt().key == "debtor.phone"


def test_an_optional_question_can_be_skipped_and_has_no_answer():
    state = started().answer("张三").answer("13800138000")
    state = state.choose(["debtor.id_number", "debtor.address"])
    assert state.prompt().key == "debtor.id_number"
    state = state.skip()

    assert "debtor.id_number" not in state.answers
    assert state.prompt().key == "debtor.address"


def test_what_may_be_left_out_of_a_group_is_offered_at_once():
    prompt = started().answer("张三").answer("13800138000").prompt()

    assert (prompt.kind, prompt.key, prompt.subject.en) == ("more", "debtor.+", "About you")
    assert [key for key, _label in prompt.offered] == [
        "debtor.id_number",
        "debtor.address",
        "debtor.email",
    ]


def test_what_is_not_chosen_is_not_asked_and_can_be_added_in_the_review():
    state = started().answer("张三").answer("13800138000").choose(["debtor.email"])
    assert state.prompt().key == "debtor.email"
    state = state.skip()

    assert state.prompt().key == "collector"
    left = [key for key, _group, _label in state.left_out()]
    assert left == ["debtor.address", "debtor.email", "debtor.id_number"]
    assert state.change("debtor.address").prompt().key == "debtor.address"


def test_going_back_to_what_was_offered_offers_it_again():
    state = started().answer("张三").answer("13800138000").choose(())
    back = state.back()

    assert (back.prompt().kind, back.prompt().key) == ("more", "debtor.+")
    assert back.choose(["debtor.email"]).prompt().key == "debtor.email"


def test_what_is_not_offered_is_not_to_be_chosen():
    state = started().answer("张三").answer("13800138000")

    with pytest.raises(ValueError, match="does not offer"):
        state.choose(["loans.1.rate"])


def test_a_required_question_can_not_be_skipped():
    with pytest.raises(ValueError, match="can't be skipped"):
        started().skip()


def test_back_asks_the_question_before_again_and_shows_its_answer():
    state = started().answer("张三")
    prompt = state.back().prompt()

    assert (prompt.key, prompt.current) == ("debtor.name", "张三")


def test_going_back_loses_nothing_and_leads_to_where_the_asking_was():
    state = started().answer("张三").answer("13800138000")
    state = state.choose(["debtor.address", "debtor.email"]).skip().skip()
    there = state.prompt().key
    back = state.back().back().back().back().back()

    assert back.prompt().key == "debtor.name"
    changed = back.answer("王五")
    assert (changed.prompt().key, changed.prompt().current) == ("debtor.phone", "13800138000")
    offered = changed.skip()
    assert offered.prompt().kind == "more"
    again = offered.choose(["debtor.address", "debtor.email"]).skip().skip()
    assert again.prompt().key == there
    assert again.answers.texts() == {"debtor.name": "王五", "debtor.phone": "13800138000"}


def test_no_to_a_group_that_was_filled_in_keeps_its_answers_aside():
    state = started(answers=PERSON).decide(True).answer("某某公司").skip()
    back = state.back().back().back()
    assert (back.prompt().kind, back.prompt().key, back.prompt().current) == (
        "group",
        "collector",
        "yes",
    )
    declined = back.decide(False)

    assert "collector.name" not in declined.used()
    assert [line.key for line in declined.unused()] == ["collector.name"]
    assert declined.change("collector").used().text("collector.name") == "某某公司"


def test_item_taken_out_reaches_no_facts_and_its_number_is_not_used_again():
    second = {key.replace(".1.", ".2."): text for key, text in CONTACT.items()}
    state = skipped(started(answers={**PERSON, **CONTACT, **second})).remove("contacts.1")

    assert len(state.facts().contacts) == 1
    assert state.change("contacts").prompt().key == "contacts.3"


def test_back_at_the_beginning_stays_there():
    state = started()

    assert state.back() is state


def test_an_optional_group_is_asked_as_one_question():
    state = started(answers=PERSON)
    prompt = state.prompt()

    assert (prompt.kind, prompt.key) == ("group", "collector")
    assert state.decide(True).prompt().key == "collector.name"


def test_a_group_declined_is_not_asked_again():
    state = started(answers=PERSON).decide(False)

    assert state.prompt().key == "loans.1"


def test_a_list_asks_whether_there_is_another_one():
    state = started(answers=PERSON).decide(False).decide(False)
    for text in ("2026-11-03", "1", "2", "1"):
        state = state.answer(text)
    state = state.skip().choose(())
    prompt = state.prompt()

    assert (prompt.kind, prompt.key, prompt.item) == ("another", "contacts.2", 2)
    assert state.decide(True).prompt().key == "contacts.2.on"


def test_a_required_list_asks_its_first_item_at_once():
    state = started(answers=PERSON).decide(False).decide(False)

    assert state.prompt().key == "contacts.1.on"


def test_a_list_from_a_file_is_taken_as_complete():
    state = started(answers={**PERSON, **CONTACT}).decide(False).decide(False)

    assert state.prompt().key == "copied"


def test_a_number_chooses_from_the_list_of_choices():
    state = started(answers=PERSON).decide(False).decide(False).answer("2026-11-03")
    assert state.prompt().key == "contacts.1.channel"

    assert state.answer("２").answers.text("contacts.1.channel") == "sms"


def test_a_number_beyond_the_choices_is_refused():
    state = started(answers=PERSON).decide(False).decide(False).answer("2026-11-03")

    with pytest.raises(Unreadable):
        state.answer("99")


def test_a_question_with_a_condition_waits_for_it():
    loan = {"loans.1.ceiling": "24%"}
    fixed = {"loans.1.ceiling": "fixed"}

    def keys(answers):
        state = started(answers={**PERSON, **CONTACT, "collector.name": "某某公司"})
        state = state.decide(True)
        asked = []
        while state.prompt().key.startswith("loans."):
            prompt = state.prompt()
            asked.append(prompt.key)
            if prompt.kind == "another":
                state = state.decide(False)
            elif prompt.kind == "more":
                state = state.choose(())
            elif prompt.key in answers:
                state = state.answer(answers[prompt.key])
            else:
                state = state.skip()
        return asked

    assert "loans.1.ceiling_percent" not in keys(loan)
    assert "loans.1.ceiling_percent" in keys(fixed)


def test_a_line_of_the_review_can_be_changed():
    state = skipped(started(answers={**PERSON, **CONTACT}))
    changed = state.change("debtor.name").answer("王五")

    assert changed.answers.text("debtor.name") == "王五"
    assert changed.prompt().kind == "review"


def test_a_default_can_be_changed_from_the_review():
    state = skipped(started(answers={**PERSON, **CONTACT}))
    asked = state.change("reply_within")

    assert asked.prompt().current == "7"
    assert asked.answer("10").facts().reply_within == 10


def test_a_change_can_be_left_as_it_is():
    state = skipped(started(answers={**PERSON, **CONTACT}))
    same = state.change("debtor.name").skip()

    assert same.answers.text("debtor.name") == "张三"
    assert same.prompt().kind == "review"


def test_an_optional_answer_can_be_taken_out_again():
    state = skipped(started(answers={**PERSON, **CONTACT, "debtor.email": "a@example.com"}))
    cleared = state.change("debtor.email").clear()

    assert "debtor.email" not in cleared.answers
    assert cleared.prompt().kind == "review"


def test_a_required_answer_can_not_be_taken_out():
    state = skipped(started(answers={**PERSON, **CONTACT}))

    with pytest.raises(ValueError, match="must have an answer"):
        state.change("debtor.name").clear()


def test_contradictions_are_shown_in_the_review_with_their_key():
    state = skipped(started(answers={**PERSON, **CONTACT, "debtor.name": "李四"}))

    assert [problem.key for problem in state.problems()] == ["debtor.name"]
    assert state.change("debtor.name").answer("张三").problems() == ()


def test_the_facts_are_those_that_were_answered():
    facts = skipped(started(answers={**PERSON, **CONTACT})).facts()

    assert (facts.debtor.name, facts.contacts[0].relation.value) == ("张三", "family")
    assert facts.written_on.isoformat() == "2026-11-24"


def test_the_review_shows_labels_and_not_keys_of_choices():
    state = skipped(started(answers={**PERSON, **CONTACT}))
    line = next(line for line in state.lines() if line.key == "contacts.1.channel")

    assert (line.shown.zh, line.item) == ("电话", 1)


def test_a_short_name_that_only_files_need_is_not_asked():
    state = started(answers={**PERSON, "collector.name": "某某公司"}).decide(True)

    assert state.prompt().key == "loans.1.product"
    assert "loans.1.id" not in state.answers


class Conditional(Group):
    asked_when = MappingProxyType({"debtor.email": When("/by_mail", ("yes",))})

    by_mail: Annotated[YesNo, Ask("用邮件", "By e-mail", "是")]
    debtor: Person


@pytest.mark.parametrize(("reply", "asked"), [("是", True), ("否", False)])
def test_a_condition_may_look_at_the_top(reply, asked):
    state = Interview.start(Conditional, Answers()).answer(reply)
    keys = []
    while state.prompt().kind in ("question", "more"):
        if state.prompt().kind == "more":
            keys += [key for key, _label in state.prompt().offered]
            state = state.choose(())
            continue
        keys.append(state.prompt().key)
        required = {"debtor.name": "张三", "debtor.phone": "13800138000"}
        state = state.answer(required[keys[-1]]) if keys[-1] in required else state.skip()

    assert ("debtor.email" in keys) == asked


def test_answer_whose_question_is_no_longer_asked_is_kept_and_reaches_no_facts():
    state = Interview.start(Conditional, Answers()).answer("是").answer("张三")
    state = state.answer("13800138000").choose(["debtor.email"]).answer("a@example.com")
    assert state.facts().debtor.email == "a@example.com"
    without = state.change("by_mail").answer("否")

    assert without.facts().debtor.email is None
    assert [line.key for line in without.unused()] == ["debtor.email"]
    assert without.change("by_mail").answer("是").facts().debtor.email == "a@example.com"


class Wishes(Group):
    title = Wording("请求", "Requests")
    no_fees: Annotated[YesNo, Ask("免收费用", "No fees", "是")] = False
    no_calls: Annotated[YesNo, Ask("停止来电", "No calls", "是")] = False


class Plan(Group):
    wishes: Wishes


def test_a_group_of_nothing_but_defaults_is_asked():
    state = Interview.start(Plan, Answers())

    assert state.prompt().key == "wishes.no_fees"
    assert state.answer("是").skip().facts().wishes.no_fees is True


def test_a_list_that_is_to_be_changed_asks_for_another_item_at_once():
    state = skipped(started(answers={**PERSON, **CONTACT})).change("contacts")

    assert (state.prompt().kind, state.prompt().key) == ("another", "contacts.2")


def test_a_problem_is_named_by_its_question_or_group():
    state = started(answers=PERSON)

    assert state.label("contacts.1.channel").zh == "方式"
    assert state.label("contacts").zh == "催收联系记录"
    assert state.label("nothing") == NOTHING
