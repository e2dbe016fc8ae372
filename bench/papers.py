"""The two papers that every engine fills: a letter and a 60-row statement, in each one's dialect.

The letter has a logo, a header and footer with values and page numbers, 27 values, a condition and
a loop of five; a third of its tags are split over runs, as Word does. The statement is a table of
8 columns and 60 rows with totals and a nine-paragraph appendix. All values are text, so that every
engine prints the same.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

COLUMNS = ("no", "on", "kind", "paid", "costs", "interest", "principal", "balance")
HEADINGS = ("序号", "日期", "事项", "金额", "费用", "利息", "本金", "余额")
_ROWS = 60
_STYLES_KEPT = 24


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one engine writes a value, an item of a list, a condition and a loop.

    Args:
        value: Text of a value's tag.
        item: Text of the tag of an item of the rows.
        condition: Tags before and after a conditional paragraph, or () where there are none.
        loop: Tags before and after a repeated paragraph.
        row: The rows of a table that repeat, given the tags of its cells.
    """

    value: Callable[[str], str]
    item: Callable[[str, str], str]
    condition: tuple[str, str] | tuple[()]
    loop: Callable[[str], tuple[str, str]]
    row: Callable[[str, list[str]], list[list[str]]]


def _own_rows(before: str, after: str) -> Callable[[str, list[str]], list[list[str]]]:
    def rows(name: str, cells: list[str]) -> list[list[str]]:
        empty = [""] * (len(cells) - 1)
        return [[before.format(name), *empty], cells, [after.format(name), *empty]]

    return rows


def _same_row(name: str, cells: list[str]) -> list[list[str]]:
    return [[f"{{#{name}}}{cells[0]}", *cells[1:-1], f"{cells[-1]}{{/{name}}}"]]


JINJA = Dialect(
    value=lambda name: f"{{{{ {name} }}}}",
    item=lambda _, name: f"{{{{ r.{name} }}}}",
    condition=("{%p if has_deduction %}", "{%p endif %}"),
    loop=lambda name: (f"{{%p for r in {name} %}}", "{%p endfor %}"),
    row=_own_rows("{{%tr for r in {} %}}", "{{%tr endfor %}}"),
)
BRACES = Dialect(
    value=lambda name: f"{{{name}}}",
    item=lambda _, name: f"{{{name}}}",
    condition=("{#has_deduction}", "{/has_deduction}"),
    loop=lambda name: (f"{{#{name}}}", f"{{/{name}}}"),
    row=_same_row,
)
PLUSES = Dialect(
    value=lambda name: f"+++INS {name}+++",
    item=lambda _, name: f"+++INS $r.{name}+++",
    condition=("+++IF has_deduction+++", "+++END-IF+++"),
    loop=lambda name: (f"+++FOR r IN {name}+++", "+++END-FOR r+++"),
    row=_own_rows("+++FOR r IN {}+++", "+++END-FOR r+++"),
)
CARBONE = Dialect(
    value=lambda name: f"{{d.{name}}}",
    item=lambda rows, name: f"{{d.{rows}[i].{name}}}",
    condition=(),
    loop=lambda _: ("", ""),
    row=lambda _, cells: [cells, [c.replace("[i]", "[i+1]") for c in cells]],
)

MERGE = Dialect(
    value=lambda name: f"\3{name}",
    item=lambda _, name: f"\3{name}",
    condition=(),
    loop=lambda _: ("", ""),
    row=lambda _, cells: [cells],
)
"""Fields of Word's own mail merge: no conditions, and no loops outside of tables."""

_LETTER = (
    "致：{lender}",
    "本人{debtor}（身份证号码{id_number}，联系电话{phone}，住址{address}）就编号{contract}的借款合同"
    "（{contract_on}签订，名义金额人民币{nominal}元，大写{capital}）函告如下：",
    "一、贵方及受托方{collector}自{first_on}起向与本借款无关的第三人披露本人债务信息，其中最近一次为"
    "{last_on}经{channel}联系{who}，内容为“{said}”。",
    "二、上述行为违反{law_1}、{law_2}，本人要求贵方立即停止联系任何第三人。",
    "?三、放款时扣除{deducted}元，实际收到{received}元（大写{received_capital}）。",
    "*{on}　{channel}　{who}：{said}",
    "四、请于{reply_by}前书面答复至{reply_to}，并告知受托机构名称{agent}与授权范围。",
    "五、本人可通过{phone}联系，工作日{hours}均可接听。",
    "特此函告。",
    "附件：1.{evidence_1}；2.{evidence_2}。",
    "{debtor}",
    "{written_on}",
)
_APPENDIX = tuple(
    f"（{n}）说明：本表按原告主张的条件计算，不构成承认。{'计算依据见正文。' * 6}"
    for n in "一二三四五六七八九"
)


def letter(dialect: Dialect) -> bytes:
    """Return the letter's template in one dialect."""
    document = docx.Document()
    tags = 0
    for line in _LETTER:
        if line.startswith("?"):
            lines = [line[1:]]
            if dialect.condition:
                lines = [dialect.condition[0], *lines, dialect.condition[1]]
        elif line.startswith("*"):
            before, after = dialect.loop("contacts")
            lines = [before, line, after] if before else [line, line.replace("*", "^")]
            if dialect is MERGE:
                lines = [re.sub(r"\{(\w+)\}", rf"{{contact_{n}_\1}}", line[1:]) for n in range(5)]
        else:
            lines = [line]
        for text in lines:
            tags = _paragraph(document.add_paragraph(), text, dialect, tags)
    section = document.sections[0]
    header = section.header.paragraphs[0]
    header.add_run().add_picture(io.BytesIO(_logo()), width=Cm(2))
    _paragraph(header, "函件编号：{number}", dialect, 0)
    footer = section.footer.paragraphs[0]
    _paragraph(footer, "{debtor}　{written_on}　第", dialect, 0)
    _field(footer, "PAGE")
    _field(footer, "NUMPAGES")
    return _saved(document)


