import datetime
import subprocess

import openpyxl
import pytest

from toolkit.batch.sheet.check import check_sheet, mark_sheet, refuse_marking
from toolkit.batch.sheet.fill_in import new_sheet
from toolkit.errors import OutputError, StatementError
from toolkit.generate import find_kind
from toolkit.questions import leaves, questions_of
from toolkit.render.pdf import find_soffice

CLIENT = {
    "#": 7,
    "lender.name": "某某消费金融有限公司",
    "lender.type": "消费金融公司",
    "asked_to_contact_them": "否",
    "debtor.name": "李四",
    "debtor.phone": "13800138000",
    "reachable": "是",
}
CONTACT = {
    "#contacts": 7,
    "contacts.*.on": "2026-11-03",
    "contacts.*.channel": "电话",
    "contacts.*.relation": "亲属",
    "contacts.*.standing": "不是借款人、共同借款人或保证人",
}


@pytest.fixture
def blank(kind, tmp_path):
    path = tmp_path / "new.xlsx"
    new_sheet([kind], path)
    return path


def write(path, sheet, row, answers):
    book = openpyxl.load_workbook(path)
    keys = {cell.value: cell.column for cell in book[sheet][2]}
    for key, value in answers.items():
        book[sheet].cell(row, keys[key], value)
    book.save(path)


@pytest.fixture
def filled(blank):
    write(blank, "填写", 4, CLIENT)
    write(blank, "催收联系记录", 4, CONTACT)
    return blank


@pytest.fixture
def checked(kind, today):
    return lambda path: check_sheet(path, kind, today=today)


def test_every_question_has_one_column(blank, kind):
    book = openpyxl.load_workbook(blank)
    keys = [cell.value for sheet in book.worksheets[:-1] for cell in sheet[2]]

    asked = [key for key in keys if not key.startswith(("#", "@"))]
    assert sorted(asked) == sorted(q.key for q in leaves(questions_of(kind.facts)))


def test_keys_are_hidden_and_headings_are_in_chinese(blank):
    sheet = openpyxl.load_workbook(blank)["填写"]

    assert sheet.row_dimensions[2].hidden
    assert sheet.freeze_panes == "B3"
    assert sheet["A1"].value == "编号"


def test_columns_where_digits_must_survive_are_text(blank):
    sheet = openpyxl.load_workbook(blank)["填写"]
    places = {cell.value: cell.column for cell in sheet[2]}
    formats = {
        at: dimension.number_format
        for dimension in sheet.column_dimensions.values()
        for at in range(dimension.min, dimension.max + 1)
    }

    assert formats[places["debtor.id_number"]] == formats[places["debtor.phone"]] == "@"


def test_choices_are_drop_downs_and_questions_explain_themselves(blank):
    sheet = openpyxl.load_workbook(blank)["填写"]
    letters = {cell.value: cell.column_letter for cell in sheet[2]}

    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules[f"{letters['lender.type']}3"].type == "list"
    assert rules[f"{letters['debtor.phone']}3"].prompt
    assert sheet[f"{letters['debtor.phone']}1"].comment


def test_example_row_is_never_a_client(blank, checked):
    assert not checked(blank).rows


def test_filled_row_with_its_contacts_can_be_made(filled, batch, tmp_path):
    result = batch(filled, tmp_path / "out")

    assert [problem.text("zh") for problem in result.problems] == []
    assert [row.identity for row in result.rows] == ["7"]


def test_number_stored_in_a_text_column_is_refused_by_its_type(filled, checked):
    write(filled, "填写", 4, {"debtor.phone": 13800138000})

    problems = checked(filled).problems

    assert [(p.code, p.key) for p in problems] == [("digits-as-number", "debtor.phone")]
    sheet = openpyxl.load_workbook(filled)["填写"]
    letter = next(cell.column_letter for cell in sheet[2] if cell.value == "debtor.phone")
    assert problems[0].where.zh.endswith(f"填写!{letter}4“手机号 *”")


def test_every_fault_of_a_row_is_found_at_once(filled, checked):
    write(filled, "填写", 4, {"debtor.phone": 13800138000, "reachable": "也许"})
    write(filled, "催收联系记录", 4, {"contacts.*.on": "2026-02-30"})

    keys = [problem.key for problem in checked(filled).problems]

    assert sorted(keys) == ["contacts.1.on", "debtor.phone", "reachable"]


