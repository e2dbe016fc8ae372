"""Hostile and mistaken templates: each refused, with the place and the reason."""

import io
import zipfile

import pytest
from attributes import with_attributes

from toolkit.errors import TemplateError
from toolkit.render.docx import check_template, compile_template
from toolkit.render.docx.compile import build
from toolkit.render.text import document_text, part_text

TAGS = {
    "unclosed-tag": ["{{ debtor", "{{ debtor }", "{% if paid", "{{ a {{ b }}"],
    "unopened-tag": ["debtor }}", "if paid %}"],
    "full-width-braces": ["｛｛debtor｝｝", "{％ if paid ％}", "{ {debtor}}", "{{debtor｝｝",
        "｛{d}}"],
    "unreadable-tag": [
        "{{ }}", "{{ debtor name }}", "{{ 金额(元 }}", "{{ deb\u200btor }}", "{{ 2月利息 }}",
        "{{ a | }}",
        "{% if %}", "{{ debtor！ }}", '{{ "a" "b }}',
    ],
    "not-a-name": [
        "{{ 'x' }}", "{{ 1 }}", "{{ 0.1+0.2 }}", "{{ true }}", "{{ none }}", "{{ None }}",
        "{{ False }}",
        "{{ a + b }}", "{{ 甲方-乙方 }}", "{{ a() }}", "{{ a['b'] }}", "{{ a[0] }}", "{{ a ~ b }}",
        "{{ 'a' if b else c }}", "{{ a == b }}", "{{ [a] }}", "{{ {'a': b} }}",
        "{{ range(9) }}",
        "{{ a is defined }}", "{{ not a }}", "{{ (a, b) }}", "{{ 'a'*10**10 }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ lipsum(n=100000) }}",
        "{% for x in [1] %}{% endfor %}", "{% for x in range(9) %}{% endfor %}",
    ],
    "reserved-name": [
        "{{ self }}", "{{ a.__class__ }}", "{{ _a }}", "{{ loop }}", "{{ loop.cycle }}",
        "{{ context }}",
        "{{ a._b }}", "{{ ''.__class__ }}", "{% for loop in rows %}{% endfor %}",
        "{{ cycler.__init__.__globals__ }}",
    ],
    "full-width-name": ["{{ 甲方Ａ }}", "{{ debtor.ｎame }}"],
    "unknown-filter": [
        "{{ a|safe }}", "{{ a|pprint }}", "{{ a|tojson }}", "{{ a|attr }}", "{{ a|upper }}",
        "{{ a|center }}", "{{ a|default }}", "{{ a|e }}", "{{ a|map }}",
    ],
    "filter-argument": ["{{ a|amount(2) }}", "{{ a|default('无') }}", "{{ a|day(x=1) }}"],
    "two-filters": ["{{ a|amount|label }}"],
    "unknown-statement": [
        "{% set a = 1 %}", "{% include 'x' %}", "{% import 'x' as y %}", "{% macro m() %}",
        "{% raw %}",
        "{% extends 'x' %}", "{% block b %}", "{% call m() %}", "{% filter upper %}", "{% do a %}",
        "{% with %}", "{% autoescape false %}", "{% vm %}", "{% hm %}", "{% cellbg x %}",
        "{% colspan 2 %}",
        "{% trans %}", "{% print a %}", "{% else if %}", "{%%}", "{% continue %}", "{% endif x %}",
    ],
    "odd-loop": [
        "{% for a, b in rows %}{% endfor %}", "{% for a in rows if a %}{% endfor %}",
        "{% for a in rows recursive %}{% endfor %}",
    ],
    "odd-condition": [
        "{% if a == 1 %}{% endif %}", "{% if a == 'b<c' %}{% endif %}",
        "{% if 'b' == a %}{% endif %}", "{% if a == b %}{% endif %}",
        "{% if a in 'b' %}{% endif %}",
        "{% if 1 %}{% endif %}", "{% if a is none %}{% endif %}",
        "{% if a() %}{% endif %}", "{% if a|count %}{% endif %}", "{% if a > b %}{% endif %}",
    ],
    "rich-text": ["{{r a }}", "{{p a }}", "{{tr a }}"],
    "unknown-scope": ["{%tc if a %}", "{%r if a %}"],
    "crowded-paragraph": ["{%p if a %} text", "x {%p endif %}", "{%p if a %}{%p endif %}"],
    "crowded-row": ["{%tr for a in b %}"],
    "unclosed-block": ["{% if a %}", "{% for a in b %}", "{%p if a %}"],
    "unopened-block": ["{% endif %}", "{% else %}", "{% endfor %}", "{% for a in b %}{% endif %}"],
    "stray-brace": ["{{% if a %}b{% endif %}", "{{ a }}}", "{{{ a }}", "{{{ a }}}"],
    "single-braces": [
        "{debtor.name}", "{ 借款人 }", "{#rows}", "{/rows}", "｛姓名｝", "${name}", "{a|amount}",
    ],
    "merge-name": ["«Last_Name»", "«姓名»"],
    "long-condition": [
        "{% if a" + " and a" * 40 + " %}{% endif %}", "{% if " + "not " * 300 + "a %}{% endif %}",
    ],
    "too-many-arms": ["{% if a %}" + "{% elif b %}" * 60 + "{% endif %}"],
    "too-deep": [
        "{% for a in b %}" * 30 + "{% endfor %}" * 30, "{% if a %}" * 110 + "{% endif %}" * 110,
    ],
    "doubled-name": ["{% for a in b %}{% for a in a.c %}{% endfor %}{% endfor %}"],
    "loop-fact": ["{{ loop.index }}", "{{ loop.first|count }}", "{{ loop.index|amount }}"],
    "loop-outside": ["{{ loop.index|count }}"],
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in TAGS.items() for t in texts])
def test_tag_is_refused(write, code, text):
    codes = {
        problem.code for problem in check_template(write("甲", f"乙{text}"[text[:3] in {"{%p"} :]))
    }

    assert code in codes


