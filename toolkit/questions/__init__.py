"""What a question is: label, help, example, and the parser that turns text into the value.

The fields of a `Group` are the questions. Prompt, answers file, spreadsheet column, help and JSON
Schema are all drawn from `questions_of(model)`, so they can't drift apart.
"""

from __future__ import annotations

from toolkit.questions.ask import Ask, Doubt, InOneLine, Reads, When
from toolkit.questions.group import Field, Group, cross_check, fields_of
from toolkit.questions.tree import Question, QuestionGroup, leaves, questions_of
from toolkit.questions.types import (
    AgreedRate,
    Amount,
    CreditCode,
    Day,
    Days,
    Digits,
    Email,
    IdNumber,
    InterestRate,
    LastFour,
    Line,
    Name,
    Number,
    OwnPhone,
    Paragraph,
    Phone,
    PositiveAmount,
    TimeOfDay,
    YesNo,
    whole_number,
    yes_no,
)
from toolkit.values.choice import Choice

__all__ = [
    "AgreedRate",
    "Amount",
    "Ask",
    "Choice",
    "CreditCode",
    "Day",
    "Days",
    "Digits",
    "Doubt",
    "Email",
    "Field",
    "Group",
    "IdNumber",
    "InOneLine",
    "InterestRate",
    "LastFour",
    "Line",
    "Name",
    "Number",
    "OwnPhone",
    "Paragraph",
    "Phone",
    "PositiveAmount",
    "Question",
    "QuestionGroup",
    "Reads",
    "TimeOfDay",
    "When",
    "YesNo",
    "cross_check",
    "fields_of",
    "leaves",
    "questions_of",
    "whole_number",
    "yes_no",
]