def test_fault_in_a_linked_sheet_is_named_there(filled, checked):
    write(filled, "催收联系记录", 4, {"contacts.*.on": "3/11/2026"})

    (problem,) = checked(filled).problems

    assert "催收联系记录!B4" in problem.where.zh


def test_contact_of_nobody_is_reported(filled, checked):
    write(filled, "催收联系记录", 5, {**CONTACT, "#contacts": 8})

    result = checked(filled)

    assert [problem.code for problem in result.unplaced] == ["unknown-number"]
    assert not result.is_clean


def test_hidden_row_is_a_fault(filled, checked):
    book = openpyxl.load_workbook(filled)
    book["填写"].row_dimensions[4].hidden = True
    book.save(filled)

    assert [problem.code for problem in checked(filled).problems] == ["hidden-row"]


def test_marked_copy_is_red_where_the_fault_is(filled, checked, tmp_path):
    write(filled, "填写", 4, {"reachable": "也许"})
    problems = checked(filled).problems

    mark_sheet(filled, problems, tmp_path / "marked.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx")["填写"]
    red = [c for row in sheet.iter_rows(min_row=4) for c in row if c.fill.fgColor.rgb == "00FFC7CE"]
    assert [cell.value for cell in red] == ["也许"]
    assert "是" in red[0].comment.text


def test_csv_is_marked_as_a_workbook(sheet, kind, today, tmp_path):
    path = sheet(2, {2: {"debtor.phone": "12"}})
    problems = check_sheet(path, kind, today=today).problems

    mark_sheet(path, problems, tmp_path / "marked.xlsx")

    page = openpyxl.load_workbook(tmp_path / "marked.xlsx").active
    red = [cell.value for row in page for cell in row if cell.fill.fgColor.rgb == "FFFFC7CE"]
    assert red == ["12"]


def test_new_sheet_never_overwrites(blank, kind):
    with pytest.raises(OutputError, match="exists"):
        new_sheet([kind], blank)


def test_english_headings_are_understood_too(kind, checked, tmp_path):
    path = tmp_path / "en.xlsx"
    new_sheet([kind], path, language="en")
    write(path, "Clients", 4, {**CLIENT, "#": "1"})
    write(path, "Contacts by collectors", 4, {**CONTACT, "#contacts": "1"})

    assert checked(path).is_clean


def test_headings_alone_are_enough(kind, checked, tmp_path):
    path = tmp_path / "plain.csv"
    headings = ["出借人全称", "您的姓名", "手机号", "您本人一直能联系上吗"]
    path.write_text(",".join(headings) + "\n某公司,张三,13800138000,是\n", "utf-8")

    keys = {problem.key for problem in checked(path).problems}

    assert not keys & {"lender.name", "debtor.name", "debtor.phone", "reachable"}


@pytest.fixture
def red_cells():
    """Return the cells that a marked copy shows in red, by sheet and place."""

    def cells(path):
        book = openpyxl.load_workbook(path)
        return {
            (sheet.title, cell.coordinate): cell.comment.text
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if str(cell.fill.fgColor.rgb).endswith("FFC7CE")
        }

    return cells


def test_fault_of_a_merged_cell_is_marked_on_the_cell_that_is_shown(
    filled, checked, red_cells, tmp_path
):
    write(filled, "填写", 5, {**CLIENT, "#": 8, "debtor.name": "王五"})
    write(filled, "催收联系记录", 5, {**CONTACT, "#contacts": 8})
    book = openpyxl.load_workbook(filled)
    book["填写"].merge_cells("E4:E5")
    book.save(filled)

    mark_sheet(filled, checked(filled).problems, tmp_path / "marked.xlsx")

    red = red_cells(tmp_path / "marked.xlsx")
    assert list(red) == [("填写", "E4")]
    assert "E4:E5" in red["填写", "E4"]


