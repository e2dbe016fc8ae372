"""House rules that a machine can check, each a few lines of `ast`."""

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(
    path for path in (ROOT / "toolkit").rglob("*.py") if not path.match("prebuilt/t*.py")
)
EXACT = ("values", "law", "case", "interest")
APPROXIMATE = {"interest/calculations/irr/roots.py"}  # the one approximate number


def _room(path: Path) -> str:
    return path.relative_to(ROOT / "toolkit").parts[0]


def _named(path: Path) -> str:
    return path.relative_to(ROOT / "toolkit").as_posix()


def test_no_float_stands_near_money_law_or_days():
    found = [
        f"{_named(path)}:{node.lineno}"
        for path in SOURCES
        if _room(path) in EXACT and _named(path) not in APPROXIMATE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]

    assert found == []


def test_documents_do_no_arithmetic():
    operators = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
    found = [
        f"{_named(path)}:{node.lineno}"
        for path in SOURCES
        if _room(path) == "documents"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, (ast.BinOp, ast.AugAssign))
        and isinstance(node.op, operators)
        and not _joins_texts(node)
    ]

    assert found == []


def _joins_texts(node: ast.BinOp | ast.AugAssign) -> bool:
    """Tell whether a sum is of texts, tuples or lists that are written out there."""
    literal = (ast.JoinedStr, ast.Tuple, ast.List)
    sides = (node.value, node.value) if isinstance(node, ast.AugAssign) else (node.left, node.right)
    return any(
        isinstance(side, literal)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )


def test_click_stays_at_the_command_line():
    found = [
        _named(path)
        for path in SOURCES
        if _room(path) != "cli"
        and re.search(r"^\s*(import|from) (rich_)?click", path.read_text("utf-8"), re.M)
    ]

    assert found == []


def test_only_faces_ask_the_clock():
    asked = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time)\(")
    found = [
        _named(path)
        for path in SOURCES
        if _room(path) not in ("cli", "files")  # files/write.py: how old a leftover is
        and asked.search(path.read_text("utf-8"))
    ]

    assert found == []


def test_nothing_is_left_open():
    left = re.compile(
        r"\b(TODO|FIXME|XXX|HACK)\b|pragma: no cover|raise NotImplementedError"
        r"|〔待写|\[to be written"
    )
    answering_num2words = {"values/renminbi.py"}  # so its converters refuse other currencies
    found = {_named(path) for path in SOURCES if left.search(path.read_text("utf-8"))}

    assert found <= answering_num2words


def test_no_circle_runs_through_the_files():
    """Also none that only type checkers walk, or that begins inside a function."""
    order = TopologicalSorter({_dotted(path): _imported(path) for path in SOURCES})
    try:
        order.prepare()
        circle = []
    except CycleError as error:
        circle = error.args[1]

    assert circle == []


def test_the_look_for_circles_sees_every_way_to_import(tmp_path):
    page = tmp_path / "page.py"
    page.write_text(
        "import toolkit.errors\n"
        "from toolkit.values import money\n"
        "from toolkit.questions import Group\n"
        "if TYPE_CHECKING:\n    from toolkit.language import Wording\n"
        "def later():\n    from toolkit.records import Record\n",
        "utf-8",
    )

    assert _imported(page) == {
        "toolkit.errors", "toolkit.values.money", "toolkit.questions", "toolkit.language",
        "toolkit.records",
    }  # fmt: skip


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path) -> set[str]:
    """Return which of our files a file imports, anywhere in it."""
    ours = {_dotted(each) for each in SOURCES} - {"toolkit"}  # it names the API and loads nothing
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{name.name}" for name in node.names}
            found |= inner if inner <= ours else {node.module, *inner}
    return found & ours


@pytest.mark.parametrize("path", SOURCES, ids=_named)
def test_every_module_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_every_room_stands_in_architecture():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = {_room(path) for path in SOURCES if path.parent != ROOT / "toolkit"}

    assert {room for room in rooms if f"{room}/" not in page} == set()


def test_what_architecture_names_is_there():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`([\w./]+(?:\.py|/))`", page))
    known = [
        f"/{path.relative_to(ROOT).as_posix()}{'/' if path.is_dir() else ''}"
        for path in (ROOT / "toolkit").rglob("*")
    ]

    assert {
        name for name in named
        if not (ROOT / name).exists() and not any(path.endswith(f"/{name}") for path in known)
    } == set()  # fmt: skip


@pytest.mark.parametrize("path", SOURCES, ids=_named)
def test_no_file_is_longer_than_a_sitting(path):
    assert len(path.read_text("utf-8").splitlines()) <= 330


def test_every_citation_in_a_docstring_is_known():
    from toolkit.law.statutes import articles, versions

    cited = re.compile(
        r"(民法典|民间借贷规定|个人信息保护法|民事诉讼法|诉讼时效规定|诉讼费用交纳办法)"
        r" ?§ ?(\d+(?:, ?§?\d+)*)"
    )
    unknown = []
    for path in SOURCES:
        for law, numbers in cited.findall(path.read_text("utf-8")):
            held = {number for version in versions(law) for number in articles(version)}
            for number in re.findall(r"\d+", numbers):
                if number not in held:
                    unknown.append(f"{_named(path)}: {law} §{number}")

    assert unknown == []


def test_chinese_sentence_of_a_document_names_no_key():
    """Staff who fill in a sheet never see a key."""
    key = re.compile(r"[a-z]_[a-z]|\b(claims|figures|loans|payments|requests)\b")
    found = [
        node.value
        for path in (ROOT / "toolkit/documents").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.match("[“（一-鿿]", node.value) and key.search(node.value)
    ]

    assert found == []
