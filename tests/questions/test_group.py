"""Groups: frozen facts, declared by annotated fields, with their cross-checks."""

import copy
import pickle
from typing import Annotated, ClassVar

import pytest

from toolkit.case.loan import Ceiling, Disbursement, Loan, LoanIdentity, ReckonedLoan
from toolkit.case.payment import Payment
from toolkit.errors import Contradictions, Problem
from toolkit.language import same
from toolkit.questions import Ask, Day, Group, Line, cross_check, fields_of


class Hours(Group):
    colour: ClassVar[str] = "red"

    start: Annotated[Line | None, Ask("从", "From", "08:00")] = None
    end: Annotated[Line, Ask("到", "Until", "22:00")]
    note: Annotated[Line | None, Ask("说明", "Note", "x")] = None

    @cross_check
    def _in_order(self):
        if self.start and self.start > self.end:
            yield Problem("not-in-order", same("not in order"), key="end")

    @cross_check
    def _no_shouting(self):
        if self.note and self.note.isupper():
            yield Problem("loud", same("loud"), key="note")


def test_a_group_made_directly_has_its_defaults():
    assert (Hours(end="9").start, Hours(end="9").end) == (None, "9")


@pytest.mark.parametrize("given", [{"end": "9", "colour": "blue"}, {"start": "8"}, {"ends": "9"}])
def test_a_wrong_or_missing_name_is_a_mistake(given):
    with pytest.raises(TypeError, match="Hours"):
        Hours(**given)


def test_a_group_made_directly_is_cross_checked():
    with pytest.raises(Contradictions) as caught:
        Hours(start="9", end="8", note="HO")

    assert [problem.code for problem in caught.value.problems] == ["not-in-order", "loud"]


def test_a_cross_check_ends_where_an_answer_can_t_be_read():
    partly = Hours.partly({"start": "9", "note": "HO"})

    assert [problem.code for problem in partly.contradictions()] == ["loud"]


def test_what_was_found_before_an_unreadable_answer_is_still_told():
    class Late(Hours):
        @cross_check
        def _twice(self):
            yield Problem("first", same("first"))
            yield Problem("second", same(self.end))

    assert [p.code for p in Late.partly({"start": None}).contradictions()] == ["first"]


def test_a_subclass_keeps_the_cross_checks_of_its_base():
    class Later(Hours):
        pass

    with pytest.raises(Contradictions):
        Later(start="9", end="8")


def test_facts_do_not_change():
    hours = Hours(end="9")

    with pytest.raises(AttributeError):
        hours.end = "10"
    with pytest.raises(AttributeError):
        del hours.end

    assert hours.end == "9"


def test_changed_facts_are_new_ones_and_checked():
    loan = Loan(id="L1", ceiling=Ceiling.FIXED)
    hours = Hours(start="8", end="9")

    assert loan.replace(ceiling=Ceiling.NONE) == Loan(id="L1", ceiling=Ceiling.NONE)
    assert loan.ceiling == Ceiling.FIXED
    with pytest.raises(Contradictions):
        hours.replace(end="7")


def test_equal_values_make_equal_facts_of_one_class_only():
    assert Loan(id="A") == Loan(id="A")
    assert hash(Loan(id="A")) == hash(Loan(id="A"))
    assert Loan(id="A") != Loan(id="B")
    assert LoanIdentity(id="A") != Loan(id="A")
    assert LoanIdentity() != object()


def test_facts_survive_pickling_and_copying():
    loan = Loan(id="A", disbursements=(Disbursement(paid_on=1, amount=2),))

    assert pickle.loads(pickle.dumps(loan)) == loan
    assert copy.deepcopy(loan) == loan


def test_facts_show_their_values():
    assert repr(Hours(end="9")) == "Hours(start=None, end='9', note=None)"


def test_a_field_that_is_declared_anew_keeps_its_place():
    assert ReckonedLoan.field_names == Loan.field_names


def test_a_field_that_is_declared_anew_loses_its_default():
    required = [field.name for field in fields_of(ReckonedLoan) if field.is_required]

    assert required == ["disbursements", "rate"]


def test_a_class_s_own_attributes_are_no_fields():
    assert Hours.field_names == ("start", "end", "note")
    assert "title" not in Payment.field_names


def test_a_name_that_is_no_field_is_not_there():
    assert not hasattr(Hours(end="9"), "colours")
    assert Hours(end="9").colour == "red"


def test_annotations_may_be_real_or_text():
    class Real(Group):
        on: Annotated[Day, Ask("日期", "Day", "2026-01-01")]

    assert fields_of(Real)[0].annotation == Annotated[Day, Ask("日期", "Day", "2026-01-01")]
