from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from attributes import with_attributes

from toolkit.errors import AnswersError, TemplateError
from toolkit.language import Wording
from toolkit.render.docx import compile_template
from toolkit.render.docx.verify import verify
from toolkit.render.text import document_text

LETTER = (
    "致：{{ lender.name }}",
    ("本人{{ deb", "tor }}，于{{ wri", "tten_on|day }}函告。"),
    "{%p if has_deduction %}",
    "扣除{{ deduction|amount }}元（{{ deduction|capital }}）。",
    "{%p endif %}",
    "联系{% for one in contacts %}{{ one.who }}"
    "{% if not loop.last %}、{% endif %}{% endfor %}等人。",
)
ROWS = (
    ("序号", "渠道", "内容"),
    ("{%tr for row in contacts %}", "", ""),
    ("{{ loop.index|count }}", "{{ row.channel|label }}", "{{ row.said }}"),
    ("{%tr endfor %}", "", ""),
)


def facts(**more):
    return {
        "lender": {"name": "某某消费金融有限公司"},
        "debtor": "李四",
        "written_on": date(2026, 11, 3),
        "has_deduction": True,
        "deduction": Decimal("1234.5"),
        "contacts": (
            {"who": "王五", "channel": Wording("电话", "phone"), "said": "让他还钱"},
            {"who": "赵六", "channel": Wording("短信", "text message"), "said": "a < b & c"},
        ),
        **more,
    }


def test_letter_prints_typed_values_through_its_filters(write):
    document = compile_template(write(*LETTER, rows=ROWS), "zh").render(with_attributes(facts()))

    expected = (
        "致：某某消费金融有限公司\n本人李四，于2026年11月3日函告。\n"
        "扣除1,234.50元（人民币壹仟贰佰叁拾肆元伍角整）。\n联系王五、赵六等人。\n"
        "| 序号 | 渠道 | 内容\n| 1 | 电话 | 让他还钱\n| 2 | 短信 | a < b & c\n完\n"
    )
    assert expected == document_text(document, styles=False)


def test_english_letter_words_days_and_labels_in_english(write):
    template = compile_template(write(*LETTER, rows=ROWS), "en")

    text = document_text(template.render(with_attributes(facts())), styles=False)
    assert "于3 November 2026函告" in text
    assert "| 2 | text message | a < b & c" in text


def test_conditional_paragraph_leaves_no_trace_when_it_does_not_apply(write):
    template = compile_template(write(*LETTER), "zh")

    text = document_text(template.render(with_attributes(facts(has_deduction=False))), styles=False)
    assert text.splitlines()[2] == "联系王五、赵六等人。"


def test_loop_over_nothing_leaves_the_header_row_alone(write):
    template = compile_template(write(*LETTER, rows=ROWS), "zh")

    text = document_text(template.render(with_attributes(facts(contacts=()))), styles=False)
    assert text.endswith("等人。\n| 序号 | 渠道 | 内容\n完\n")


def test_equal_contexts_give_equal_bytes(write):
    data = write(*LETTER, rows=ROWS, header="{{ debtor }}", footer="第{{ debtor }}")
    first, second = (
        compile_template(data, "zh").render(with_attributes(facts())) for _ in range(2)
    )

    assert first == second


def test_bytes_do_not_depend_on_what_was_filled_before(write):
    data = write(*LETTER, rows=ROWS, header="{{ debtor }}")
    fresh, used = (compile_template(data, "zh") for _ in range(2))
    first, second = facts()["contacts"]
    for number in range(300):  # also beyond what is remembered, and to the faster CRC
        contacts = (first, {**second, "said": "x" * number, "who": "汉" * (number % 50)})
        used.render(with_attributes(facts(debtor="y" * number, contacts=contacts * (number % 7))))

    for contacts in ((), (first,), (first, second) * 3, (second,) * 9):
        context = facts(contacts=contacts)
        assert fresh.render(with_attributes(context)) == used.render(with_attributes(context))


