"""The generated code against the plain walk of the same tree, on random trees and contexts."""

import io
import zipfile

from attributes import with_attributes
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.render.docx.compile.codegen import module_source
from toolkit.render.docx.fill.archive import Archive
from toolkit.render.docx.fill.explain import Explainer, Printed
from toolkit.render.docx.fill.nodes import (
    Both,
    Branch,
    Either,
    Equals,
    Loop,
    Not,
    Path,
    Print,
    Text,
)
from toolkit.render.docx.fill.place import Place
from toolkit.render.docx.fill.template import CompiledTemplate
from toolkit.render.docx.fill.values import escaped
from toolkit.render.filters import filters_for

HERE = Place("a.docx")
texts = st.sampled_from(["<a>", "</a>", "汉字" * 40, "<w:tr>" * 30, "x"]).map(Text)


def conditions(loops: tuple[str, ...]) -> st.SearchStrategy:
    names = [Path(("yes",)), Path(("no",))]
    names += [Path((loop, key), in_loop=True) for loop in loops for key in ("s", "t") * 3]
    plain = st.sampled_from(names)
    plain |= st.builds(Equals, plain, st.sampled_from(["李四", "a&b", "\"'"]))
    return plain | plain.map(Not) | st.builds(Both, plain, plain) | st.builds(Either, plain, plain)


def bodies(depth: int, loops: tuple[str, ...]) -> st.SearchStrategy:
    names = [Path(("name",)), Path(("debtor", "name"))]
    names += [Path((loop, key), in_loop=True) for loop in loops for key in ("p", "q")]
    prints = st.sampled_from(names).map(lambda path: Print(path, "", HERE))
    nodes = texts | prints
    if loops:
        nodes |= st.just(Print(Path(("loop", "index"), in_loop=True), "count", HERE))
    if depth:
        inner = bodies(depth - 1, loops)
        nodes |= st.builds(
            lambda *arms: Branch(((arms[0], arms[1]), (arms[2], arms[3])), arms[4], HERE),
            conditions(loops),
            inner,
            conditions(loops),
            inner,
            inner,
        )
        name = f"r{len(loops)}"
        source = Path((loops[-1], "rows"), in_loop=True) if loops else Path(("rows",))
        nodes |= bodies(depth - 1, (*loops, name)).map(lambda body: Loop(name, source, body, HERE))
    return st.lists(nodes, max_size=5).map(tuple)


values = st.sampled_from(["", "李四", "a&b", "x" * 300, "1\n2", "12,345.67"])
alike = {"p": values, "q": values, "s": st.booleans() | values, "t": st.booleans()}


def tables(rows: st.SearchStrategy) -> st.SearchStrategy:
    """Some rows, or many in which one or two repeat."""
    row = st.fixed_dictionaries({**alike, "rows": rows})
    few = st.lists(row, max_size=4).map(tuple)
    return few | st.builds(
        lambda one, other, count, last: (*(one,) * count, *(other,) * last),
        row, row, st.integers(1, 30), st.integers(0, 9),
    )  # fmt: skip


nested = tables(tables(st.just(())))
contexts = st.fixed_dictionaries(
    {
        "name": values,
        "debtor": st.fixed_dictionaries({"name": values}),
        "yes": st.just(True),
        "no": st.just(False),
        "rows": nested,
    }
)


@given(body=bodies(2, ()), context=contexts)
@settings(max_examples=300)
def test_generated_code_prints_what_the_tree_says(body, context):
    body = (Text("<?xml?>"), *body)  # every part begins with text
    source = module_source("a.docx", {"a.xml": body}, Archive(b"", b"", 0))
    code: dict = {}
    exec(compile(source, "<test>", "exec"), code)
    template = CompiledTemplate("a.docx", "zh", "", code, ours=True)
    with zipfile.ZipFile(io.BytesIO(template.render(with_attributes(context)))) as archive:
        found = archive.read("a.xml")

    expected = b"".join(
        escaped([one.text])[0] if isinstance(one, Printed) else one.xml.encode()
        for one in Explainer(filters_for("zh"), ours=True).walk(body, with_attributes(context))
    )
    assert expected == found
    assert template.trees == {"a.xml": without_text(body)}


def without_text(body):
    return tuple(node for one in body if (node := _without_text(one)) is not None)


def _without_text(node):
    match node:
        case Text():
            return None
        case Branch(arms, otherwise, place):
            told = tuple((test, without_text(arm)) for test, arm in arms)
            return Branch(told, without_text(otherwise), place)
        case Loop(name, source, inner, place):
            return Loop(name, source, without_text(inner), place)
    return node
