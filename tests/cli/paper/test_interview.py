"""The interview at a real terminal, from the first question to the paper."""

import os
import re
import signal
import stat
import sys
from pathlib import Path

import pytest

from toolkit.answers.files.read import read_answers

pexpect = pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")
ROOT = Path(__file__).parents[3]

ANSWERS = {
    "Your name": "张三",
    "Mobile number": "13800138000",
    "Full name of the lender": "某某消费金融有限公司",
    "Kind of lender": "2",
    "Day": "2026-11-03",
    "How": "1",
    "Who was contacted": "2",
    "Is this person": "1",
}


class Terminal:
    """A person at a terminal who answers by the label of the question."""

    def __init__(self, folder, *arguments, ui="en"):
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "toolkit", "--ui", ui, *arguments],
            cwd=str(folder),
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}
            | {"XDG_STATE_HOME": str(folder.with_name(f"{folder.name}-state"))},
            encoding="utf-8",
            timeout=20,
            dimensions=(60, 100),
        )
        self.heard = ""

    def listen(self):
        """Return what was said since the last answer."""
        self.child.expect(r"\r?\n> ")
        said = self.child.before
        self.heard += said
        return said

    def say(self, text):
        self.child.sendline(text)

    def question(self):
        """Return the question that is asked now: the last line that is not indented."""
        lines = [line for line in self.listen().splitlines() if line and line[0] not in " >"]
        return lines[-1] if lines else ""

    def answer_until(self, wanted, answers=ANSWERS):
        """Answer by label, skip the rest, until a question starts with `wanted`; return it."""
        for _turn in range(200):
            question = self.question()
            if question.startswith(wanted):
                return question
            label = next((key for key in answers if question.startswith(key)), None)
            if label is None and "optional" not in question and "(yes or no" not in question:
                example = re.findall(r"For example: (.*)", self.child.before)
                numbered = re.findall(r"^ +(\d)\) ", self.child.before, re.M)
                self.say(example[-1].strip() if example else "1" if numbered else "no")
            else:
                self.say(answers.get(label, ""))
        raise AssertionError(f"{wanted!r} was never asked")

    def interrupt(self, wanted, way="sendintr"):
        """Leave by Ctrl-C or the end of input, until that is answered.

        One that comes between the prompt and the reading of the line is heard at the next key.
        """
        for _time in range(5):
            getattr(self.child, way)()
            if self.child.expect([wanted, pexpect.TIMEOUT], timeout=6) == 0:
                return
        raise AssertionError(f"{wanted!r} was never said")

    def end(self):
        """Return what was said last, and the exit code."""
        self.child.expect(pexpect.EOF)
        said = self.child.before
        self.child.close()
        return said, self.child.exitstatus


@pytest.fixture
def terminal(here):
    opened = []

    def start(*arguments, **keywords):
        opened.append(Terminal(here, *arguments, **keywords))
        return opened[-1]

    yield start
    for one in opened:
        one.child.close(force=True)


LETTER = ("letter", "refuse-third-party")
REVIEW = "Enter: all is right"


def test_a_person_without_a_file_gets_a_letter(terminal, here):
    person = terminal(*LETTER)
    person.answer_until(REVIEW)
    person.say("")
    said, code = person.end()

    assert code == 0, said
    assert "What to do next:" in said
    assert [path.suffix for path in sorted(here.iterdir())] == [".docx", ".docx"]


def test_steps_are_counted_and_examples_shown(terminal):
    person = terminal(*LETTER)
    person.answer_until(REVIEW)
    steps = [(int(a), int(b)) for a, b in re.findall(r"Step (\d+) of (\d+)", person.heard)]

    assert steps[0][0] == 1
    assert steps[-1][0] == steps[-1][1]
    assert [step for step, _of in steps] == sorted(step for step, _of in steps)
    assert "For example: 13800138000" in person.heard


def test_a_sensitive_question_says_that_the_answer_stays_here(terminal):
    person = terminal(*LETTER)
    person.answer_until("Mobile number")

    assert "It stays on this machine" in person.child.before


def test_a_wrong_answer_is_refused_at_once_and_asked_again(terminal):
    person = terminal(*LETTER)
    person.answer_until("Mobile number")
    person.say("12 34")
    person.listen()

    assert "×" in person.child.before
    person.say("13800138000")
    assert not person.question().startswith("Mobile number")


def test_a_question_mark_explains(terminal):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("?")
    person.listen()

    assert "as the contract names it" in person.child.before
    assert "lender.name" in person.child.before


def test_a_full_width_question_mark_explains_too(terminal):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("？")
    person.listen()

    assert "as the contract names it" in person.child.before


def test_a_required_question_can_not_be_skipped(terminal):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("")
    person.listen()

    assert "has to be answered" in person.child.before


def test_back_asks_the_question_before_again(terminal):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("某某消费金融有限公司")
    person.listen()
    person.say("<")

    assert person.question().startswith("Full name of the lender")