def test_template_tells_the_names_and_fields_that_it_uses(write):
    template = compile_template(write(*LETTER, rows=ROWS), "zh")

    assert template.names == {
        "lender", "debtor", "written_on", "has_deduction", "deduction", "contacts",
    }  # fmt: skip
    assert {"lender.name", "contacts.N.who", "contacts.N.said"} <= set(template.fields)


def test_missing_name_is_an_error_even_where_it_would_not_be_printed(write):
    template = compile_template(write(*LETTER, rows=ROWS), "zh")
    context = facts(has_deduction=False)
    del context["deduction"]

    with pytest.raises(TemplateError) as caught:
        template.render(with_attributes(context))

    assert [problem.key for problem in caught.value.problems] == ["deduction"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("debtor", None), ("debtor", True), ("debtor", 0.5), ("debtor", 7), ("debtor", b"x"),
     ("debtor", str.upper), ("debtor", ("a",)), ("debtor", Decimal(1)), ("deduction", 1),
     ("deduction", Decimal("0.005")), ("deduction", Decimal("NaN")), ("written_on", "2026-11-03"),
     ("deduction", None), ("contacts", "ab"), ("contacts", {}), ("contacts", None)],
)  # fmt: skip
def test_value_of_the_wrong_type_is_refused_by_its_name(write, key, value):
    template = compile_template(write(*LETTER, rows=ROWS), "zh")

    with pytest.raises(TemplateError) as caught:
        template.render(with_attributes(facts(**{key: value})))

    assert [problem.key for problem in caught.value.problems] == [key]


def test_missing_item_of_a_row_is_named_by_its_number(write):
    template = compile_template(write(*LETTER, rows=ROWS), "zh")
    first, second = facts()["contacts"]

    with pytest.raises(TemplateError) as caught:
        template.render(
            with_attributes(
                facts(contacts=(first, {k: v for k, v in second.items() if k != "said"}))
            )
        )

    assert caught.value.problems[0].key == "contacts.2.said"


def test_control_character_in_a_row_is_refused_by_its_key(write):
    template = compile_template(write(*LETTER, rows=ROWS), "zh")
    first, second = facts()["contacts"]

    with pytest.raises(AnswersError) as caught:
        template.render(with_attributes(facts(contacts=(first, {**second, "said": "a\x07"}))))

    assert caught.value.problems[0].key == "contacts.2.said"
    assert "U+0007" in caught.value.problems[0].what.en


MANY = (
    "{%p for r in rows %}",
    "{{ r.name }}{% if r.has_note %}（{{ r.note }}）{% endif %}{{ r.amount|amount }}",
    "{%p endfor %}",
)


def many(count, **more):
    row = {"name": "李四", "has_note": False, "amount": Decimal(1), **more}
    return tuple({**row, "name": f"第{number}次"} for number in range(count))


@pytest.mark.parametrize("count", [3, 12, 40])
@pytest.mark.parametrize(
    ("value", "holds"),
    [(0, True), (Decimal("0.00"), True), ("x", True), (date(2026, 1, 1), True), ((0,), True),
     (None, False), (False, False), ((), False), ([], False)],
)  # fmt: skip
def test_value_holds_in_a_test_unless_it_is_none_false_or_an_empty_list(write, count, value, holds):
    template = compile_template(write(*MANY), "zh")
    rows = [*many(count - 1), *many(1, has_note=value, note="注")]

    text = document_text(template.render(with_attributes({"rows": rows})))
    assert ("（注）" in text) is holds


@dataclass(frozen=True, slots=True)
class Sent:
    on: date | None
    days: int | None = 0


@dataclass(frozen=True, slots=True)
class Context:
    debtor: Sent
    rows: tuple[Sent, ...]


SENT = (
    "{% if debtor.days %}{{ debtor.days|count }}天{% endif %}",
    "{%p for one in rows %}",
    "{{ one.on|day }}{% if one.days %}（{{ one.days|count }}）{% endif %}",
    "{%p endfor %}",
)
DAY = date(2026, 11, 3)


@pytest.mark.parametrize("count", [1, 30])
def test_context_of_dataclasses_is_read_by_attribute(write, count):
    template = compile_template(write(*SENT), "zh")
    context = Context(Sent(DAY), (Sent(DAY), Sent(DAY, None)) * count)

    text = document_text(template.render(with_attributes(context)), styles=False)
    assert text == "0天\n" + "2026年11月3日（0）\n2026年11月3日\n" * count