def test_every_fault_is_reported_at_once_with_part_paragraph_and_tag(write):
    data = write(
        "金额{{ amt|safe }}元", "{{ a }", header="｛｛姓名｝｝", rows=(("{{ 1 }}", "{% foo %}"),)
    )

    found = [problem.text("en") for problem in check_template(data, name="office.docx")]

    assert len(found) == 5
    assert found[0] == (
        "template office.docx, part word/document.xml, paragraph “金额{{ amt|safe }}元”, "
        "tag {{ amt|safe }}: There is no filter safe; there are: amount, capital, percent, count, "
        "count_words, day, hanzi_day, label"
    )
    assert any("header1.xml, paragraph “｛｛姓名｝｝”" in text for text in found)


@pytest.mark.parametrize(
    ("tag", "what", "hint"),
    [
        ("{{ a｜label }}", "“｜”", "type | in"),
        ("{{ “a” }}", "““”", 'type " in'),
        ("{% if a == ‘b’ %}c{% endif %}", "“‘”", "type ' in"),
        ("{{ a\u200bb }}", "U+200B", "anew"),
        ("{{ 金额（元） }}", "“（”", "letters, digits"),
        ("{{ debtor\u3000name }}", "ideographic blank", "plain blank"),
        ("{{ debtor name }}", "blank within the name", "write debtor_name"),
        ("{{ 2月利息 }}", "begin with a digit", "letter"),
        ("{{ }}", "empty", "write a name"),
        ("{% if a！ %}b{% endif %}", "“！”", "type !"),
        ("{{ a }}}", "right beside a tag", "remove it"),
        ("{{{ a }}}", "right beside a tag", "remove it"),
        ("{{debtor｝｝", "full-width or apart", "half-width"),
        ("{debtor.name}", "{debtor.name} is not filled", "type {{ debtor.name }}"),
        ("«Last_Name»", "not filled", "type {{ Last_Name }}"),
        ("{%p if a｜b %}", "“｜”", "type |"),
    ],
)
def test_one_fault_is_one_message_that_says_what_to_type(write, tag, what, hint):
    paragraphs = (tag, "b", "{%p endif %}") if tag.startswith("{%p") else (tag,)

    (found,) = check_template(write(*paragraphs))
    assert what in found.what.en
    assert hint in found.hint.en


def test_name_of_a_mail_merge_field_is_refused_once(write, change):
    def put(members):
        field = (
            '<w:fldSimple w:instr=" MERGEFIELD Name "><w:r><w:t>«Name»</w:t></w:r></w:fldSimple>'
        )
        xml = members["word/document.xml"].decode()
        members["word/document.xml"] = xml.replace("<w:r><w:t>X</w:t></w:r>", field).encode()

    (found,) = check_template(change(write("X"), put))
    assert found.code == "odd-field"
    assert "{{ name }}" in found.hint.en


@pytest.mark.parametrize("text", ["集合 { 1, 2 }", "«Bonjour tout le monde»", "a { b", "} c"])
def test_braces_and_quotes_that_are_no_marks_stay(write, text):
    assert check_template(write(text)) == ()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{% if a %}x", "y{% endif %}"),
        ("{% for a in b %}x", "y{% endfor %}"),
        ("{%p if a %}", "x{% endif %}"),
        ("{% if a %}x{% else %}", "y{% endif %}"),
    ],
)
def test_block_that_spans_paragraphs_by_accident_is_refused(write, paragraphs):
    assert {"crossed-block"} == {problem.code for problem in check_template(write(*paragraphs))}


