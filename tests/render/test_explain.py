"""The generated code against the plain walk of the same tree, on random trees and contexts."""

import zlib

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.render.docx.codegen import generate
from toolkit.render.docx.compiled import _FilledPart
from toolkit.render.docx.deflate import packed
from toolkit.render.docx.explain import Explainer, Printed
from toolkit.render.docx.nodes import Branch, Loop, Not, Path, Print, Text
from toolkit.render.docx.place import Place
from toolkit.render.docx.values import escaped
from toolkit.render.filters import filters_for

HERE = Place("a.docx")
texts = st.sampled_from(["<a>", "</a>", "汉字" * 40, "<w:tr>" * 30, "x"]).map(Text)
yes = st.sampled_from([Path(("yes",)), Path(("no",)), Not(Path(("yes",))), Not(Path(("no",)))])


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
            lambda test, one, other: Branch(((test, one),), other, HERE), yes, inner, inner
        )
        name = f"r{len(loops)}"
        source = Path((loops[-1], "rows"), in_loop=True) if loops else Path(("rows",))
        nodes |= bodies(depth - 1, (*loops, name)).map(lambda body: Loop(name, source, body, HERE))
    return st.lists(nodes, max_size=5).map(tuple)


values = st.sampled_from(["", "李四", "a&b", "x" * 300, "1\n2", "12,345.67"])
leaves = st.fixed_dictionaries({"p": values, "q": values, "rows": st.just(())})
rows = st.lists(leaves, max_size=4).map(tuple)
nested = st.lists(st.fixed_dictionaries({"p": values, "q": values, "rows": rows}), max_size=4).map(
    tuple
)
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
@settings(max_examples=300, deadline=None)
def test_generated_code_prints_what_the_tree_says(body, context):
    body = (Text("<?xml?>"), *body)  # every part begins with text
    source = generate(body)
    code = compile(source.text(), "<test>", "exec")
    first = tuple(map(packed, source.constants))
    part = _FilledPart(("a.xml", code, tuple(source.constants), tuple(source.runs), first), "zh")
    name, crc, size, stream = part.filled(context)
    found = zlib.decompress(stream, -15)

    expected = b"".join(
        escaped([one.text])[0] if isinstance(one, Printed) else one.xml.encode()
        for one in Explainer(filters_for("zh"), ours=True).walk(body, context)
    )
    assert (b"a.xml", zlib.crc32(expected), len(expected), expected) == (name, crc, size, found)