def test_marks_are_gone_from_a_copy_of_a_mended_copy(filled, checked, red_cells, tmp_path):
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    write(filled, "填写", 4, {"reachable": "也许"})
    mark_sheet(filled, checked(filled).problems, first)
    write(first, "填写", 4, {"reachable": "是", "debtor.phone": 13800138000})

    mark_sheet(first, checked(first).problems, second)

    places = [ref for _, ref in red_cells(second)]
    assert [openpyxl.load_workbook(second)["填写"][ref].value for ref in places] == [13800138000]


def test_marked_copy_shows_the_row_that_the_sheet_hides(filled, checked, red_cells, tmp_path):
    book = openpyxl.load_workbook(filled)
    book["填写"].row_dimensions[4].hidden = True
    book.save(filled)

    mark_sheet(filled, checked(filled).problems, tmp_path / "marked.xlsx")

    page = openpyxl.load_workbook(tmp_path / "marked.xlsx")["填写"]
    assert list(red_cells(tmp_path / "marked.xlsx")) == [("填写", "A4")]
    assert not page.row_dimensions[4].hidden
    assert page.row_dimensions[2].hidden


def test_marked_copy_keeps_the_help_of_the_headings(filled, tmp_path):
    mark_sheet(filled, [], tmp_path / "marked.xlsx")

    note = openpyxl.load_workbook(tmp_path / "marked.xlsx")["填写"]["A1"].comment
    assert note.text == openpyxl.load_workbook(filled)["填写"]["A1"].comment.text