@pytest.mark.parametrize(
    "paragraphs",
    [("集合 {", "{ 乙"), ("集合 {", "", "% 乙"), ("{{ a }}", "} 乙"), ("甲 {", "{{ a }}")],
)
def test_braces_that_meet_across_paragraphs_are_refused(write, paragraphs):
    assert "braces-meet" in {problem.code for problem in check_template(write(*paragraphs))}
    assert "braces-meet" in {problem.code for problem in check_template(write(rows=(paragraphs,)))}


def test_blocks_within_bounds_are_filled(write):
    names = ["", *(f"a{number}." for number in range(11))]
    loops = "".join(f"{{% for a{at} in {names[at]}b %}}" for at in range(11))
    arms = "{% if c %}" + "{% elif c %}" * 47 + "{{ d }}{% endif %}"
    condition = "{% if " + "not " * 24 + "d %}乙{% endif %}"
    data = write(loops + arms + "甲" + "{% endfor %}" * 11, condition)
    context = {"b": (), "c": False, "d": "x"}
    for _ in range(11):
        context = {**context, "b": (context,)}

    text = document_text(
        compile_template(data, "zh").render(with_attributes(context)), styles=False
    )
    assert text == "甲\n乙\n"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((("{% for a in b %}{{ a.c }}", "{{ a.d }}{% endfor %}"),), "crossed-block"),
        ((("{%tr for a in b %}", "{{ a.c }}"), ("{%tr endfor %}", "")), "crowded-row"),
        ((("{%tr for a in b %}{%tr endfor %}", ""),), "crowded-row"),
        ((("{%tr for a in b %}", ""), ("{{ a.c }}", ""), ("{%tr endfor %}", "")), "may-be-empty"),
        ((("{%p if a %}", "x"), ("{%p endif %}", "")), "crossed-block"),
    ],
)
def test_table_that_would_break_is_refused(write, rows, code):
    assert code in {problem.code for problem in check_template(write("a", rows=rows))}


def test_cell_that_may_lose_its_last_paragraph_is_refused(write, change):
    cell = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    cells = cell.format("{%p if a %}") + cell.format("甲") + cell.format("{%p endif %}")

    def put(members):
        xml = members["word/document.xml"].decode()
        members["word/document.xml"] = xml.replace(cell.format("X"), cells).encode()

    data = change(write("a", rows=(("X", "y"),)), put)

    assert {"cell-end"} == {problem.code for problem in check_template(data)}


def test_footnote_that_prints_a_value_under_two_sections_is_refused(write):
    two = check_template(write("a", footnote="{{ debtor }}", sections=2))

    assert {"footnote-under-sections"} == {problem.code for problem in two}
    assert check_template(write("a", footnote="{{ debtor }}")) == ()
    assert check_template(write("a", footnote="plain", sections=2)) == ()


