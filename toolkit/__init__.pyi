"""The public API, each name with its home; `__init__.py` loads from here what is asked for."""

from toolkit.answers.answers import Answers as Answers
from toolkit.answers.asking.advice import advice as advice
from toolkit.answers.asking.interview import Interview as Interview
from toolkit.answers.asking.progress import about
from toolkit.answers.asking.prompts import Prompt as Prompt
from toolkit.answers.assign import assign as assign
from toolkit.answers.files.blank import blank_file as blank_file
from toolkit.answers.files.read import parse_answers as parse_answers
from toolkit.answers.files.read import read_answers as read_answers
from toolkit.answers.files.save import answers_as_json as answers_as_json
from toolkit.answers.files.save import answers_as_yaml as answers_as_yaml
from toolkit.answers.files.schema import json_schema as json_schema
from toolkit.answers.lenders import choose_lender as choose_lender
from toolkit.batch.rows.result import BatchOptions as BatchOptions
from toolkit.batch.rows.result import BatchResult as BatchResult
from toolkit.batch.run import generate_batch as generate_batch
from toolkit.batch.sheet.check import check_sheet as check_sheet
from toolkit.batch.sheet.check import mark_sheet as mark_sheet
from toolkit.batch.sheet.check import refuse_marking as refuse_marking
from toolkit.batch.sheet.fill_in import new_sheet as new_sheet
from toolkit.calculation_cases import cost_case as cost_case
from toolkit.calculation_cases import limitation_case as limitation_case
from toolkit.calculator import CaseComparison as CaseComparison
from toolkit.calculator import compare_answers as compare_answers
from toolkit.calculator import reckon_answers as reckon_answers
from toolkit.case.case_file import CaseFile as CaseFile
from toolkit.documents.court import COURT as COURT
from toolkit.documents.kind import DocumentGroup as DocumentGroup
from toolkit.documents.kind import DocumentKind as DocumentKind
from toolkit.documents.letters import LETTERS as LETTERS
from toolkit.drafts import Draft as Draft
from toolkit.drafts import draft_path as draft_path
from toolkit.drafts import drafts_folder as drafts_folder
from toolkit.drafts import keep_draft as keep_draft
from toolkit.drafts import left_draft as left_draft
from toolkit.drafts import remove_drafts as remove_drafts
from toolkit.errors import AnswersError as AnswersError
from toolkit.errors import DocgenError as DocgenError
from toolkit.errors import OutputError as OutputError
from toolkit.errors import Problem as Problem
from toolkit.errors import Unreadable as Unreadable
from toolkit.example_files import example_file as example_file
from toolkit.files.write import refuse_taken as refuse_taken
from toolkit.files.write import write_files as write_files
from toolkit.generate import GROUPS as GROUPS
from toolkit.generate import Document as Document
from toolkit.generate import build_facts as build_facts
from toolkit.generate import find_kind as find_kind
from toolkit.generate import generate as generate
from toolkit.generate import known_keys as known_keys
from toolkit.generate import odd_answers as odd_answers
from toolkit.generate import template_of as template_of
from toolkit.generate import warnings_of as warnings_of
from toolkit.health import examine as examine
from toolkit.impact.impact import Impact
from toolkit.impact.impact import law_impact as law_impact
from toolkit.interest.calculations.case_json import Case as Case
from toolkit.interest.calculations.case_json import Difference as Difference
from toolkit.interest.calculations.case_json import check_case as check_case
from toolkit.interest.calculations.case_json import error_object as error_object
from toolkit.interest.calculations.case_json import read_case as read_case
from toolkit.interest.calculations.case_json import run_case as run_case
from toolkit.interest.loans.compare import Alternative as Alternative
from toolkit.interest.loans.terms import Rounding as Rounding
from toolkit.language import Wording as Wording
from toolkit.law.calendar import months_after as months_after
from toolkit.law.deadlines import deadline as deadline
from toolkit.law.holidays import add_holidays as add_holidays
from toolkit.law.holidays import own_holidays as own_holidays
from toolkit.law.holidays import remove_holidays as remove_holidays
from toolkit.law.rates import add_rate as add_rate
from toolkit.law.rates import remove_rate as remove_rate
from toolkit.law.rates import series
from toolkit.law.rates import user_rates_path as user_rates_path
from toolkit.law.statutes import article as article
from toolkit.law.statutes import articles as articles
from toolkit.law.statutes import laws as laws
from toolkit.ledger_book import ledger_book as ledger_book
from toolkit.own_template import Inspection as Inspection
from toolkit.own_template import inspect_template as inspect_template
from toolkit.own_template import require_template as require_template
from toolkit.pdfs import as_pdfs as as_pdfs
from toolkit.profile import Profile as Profile
from toolkit.profile import export_profile as export_profile
from toolkit.profile import parse_profile as parse_profile
from toolkit.profile import profiles as profiles
from toolkit.profile import read_profile as read_profile
from toolkit.profile import remove_profile as remove_profile
from toolkit.profile import save_profile as save_profile
from toolkit.questions import Group as Group
from toolkit.questions import Question as Question
from toolkit.questions import QuestionGroup as QuestionGroup
from toolkit.questions import yes_no
from toolkit.render.docx.fill.template import CompiledTemplate as CompiledTemplate
from toolkit.render.text import plain_text as plain_text
from toolkit.review.law_check import Finding
from toolkit.review.law_check import check_law as check_law
from toolkit.tables.read import read_table as read_table
from toolkit.template_files import export_template as export_template
from toolkit.template_files import template_fields as template_fields
from toolkit.template_files import template_text as template_text
from toolkit.values.day import day
from toolkit.values.money import amount
from toolkit.values.rate import rate
from toolkit.values.wording import capital as capital
from toolkit.values.wording import day_words as day_words
from toolkit.values.wording import english_amount as english_amount
from toolkit.values.wording import percent_words as percent_words

__version__: str
LawFinding = Finding
LawImpact = Impact
saved_about = about
rate_series = series
read_amount = amount
read_day = day
read_rate = rate
read_yes_no = yes_no