@pytest.mark.libreoffice
def test_marked_copy_of_an_ods_shows_what_stood_there(filled, kind, today, red_cells, tmp_path):
    if find_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    write(filled, "填写", 5, {**CLIENT, "#": 8, "debtor.name": "王五"})
    write(filled, "催收联系记录", 5, {**CONTACT, "#contacts": 8})
    book = openpyxl.load_workbook(filled)
    book["填写"].merge_cells("E4:E5")
    book.save(filled)
    convert = ["--headless", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"]
    convert += ["--convert-to", "ods", "--outdir", str(tmp_path), str(filled)]
    subprocess.run([str(find_soffice()), *convert], check=True, capture_output=True)
    problems = check_sheet(tmp_path / "new.ods", kind, today=today).problems

    mark_sheet(tmp_path / "new.ods", problems, tmp_path / "marked.xlsx")

    page = openpyxl.load_workbook(tmp_path / "marked.xlsx")["填写"]
    assert page.row_dimensions[2].hidden
    assert list(red_cells(tmp_path / "marked.xlsx")) == [("填写", "E5")]
    assert page["E5"].value in (None, "")


@pytest.mark.parametrize("ending", ["yaml", "jsonl"])
def test_file_of_cases_has_no_cells_to_mark(tmp_path, ending):
    path = tmp_path / f"cases.{ending}"
    path.write_text("a: 1\n", "utf-8")

    with pytest.raises(StatementError, match="spreadsheet"):
        refuse_marking(path, tmp_path / "marked.xlsx")


def test_sheet_is_never_replaced_by_its_marked_copy(filled):
    with pytest.raises(OutputError, match="itself"):
        refuse_marking(filled, filled, force=True)


def test_example_row_answers_in_the_language_of_the_headings(kind, tmp_path):
    path = tmp_path / "en.xlsx"
    new_sheet([kind], path, language="en")
    sheet = openpyxl.load_workbook(path)["Clients"]
    places = {cell.value: cell.column for cell in sheet[2]}

    assert sheet.cell(3, places["reachable"]).value == "yes"
    assert sheet.cell(3, places["lender.type"]).value == "consumer finance company"


def test_columns_are_wide_enough_for_their_examples(blank):
    sheet = openpyxl.load_workbook(blank)["填写"]
    at = next(cell.column for cell in sheet[2] if cell.value == "debtor.id_number")
    widths = [d.width for d in sheet.column_dimensions.values() if d.min <= at <= d.max]

    assert widths[0] >= len("11010519491231002X")


def test_number_columns_say_what_to_write(blank):
    book = openpyxl.load_workbook(blank)

    assert "不要重复" in book["填写"]["A1"].comment.text
    assert "标题带 * 的必填" in book["填写"]["A1"].comment.text
    assert "写“填写”表里这位当事人的编号" in book["催收联系记录"]["A1"].comment.text


def test_day_that_may_be_left_open_says_which_day_is_taken(blank):
    sheet = openpyxl.load_workbook(blank)["填写"]
    notes = {cell.value: sheet.cell(1, cell.column).comment for cell in sheet[2]}

    assert notes["written_on"].text.startswith("不填就用生成那天的日期\n")


def test_text_that_excel_takes_no_more_of_is_never_cut_within_a_word(tmp_path):
    kinds = [find_kind(name)[1] for name in ("reply-lawyer", "repayment-plan", "statement")]
    new_sheet(kinds, tmp_path / "en.xlsx", language="en")

    book = openpyxl.load_workbook(tmp_path / "en.xlsx")
    rules = book["Clients"].data_validations.dataValidation
    assert "What may have restarted the…" in book.sheetnames
    assert "Does it call you a fraud or a…" in [rule.promptTitle for rule in rules]
    long = [rule.prompt for rule in rules if len(rule.prompt or "") > 200]
    assert long
    assert all(len(prompt) <= 255 and prompt.endswith("…") for prompt in long)


@pytest.fixture
def of_two(tmp_path):
    kinds = [find_kind("refuse-third-party")[1], find_kind("statement")[1]]
    new_sheet(kinds, tmp_path / "two.xlsx")
    return openpyxl.load_workbook(tmp_path / "two.xlsx")


def test_column_that_one_paper_needs_says_which(of_two):
    notes = {cell.value: of_two["填写"].cell(1, cell.column).comment for cell in of_two["填写"][2]}

    assert notes["court.name"].text.startswith("用于：借款还款明细及利息计算说明\n")
    assert "用于" not in notes["debtor.phone"].text


def test_linked_sheet_says_once_for_which_paper_it_is(of_two):
    notes = [cell.comment.text for cell in of_two["催收联系记录"][1]]

    assert [("用于：停止联系第三人告知函" in note) for note in notes][:2] == [True, False]
    assert sum("用于" in note for note in notes) == 1


def test_sheet_linked_to_a_linked_one_says_of_which_row_it_tells(of_two):
    assert of_two["放款"]["B1"].value == "借款：第几个"
    assert of_two["放款"]["B2"].value == "@loans"


def test_condition_of_a_question_is_said(tmp_path):
    new_sheet([find_kind("reply-lawyer")[1]], tmp_path / "reply.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "reply.xlsx")["填写"]
    notes = {cell.value: sheet.cell(1, cell.column).comment.text for cell in sheet[2]}

    assert "只有“信里附上自己核对的金额吗”填“是”时才填" in notes["figures_confirmed"]


def test_column_that_any_paper_needs_is_starred(tmp_path):
    kinds = [find_kind("reply-lawyer")[1], find_kind("statement")[1]]
    new_sheet(kinds, tmp_path / "two.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "two.xlsx")["借款"]
    headings = {cell.value: sheet.cell(1, cell.column).value for cell in sheet[2]}

    assert headings["loans.*.rate"].endswith(" *")


def test_client_without_a_contact_lacks_one_thing_not_four(blank, checked):
    write(blank, "填写", 4, CLIENT)

    (problem,) = checked(blank).problems

    assert (problem.code, problem.key) == ("missing", "contacts")
    assert problem.where.zh == "new.xlsx 填写 第 4 行"
    assert "被联系的人与您的关系" in problem.hint.zh


def test_client_without_a_loan_is_told_what_a_loan_must_say(today, tmp_path):
    kind = find_kind("statement")[1]
    new_sheet([kind], tmp_path / "new.xlsx")
    write(tmp_path / "new.xlsx", "填写", 4, {"#": 1, "lender.name": "某某消费金融有限公司"})

    problems = check_sheet(tmp_path / "new.xlsx", kind, today=today).problems

    of_loans = [problem for problem in problems if problem.key.startswith("loans")]
    assert [(problem.code, problem.key) for problem in of_loans] == [("missing", "loans")]
    assert of_loans[0].hint.zh == "每条要写：放款、约定的利率"


def test_contact_that_lacks_an_answer_is_told_which(filled, checked):
    write(filled, "催收联系记录", 4, {"contacts.*.channel": ""})

    (problem,) = checked(filled).problems

    assert problem.key == "contacts.1.channel"
    assert problem.where.zh.endswith("催收联系记录!D4“方式 *”")


def test_every_row_of_nobody_is_marked(filled, checked, red_cells, tmp_path):
    for row, number in enumerate((8, 8, None), start=5):
        write(filled, "催收联系记录", row, {**CONTACT, "#contacts": number})
    unplaced = checked(filled).unplaced

    mark_sheet(filled, unplaced, tmp_path / "marked.xlsx")

    assert [p.code for p in unplaced] == ["unknown-number", "unknown-number", "no-number"]
    assert [ref for _, ref in red_cells(tmp_path / "marked.xlsx")] == ["A5", "A6", "A7"]


def test_row_that_equals_another_is_marked_at_its_number(filled, checked, red_cells, tmp_path):
    write(filled, "填写", 5, CLIENT)
    problems = checked(filled).problems

    mark_sheet(filled, problems, tmp_path / "marked.xlsx")

    assert problems[0].where.en == "new.xlsx 填写 row 5"
    assert list(red_cells(tmp_path / "marked.xlsx")) == [("填写", "A5")]


def test_hidden_column_is_a_fault_of_each_row_that_it_answers(filled, checked):
    book = openpyxl.load_workbook(filled)
    for sheet, key in (("填写", "debtor.phone"), ("催收联系记录", "contacts.*.caller")):
        letter = next(cell.column_letter for cell in book[sheet][2] if cell.value == key)
        book[sheet].column_dimensions[letter].hidden = True
    book.save(filled)

    (problem,) = checked(filled).problems

    assert problem.code == "hidden-column"
    assert "手机号" in problem.where.zh


@pytest.mark.parametrize(("contact", "is_fault"), [(CONTACT, True), ({}, False)])
def test_hidden_sheet_is_refused_if_anything_is_written_on_it(blank, checked, contact, is_fault):
    write(blank, "填写", 4, CLIENT)
    write(blank, "催收联系记录", 4, contact)
    book = openpyxl.load_workbook(blank)
    book["催收联系记录"].sheet_state = "hidden"
    book.save(blank)

    try:
        codes = [problem.code for problem in checked(blank).problems]
    except StatementError as error:
        codes = [problem.code for problem in error.problems]

    assert codes == (["hidden-sheet"] if is_fault else ["missing"])


@pytest.mark.parametrize("value", [datetime.date(2024, 3, 1), datetime.time(9, 30), True])
def test_number_that_the_spreadsheet_turned_into_a_day_is_refused(filled, checked, value):
    write(filled, "填写", 4, {"debtor.phone": value})

    (problem,) = checked(filled).problems

    assert (problem.code, problem.key) == ("digits-as-number", "debtor.phone")
    assert "文本" in problem.hint.zh


def test_number_of_a_row_that_is_an_error_or_merged_is_a_fault(filled, checked):
    write(filled, "填写", 5, {**CLIENT, "debtor.name": "王五", "#": "=NA()"})
    book = openpyxl.load_workbook(filled)
    book["填写"].merge_cells("A4:A5")
    book.save(filled)

    row = checked(filled).rows[1]

    assert (row.identity, row.problems[0].code) == ("r5", "merged-cell")


def test_comment_of_somebody_else_stays_above_ours_and_outlives_it(filled, checked, tmp_path):
    write(filled, "填写", 4, {"reachable": "也许"})
    book = openpyxl.load_workbook(filled)
    keys = {cell.value: cell.column_letter for cell in book["填写"][2]}
    place = f"{keys['reachable']}4"
    book["填写"][place].comment = openpyxl.comments.Comment("同事的话", "王")
    book.save(filled)

    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    mark_sheet(filled, checked(filled).problems, first)
    write(first, "填写", 4, {"reachable": "是"})
    mark_sheet(first, checked(first).problems, second)

    marked, mended = (openpyxl.load_workbook(path)["填写"][place] for path in (first, second))
    assert marked.comment.text.startswith("同事的话\n\n[docgen]\n“也许”")
    assert (mended.comment.text, mended.comment.author) == ("同事的话", "王")
    assert mended.fill.fgColor.rgb == "00000000"