@pytest.mark.parametrize(
    ("find", "replacement", "code"),
    [
        ("<w:t>X</w:t>", "<w:instrText>{{ a }}</w:instrText>", "misplaced-tag"),
        ("<w:r><w:t>X</w:t></w:r>", '<w:ins w:id="1"><w:r><w:t>X</w:t></w:r></w:ins>',
         "tracked-changes"),
        ("<w:r><w:t>X</w:t></w:r>", '<w:del w:id="1"><w:r><w:delText>X</w:delText></w:r></w:del>',
         "tracked-changes"),
        ("<w:t>X</w:t>", "<w:object/>", "active-content"),
        ("<w:p><w:r><w:t>X</w:t></w:r></w:p>", '<w:altChunk r:id="rId9"/>', "active-content"),
        ("<w:r><w:t>X</w:t></w:r>", '<w:fldSimple w:instr=" DDEAUTO c:\\x "/>', "odd-field"),
        ("<w:r><w:t>X</w:t></w:r>", '<w:fldSimple w:instr=" INCLUDEPICTURE http://x "/>',
         "odd-field"),
        ("<w:t>X</w:t>", '<w:fldChar w:fldCharType="begin"/><w:instrText>DD</w:instrText>'
         '<w:instrText>E x</w:instrText><w:fldChar w:fldCharType="end"/>', "odd-field"),
        ("<w:t>X</w:t>", '<w:sym w:font="{{ a }}" w:char="F0"/>', "misplaced-tag"),
        ("<w:t>X</w:t>", "<w:t>{{ a</w:t><w:br/><w:t>b }}</w:t>", "broken-tag"),
        ("<w:t>X</w:t>", "<w:sym>{</w:sym><w:t/><w:sym>{ a }</w:sym><w:sym>}</w:sym>",
         "misplaced-tag"),
        ("<w:p><w:r><w:t>X</w:t></w:r></w:p>", "{{ a }}", "misplaced-tag"),
        ("<w:t>X</w:t>", "<w:t>a\nb</w:t>", "raw-break"),
        ("<w:t>X</w:t>", "<w:t>a\tb{{ c }}</w:t>", "raw-break"),
        ("<w:t>X</w:t>", "<w:t>a\x7fb</w:t>", "unprintable-character"),
        ("<w:t>X</w:t>", "<w:t>a&#x85;b{{ c }}</w:t>", "unprintable-character"),
        ("<w:t>X</w:t>", '<w:sym w:font="\x7f" w:char="F0"/>', "unprintable-character"),
        ("<w:r><w:t>X</w:t></w:r>", '<w:r><w:t>{% for a in b %}</w:t></w:r><w:bookmarkStart '
         'w:id="9" w:name="n"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="9"/><w:r>'
         '<w:t>{% endfor %}</w:t></w:r><w:fldSimple w:instr=" REF n "/>',
         "once-only"),
    ],
)  # fmt: skip
def test_content_that_acts_or_hides_is_refused(write, change, find, replacement, code):
    def put(members):
        xml = members["word/document.xml"].decode()
        assert find in xml
        members["word/document.xml"] = xml.replace(find, replacement).encode()

    assert code in {problem.code for problem in check_template(change(write("X"), put))}


def test_tag_in_a_part_that_is_not_filled_is_refused(write, change):
    def put(members):
        members["word/styles.xml"] = b"<a><b>{{ debtor }}</b></a>"

    assert {"tag-not-filled"} == {p.code for p in check_template(change(write("X"), put))}


BOX = (
    '<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></w:pict></w:r>"
)


def test_text_box_before_the_text_of_its_paragraph_is_filled_in_order(write, change):
    box = BOX.format(
        "".join(
            f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
            for text in ("{%p if c %} ", "框{{ a }}", "{%p endif %}", "底")
        )
    )

    def put(members):
        xml = members["word/document.xml"].decode()
        members["word/document.xml"] = xml.replace("<w:r><w:t>X", f"{box}<w:r><w:t>X").encode()

    template = compile_template(change(write("X{{ b }}{{ a }}"), put), "zh")
    for value in (True, False):
        context = {"a": "甲", "b": "乙", "c": value}
        document = template.render(with_attributes(context))
        template.verify(document, with_attributes(context))

        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            text = part_text(archive.read("word/document.xml"))
        assert "".join(text.split()) == ("框甲底X乙甲" if value else "底X乙甲")


def test_tag_that_joining_changes_is_named(write, monkeypatch):
    real = build.with_jinja_tags
    monkeypatch.setattr(build, "with_jinja_tags", lambda xml: real(xml).replace("d }}", "x }}"))

    (found,) = check_template(write("a{{ b }}", "{{ d }}c"))
    assert found.code == "join-failed"
    assert "paragraph “{{ d }}c”, tag {{ d }}" in found.where.en


def test_blanks_beside_a_tag_of_its_own_paragraph_go_with_it(write):
    data = write("甲 ", " {%p if a %}  ", " 乙", "{%p endif %} ", rows=((" {%tr if a %}",), ("x",)))

    assert {"unclosed-block"} == {problem.code for problem in check_template(data)}
    data = write("甲 ", " {%p if a %}  ", " 乙", "{%p endif %} ")
    assert document_text(
        compile_template(data, "zh").render(with_attributes({"a": True})), styles=False
    ) == ("甲 \n 乙\n")


def test_template_of_too_many_tags_is_refused_quickly(write, change):
    def put(members):
        xml = members["word/document.xml"]
        tags = b"<w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p>" * 30_000
        members["word/document.xml"] = xml.replace(b"<w:sectPr", tags + b"<w:sectPr", 1)

    assert {"too-many-tags"} == {problem.code for problem in check_template(change(write(), put))}


def test_refused_template_says_whose_it_is(write):
    for ours in (True, False):
        with pytest.raises(TemplateError) as caught:
            compile_template(write("{{ a|safe }}"), "zh", ours=ours)
        assert caught.value.ours is ours


@pytest.mark.parametrize("text", ["{{ " * 4000, "{{ a " * 16000, "{%" * 20000, "{{ a }}" * 3000])
def test_flood_of_braces_is_refused_quickly(write, text):
    assert check_template(write(text))