def statement(dialect: Dialect) -> bytes:
    """Return the statement's template in one dialect."""
    document = docx.Document()
    _paragraph(document.add_paragraph(), "原告{lender}诉被告{debtor}借款还款明细", dialect, 0)
    rows = [
        list(HEADINGS),
        *dialect.row("rows", [dialect.item("rows", name) for name in COLUMNS]),
        ["合计", "", "", *(dialect.value(f"total_{name}") for name in COLUMNS[3:])],
    ]
    table = document.add_table(rows=len(rows), cols=len(COLUMNS))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.width = Cm(2)
            if text.startswith("\3"):
                _field(cell.paragraphs[0], f"MERGEFIELD {text[1:]}")
            else:
                masked = text.replace("{", "\1").replace("}", "\2")
                _paragraph(cell.paragraphs[0], masked, dialect, 1)
    for text in _APPENDIX:
        _paragraph(document.add_paragraph(), text, dialect, 0)
    return _saved(document)


def letters(count: int) -> Iterator[dict[str, object]]:
    """Yield the facts of so many letters, no two alike."""
    names = ("张三", "李四 & 王五", "恒<信>物业", "欧阳𠮷", '"引号"', "阿里·买买提")
    for n in range(count):
        fact = {name: f"{name}{n}的内容" for name in _names(_LETTER)}
        contacts = tuple(
            {
                "on": f"2026年{m + 1}月{n % 28 + 1}日",
                "channel": "电话",
                "who": f"同事{m}",
                "said": f"让他还钱{n}",
            }
            for m in range(5)
        )
        yield {
            **fact, "debtor": names[n % 6], "id_number": f"11010119900307{n % 10000:04d}",
            "nominal": f"{n * 7919 % 99999:,}.00", "number": f"2026-{n}",
            "has_deduction": n % 2 == 0,
            "law_1": "《中华人民共和国民法典》第一千零三十二条、第一千零三十三条",
            "law_2": "《中华人民共和国个人信息保护法》第十条", "contacts": contacts,
        }  # fmt: skip


def statements(count: int) -> Iterator[dict[str, object]]:
    """Yield the facts of so many statements, no two alike."""
    for n in range(count):
        rows = tuple(
            {
                "no": str(m + 1), "on": f"2025年{m % 12 + 1}月{(n + m) % 28 + 1}日",
                "kind": "还款 & 抵充",
                **{
                    name: f"{(n * 7919 + m * 104729 + len(name)) % 999999:,}.{m:02d}"
                    for name in COLUMNS[3:]
                },
            }
            for m in range(_ROWS)
        )  # fmt: skip
        totals = {f"total_{name}": f"{n * 31 % 9999:,}.00" for name in COLUMNS[3:]}
        yield {"lender": f"某{n}公司", "debtor": f"李{n}", "rows": rows, **totals}


def _names(lines: tuple[str, ...]) -> set[str]:
    return {name for line in lines for name in re.findall(r"\{(\w+)\}", line)}


def _paragraph(paragraph: Paragraph, text: str, dialect: Dialect, tags: int) -> int:
    loop = text[:1] in {"*", "^"}
    for piece in re.split(r"(\{\w+\})", text[1:] if loop else text):
        found = re.fullmatch(r"\{(\w+)\}", piece)
        if not found:
            if piece:
                _run(paragraph, piece.replace("\1", "{").replace("\2", "}"))
            continue
        tag = dialect.item("contacts", found[1]) if loop else dialect.value(found[1])
        if text.startswith("^"):
            tag = tag.replace("[i]", "[i+1]")
        tags += 1
        if tag.startswith("\3"):
            _field(paragraph, f"MERGEFIELD {tag[1:]}")
            continue
        cut = len(tag) // 2 if tags % 3 == 0 else len(tag)
        for part in filter(None, (tag[:cut], tag[cut:])):
            _run(paragraph, part)
    return tags


def _run(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), "仿宋")
    run.font.size = Cm(0.56)
    run.font.bold = False
    spacing = paragraph.paragraph_format
    spacing.line_spacing = 1.5
    spacing.first_line_indent = Cm(1)


def _field(paragraph: Paragraph, code: str) -> None:
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), f" {code} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def _logo() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    pixels = b"".join(b"\0" + bytes((x * y) % 251 for x in range(96 * 3)) for y in range(32))
    head = struct.pack(">IIBBBBB", 96, 32, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, data)
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    )


def _saved(document: docx.document.Document) -> bytes:
    """Save with the styles of an ordinary Word file, not the 800 KB of python-docx's default."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style"))[_STYLES_KEPT:]:
        styles.remove(style)
    stream, slim = io.BytesIO(), io.BytesIO()
    document.save(stream)
    with (
        zipfile.ZipFile(stream) as source,
        zipfile.ZipFile(slim, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/_rels/document.xml.rels":
                content = re.sub(rb"<Relationship [^>]*stylesWithEffects[^>]*/>", b"", content)
            if name == "[Content_Types].xml":
                content = re.sub(rb"<Override [^>]*stylesWithEffects[^>]*/>", b"", content)
            if "stylesWithEffects" not in name:
                target.writestr(name, content)
    return slim.getvalue()
