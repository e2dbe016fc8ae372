import openpyxl
import pytest

from toolkit.batch.check import check_sheet, mark_sheet
from toolkit.batch.fill_in import new_sheet
from toolkit.errors import OutputError
from toolkit.questions import leaves, questions_of

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

    assert [problem.code for problem in result.strays] == ["unknown-number"]
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
