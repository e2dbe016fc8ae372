"""The generated code against the plain walk of the same tree, on random trees and contexts."""

import zlib

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.render.docx.compile.codegen import generate
from toolkit.render.docx.compile.pack import plans
from toolkit.render.docx.fill.attributes import with_attributes
from toolkit.render.docx.fill.explain import Explainer, Printed
from toolkit.render.docx.fill.nodes import Both, Branch, Either, Loop, Not, Path, Print, Text
from toolkit.render.docx.fill.place import Place
from toolkit.render.docx.fill.template import _FilledPart
from toolkit.render.docx.fill.values import escaped
from toolkit.render.filters import filters_for

HERE = Place("a.docx")
texts = st.sampled_from(["<a>", "</a>", "汉字" * 40, "<w:tr>" * 30, "x"]).map(Text)


def conditions(loops: tuple[str, ...]) -> st.SearchStrategy:
    names = [Path(("yes",)), Path(("no",))]
    names += [Path((loop, key), in_loop=True) for loop in loops for key in ("s", "t") * 3]
    plain = st.sampled_from(names)
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
    source = generate(body)
    code = compile(source.text(), "<test>", "exec")
    runs = tuple(source.runs)
    part = _FilledPart(("a.xml", code, runs, plans(runs), tuple(source.loops)), "zh")
    name, crc, size, stream = part.filled(with_attributes(context))
    found = zlib.decompress(stream, -15)

    expected = b"".join(
        escaped([one.text], 1)[0] if isinstance(one, Printed) else one.xml.encode()
        for one in Explainer(filters_for("zh"), ours=True).walk(body, with_attributes(context))
    )
    assert (b"a.xml", zlib.crc32(expected), len(expected), expected) == (name, crc, size, found)