def test_a_line_can_be_changed_in_the_review(terminal, here):
    person = terminal(*LETTER, "--no-note")
    person.answer_until(REVIEW)
    number = re.search(r"(\d+)\) Your name: 张三", person.child.before)[1]
    person.say(number)
    assert person.question().startswith("Your name (now: 张三")
    person.say("王五")
    person.listen()
    assert "Your name: 王五" in person.child.before
    person.say("")

    assert person.end()[1] == 0


def test_q_saves_what_was_answered_for_its_owner_alone(terminal, here):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("某某消费金融有限公司")
    person.listen()
    person.say("q")
    said, code = person.end()
    file = here / "refuse-third-party-answers.yaml"

    assert code == 130
    assert "refuse-third-party-answers.yaml" in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read_answers(file).text("lender.name") == "某某消费金融有限公司"


def test_saved_answers_are_taken_up_again(terminal, here):
    person = terminal(*LETTER, "--save-answers", "mine.yaml")
    person.answer_until("Full name of the lender")
    person.say("某某消费金融有限公司")
    person.listen()
    person.say("q")
    assert person.end()[1] == 130
    again = terminal(*LETTER, "-a", "mine.yaml", "--no-note")
    again.answer_until(REVIEW)
    again.say("")

    assert again.end()[1] == 0
    assert "Full name of the lender\n" not in again.heard.replace("\r", "")


@pytest.mark.parametrize("leave", ["sendintr", "sendeof"])
def test_leaving_offers_to_save_and_leaves_no_half_file(terminal, here, leave):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("某某消费金融有限公司")
    person.listen()
    person.interrupt("Save the answers so far", leave)
    person.say("n")

    assert person.end()[1] == 130
    assert list(here.iterdir()) == []


def test_answers_are_saved_after_ctrl_c_when_wanted(terminal, here):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("某某消费金融有限公司")
    person.listen()
    person.interrupt("Save the answers so far")
    person.say("y")

    assert person.end()[1] == 130
    assert read_answers(here / "refuse-third-party-answers.yaml").text("lender.name")


def test_ctrl_c_twice_saves_nothing(terminal, here):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("某某消费金融有限公司")
    person.listen()
    person.interrupt("Save the answers so far")
    person.child.sendintr()

    assert person.end()[1] == 130
    assert list(here.iterdir()) == []


def test_a_complete_file_is_not_asked_about(terminal, here, letter_example):
    person = terminal(*LETTER, "-a", str(letter_example), "--no-note")

    assert person.end()[1] == 0
    assert len(list(here.iterdir())) == 1


@pytest.mark.parametrize(("reply", "code", "papers"), [("yes", 0, 1), ("no", 3, 0)])
def test_an_answer_that_is_odd_is_asked_about(terminal, here, letter_example, reply, code, papers):
    text = letter_example.read_text("utf-8").replace("reply_within: 7", "reply_within: 3000")
    (here / "case.yaml").write_text(text, encoding="utf-8")
    person = terminal(*LETTER, "-a", "case.yaml", "--no-note")

    assert "3000 days are very long" in person.question()
    person.say(reply)
    assert person.end()[1] == code
    assert len(list(here.glob("*.docx"))) == papers


def test_what_a_court_paper_rests_on_is_asked_about_once(terminal, here, letter_example):
    example = letter_example.parents[1] / "court/statement.yaml"
    text = example.read_text("utf-8") + "confirmed: [reply_within]\n"
    text = re.sub(r"(?m)^( +rate: ).*$", r"\1日利率5%", text, count=1)
    (here / "case.yaml").write_text(text, encoding="utf-8")
    person = terminal(
        "court", "statement", "-a", "case.yaml", "--no-note", "--save-answers", "b.yaml"
    )

    assert "1825 % a year" in person.question()
    person.say("yes")
    assert person.end()[1] == 0
    assert "loans.1.rate" in (here / "b.yaml").read_text("utf-8").partition("confirmed:")[2]


def test_no_input_asks_nothing_at_a_terminal(terminal):
    said, code = terminal(*LETTER, "--no-input").end()

    assert code == 3
    assert "lender.name" in said


def test_a_file_with_an_unknown_key_is_refused_before_anything_is_asked(terminal, here):
    (here / "case.yaml").write_text("debtor: {name: 张三, colour: red}\n", encoding="utf-8")
    said, code = terminal(*LETTER, "-a", "case.yaml").end()

    assert code == 3
    assert "debtor.colour" in said


def test_what_an_answer_can_mend_never_stops_an_interview(terminal, here, letter_example):
    text = letter_example.read_text("utf-8").replace("13800138000", "12")
    (here / "case.yaml").write_text(text, encoding="utf-8")
    person = terminal(*LETTER, "-a", "case.yaml", "--no-note")
    person.answer_until(REVIEW)
    line = re.search(r"× (\d+)\) .*Mobile number", person.heard)[1]
    person.say(line)
    person.listen()
    person.say("13800138000")
    person.listen()
    person.say("")

    assert person.end()[1] == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_answer_is_lost_when_the_command_is_ended(terminal, here, number):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("某某消费金融有限公司")
    asked = person.question()
    person.child.kill(number)
    person.child.expect(pexpect.EOF)
    person.child.close()
    assert list(here.iterdir()) == []

    again = terminal(*LETTER, "--no-note")
    assert "unfinished" in again.listen()
    again.say("1")
    assert again.question() == asked
    again.child.sendline("")
    again.answer_until(REVIEW)
    again.say("")

    assert again.end()[1] == 0
    drafts = [*here.with_name(f"{here.name}-state").rglob("*.json")]
    assert drafts == []