@pytest.mark.parametrize("count", [1, 30])
def test_value_that_is_not_known_is_never_printed(write, count):
    template = compile_template(write(*SENT, header="甲"), "zh", name="office.docx")

    with pytest.raises(TemplateError) as caught:
        template.render(Context(Sent(DAY), (*(Sent(DAY),) * count, Sent(None))))

    (problem,) = caught.value.problems
    assert (problem.code, problem.key) == ("unknown-value", f"rows.{count + 1}.on")
    for part in ("office.docx", "word/document.xml", "{{ one.on|day }}{% if", "tag {{ one.on|day"):
        assert part in problem.where.en


@pytest.mark.parametrize("count", [3, 12, 40])
@pytest.mark.parametrize(("key", "value"), [("name", None), ("amount", "1"), ("amount", 1)])
def test_value_of_one_row_among_many_is_refused_by_its_name(write, count, key, value):
    template = compile_template(write(*MANY), "zh")
    rows = [*many(count - 1), {**many(1)[0], key: value}]

    with pytest.raises(TemplateError) as caught:
        template.render(with_attributes({"rows": rows}))

    assert [problem.key for problem in caught.value.problems] == [f"rows.{count}.{key}"]


@pytest.mark.parametrize("count", [3, 12, 40])
@pytest.mark.parametrize("missing", ["name", "has_note", "amount"])
def test_item_that_one_row_among_many_lacks_is_named(write, count, missing):
    template = compile_template(write(*MANY), "zh")
    lacking = {key: value for key, value in many(1)[0].items() if key != missing}

    with pytest.raises(TemplateError) as caught:
        template.render(with_attributes({"rows": [*many(count - 1), lacking]}))

    assert caught.value.problems[0].key == f"rows.{count}.{missing}"


@pytest.mark.parametrize("count", [3, 12, 40])
def test_rows_print_the_same_whatever_their_shapes(write, count):
    template = compile_template(write(*MANY), "zh")
    for every in (1, 2, 7, 100):
        rows = [
            {**row, "has_note": number % every == 1, "note": f"注{number}"}
            for number, row in enumerate(many(count))
        ]
        expected = "".join(
            f"{row['name']}{'（' + row['note'] + '）' if row['has_note'] else ''}1.00\n"
            for row in rows
        )

        assert expected == document_text(
            template.render(with_attributes({"rows": rows})), styles=False
        )


def test_shapes_remembered_are_bounded(write):
    tests = "".join(f"{{% if r.t{n} %}}{n}{{% endif %}}" for n in range(8))
    template = compile_template(write("{%p for r in rows %}", tests, "{%p endfor %}"), "zh")
    for number in range(256):
        row = {f"t{bit}": bool(number >> bit & 1) for bit in range(8)}
        text = document_text(template.render(with_attributes({"rows": (row,) * 5})), styles=False)

        assert text == ("".join(str(bit) for bit in range(8) if row[f"t{bit}"]) + "\n") * 5


def test_finished_document_is_whole(write):
    template = compile_template(write(*LETTER, rows=ROWS, footnote="{{ debtor }}"), "zh")
    document = template.render(with_attributes(facts()))

    verify(document)
    template.verify(document, with_attributes(facts()))


def test_template_without_tags_is_printed_as_it_is(write):
    template = compile_template(write("没有标记", header="页眉"), "zh")

    assert template.names == frozenset()
    assert (
        document_text(template.render(with_attributes({})), styles=False)
        == "没有标记\n== header1.xml\n页眉\n"
    )


def test_long_table_and_long_values_are_whole(write):
    template = compile_template(write(*LETTER, rows=ROWS), "zh")
    one = {"who": "王五", "channel": Wording("电话", "phone"), "said": "长" * 30_000}
    context = facts(contacts=(one, *({**one, "said": f"第{n}次"} for n in range(3000))))
    document = template.render(with_attributes(context))

    template.verify(document, with_attributes(context))
    assert document_text(document, styles=False).count("电话") == 3001