def test_the_draft_is_private(terminal, here):
    person = terminal(*LETTER)
    person.answer_until("Full name of the lender")
    person.say("某某消费金融有限公司")
    person.listen()
    (draft,) = here.with_name(f"{here.name}-state").rglob("*.json")

    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert stat.S_IMODE(draft.parent.stat().st_mode) == 0o700


def test_a_taken_name_is_said_before_anything_is_asked(terminal, here):
    (here / "mine.docx").write_text("mine")
    said, code = terminal(*LETTER, "-o", "mine.docx").end()

    assert code == 1
    assert "--force" in said


def test_the_interview_speaks_chinese(terminal, here):
    person = terminal(*LETTER, ui="zh")
    person.listen()

    assert "第 1 步，共" in person.child.before
    assert "q 保存退出" in person.child.before
    assert not re.search(r"[A-Za-z]{4,}", re.sub(r"docgen|[a-z_.]+\.docx", "", person.child.before))


def test_which_of_several_lenders_is_asked(terminal, here):
    case = "lenders:\n  - {id: a, name: 甲公司}\n  - {id: b, name: 乙公司}\n"
    (here / "case.yaml").write_text(case, encoding="utf-8")
    person = terminal(*LETTER, "-a", "case.yaml", "--no-note")
    person.listen()
    assert "2) 乙公司" in person.child.before
    person.say("2")
    person.answer_until(REVIEW)

    assert "Full name of the lender: 乙公司" in person.child.before


def test_what_is_found_wrong_at_the_end_goes_back_to_the_review(terminal, here):
    person = terminal("court", "statement", "--no-note")
    answers = {"Kind of lender": "5", "Day the money arrived": "2024-03-01"}
    person.answer_until(REVIEW, answers)
    said = person.child.before

    assert "the ceiling on interest is not chosen" in said
    number = re.search(r"× (\d+)\) Which ceiling", said)[1]
    person.say(number)
    assert person.question().startswith("Which ceiling on interest")
    assert "4xLPR is proposed" in person.child.before


def test_answers_can_be_saved_when_the_paper_can_not_be_written(terminal, here):
    person = terminal(*LETTER, "--no-note", "-o", "out/")
    person.answer_until(REVIEW)
    (here / "out").write_text("a file has this name")
    person.say("")
    person.child.expect("Save the answers so far")
    person.say("y")
    code = person.end()[1]

    assert code == 1
    assert read_answers(here / "refuse-third-party-answers.yaml").text("debtor.name") == "张三"


def test_answers_are_saved_on_a_chinese_yes_or_on_enter(terminal, here):
    for reply in ("是", ""):
        person = terminal(*LETTER, ui="zh")
        person.answer_until("出借人全称")
        person.say("某某消费金融有限公司")
        person.listen()
        person.interrupt("要保存已经填好的答案吗")
        person.say(reply)

        assert person.end()[1] == 130
    assert len(list(here.iterdir())) == 2


def test_a_number_beyond_the_choices_is_answered_with_the_last_one(terminal):
    person = terminal(*LETTER)
    person.answer_until("Kind of lender")
    person.say("99")
    said = person.listen()

    assert "from 1 to 7" in said
    assert "consumer-finance" not in said


def test_a_group_that_may_be_left_out_says_when_to_fill_it_in(terminal):
    person = terminal(*LETTER)
    person.answer_until("Fill in “Who claims the money now”")

    assert "only where somebody else than the lender claims" in person.child.before


def test_a_pasted_table_of_payments_is_taken_line_by_line(terminal):
    person = terminal("court", "statement")
    person.answer_until("Is there any to fill in: “Payments made”", {"What kind of lender": "2"})
    person.say(
        "2024-04-01 1480 微信\n2024/5/1\t1,480.00\t工商银行\n2024-06-01 微信\n2024-07-01 900 现金"
    )
    heard = "".join(person.listen() for _line in range(4))

    assert heard.count("√") == 3
    assert "this line lacks" in heard
    assert "Another one: “Payments made”" in heard


def test_what_may_be_left_out_is_offered_by_number_and_added_in_the_review(terminal):
    person = terminal(*LETTER)
    person.answer_until("About you: is there more to say?")
    person.say("9")
    assert "Write numbers from 1 to 3" in person.listen()
    person.say("3")
    assert person.question().startswith("E-mail")
    person.say("name@example.com")
    person.answer_until(REVIEW)
    person.say("+")
    said = person.listen()
    number = re.search(r"(\d+)\) About you: ID number", said)[1]
    person.say(number)

    assert person.question().startswith("ID number")
