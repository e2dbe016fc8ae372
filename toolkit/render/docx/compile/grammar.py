"""A tag's text as what it asks for. Jinja's parser reads it; this module says what may be asked.

Allowed: print a name through our filters, test names (`not`, `and`, `or`, and whether one is some
text), loop over rows. Everything else of Jinja is refused: constants, calls, arithmetic, other
comparisons, indexes, tests, `set`, `include`, macros, `raw`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from keyword import iskeyword
from typing import Literal

import jinja2
from jinja2 import nodes as jinja

from toolkit.language import NOTHING, Wording
from toolkit.render.docx.fill.nodes import Both, Condition, Either, Equals, Not, Path
from toolkit.render.filters import FILTERS

Kind = Literal["print", "if", "elif", "else", "endif", "for", "endfor"]
NO_PATH = Path(())
LOOP_FACTS = {"index", "first", "last"}
_RESERVED = {
    "self", "super", "caller", "varargs", "kwargs", "context", "environment", "range", "dict",
    "lipsum", "cycler", "joiner", "namespace", "true", "false", "none", "loop",
}  # fmt: skip
_STATEMENT = re.compile(r"\{%(p|tr|tc|r)?\s(.*)%\}", re.DOTALL)
_ODD_IN_TEXT = re.compile("[<>&{}%#\"'\\\\\n“”‘’]")
_CONNECTIVE = re.compile(r"\b(?:not|and|or)\b")
_MOST_CONNECTIVES = 24
_KEYWORD = re.compile(r"\s*([^\W\d]\w*)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """What one tag asks for.

    Args:
        text: The tag as written.
        kind: What it does.
        scope: `p` or `tr` where the tag stands for its whole paragraph or row, else "".
        path: What is printed or looped over.
        filter: Filter that words a printed value, or "".
        condition: What `if` and `elif` test.
        name: Name of the loop's item.
    """

    text: str
    kind: Kind
    scope: str = ""
    path: Path = NO_PATH
    filter: str = ""
    condition: Condition = NO_PATH
    name: str = ""


class Misread(Exception):  # noqa: N818 - whoever knows the paragraph makes it a problem
    """A tag that asks for something else, or for nothing that can be read."""

    def __init__(self, code: str, what: Wording, hint: Wording = NOTHING) -> None:
        super().__init__(what.en)
        self.code, self.what, self.hint = code, what, hint


@lru_cache(maxsize=4096)
def parse_tag(text: str) -> Tag:
    """Read one tag, `{{ … }}` or `{% … %}`.

    Raises:
        Misread: The tag is not one of those allowed.
    """
    if text.startswith("{{"):
        if re.match(r"\{\{(p|r|tr|tc)\s", text):
            raise Misread(
                "rich-text",
                Wording("不能这样插入段落或格式", "Paragraphs and formats can't be inserted so"),
                Wording("写成 {{ 名称 }}", "write {{ name }}"),
            )
        return _print(text)
    found = _STATEMENT.fullmatch(text) or _STATEMENT.fullmatch(text.replace("{%", "{% ", 1))
    assert found is not None
    scope, statement = found[1] or "", found[2]
    if scope in {"tc", "r"}:
        raise Misread(
            "unknown-scope",
            Wording(f"不支持 {{%{scope} %}}", f"{{%{scope} %}} is not supported"),
            Wording("只能用 {%p %} 和 {%tr %}", "only {%p %} and {%tr %} are"),
        )
    return _statement(text, scope, statement)


def _print(text: str) -> Tag:
    output = _parsed(text).body
    if len(output) != 1 or not isinstance(output[0], jinja.Output) or len(output[0].nodes) != 1:
        raise _unreadable()
    expression: jinja.Node = output[0].nodes[0]
    name = ""
    if isinstance(expression, jinja.Filter):
        name = expression.name
        if expression.args or expression.kwargs or expression.dyn_args or expression.dyn_kwargs:
            raise Misread(
                "filter-argument", Wording("过滤器不带参数", "A filter takes no arguments")
            )
        if name not in FILTERS:
            raise Misread(
                "unknown-filter",
                Wording(f"没有过滤器 {name}", f"There is no filter {name}"),
                Wording(f"可用：{'、'.join(FILTERS)}", f"there are: {', '.join(FILTERS)}"),
            )
        if isinstance(expression.node, jinja.Filter):
            raise Misread("two-filters", Wording("只能用一个过滤器", "Only one filter can be used"))
        expression = expression.node or jinja.TemplateData("")
    if isinstance(expression, jinja.TemplateData):
        raise _unreadable()
    path = _path(expression)
    if path.in_loop and (path.names[1], name) != ("index", "count"):
        raise Misread(
            "loop-fact",
            Wording(
                "loop 只能这样打印：{{ loop.index|count }}", "Of loop only the index is printed"
            ),
            Wording(
                "first、last 用在 if 里", "write {{ loop.index|count }}; ask for the others in if"
            ),
        )
    return Tag(text, "print", path=path, filter=name)


def _statement(text: str, scope: str, statement: str) -> Tag:
    found = _KEYWORD.fullmatch(statement)
    keyword, rest = (found[1], found[2].strip()) if found else ("", statement)
    match keyword:
        case "else" | "endif" | "endfor" if not rest:
            return Tag(text, keyword, scope)
        case "if" | "elif":
            if len(_CONNECTIVE.findall(rest)) > _MOST_CONNECTIVES:
                raise Misread(
                    "long-condition",
                    Wording("条件过长", "This condition is too long"),
                    Wording("请拆成几个", "make several of it"),
                )
            (test,) = _parsed(f"{{% if {rest} %}}{{% endif %}}").body or [_NOTHING]
            if not isinstance(test, jinja.If):
                raise _unreadable()
            return Tag(text, keyword, scope, condition=_condition(test.test))
        case "for":
            (loop,) = _parsed(f"{{% for {rest} %}}{{% endfor %}}").body or [_NOTHING]
            if (
                not isinstance(loop, jinja.For)
                or loop.test is not None
                or loop.recursive
                or not isinstance(loop.target, jinja.Name)
            ):
                raise Misread(
                    "odd-loop",
                    Wording("循环写法不支持", "This loop is not supported"),
                    Wording("写成 {% for 项 in 列表 %}", "write {% for item in list %}"),
                )
            name = _name(loop.target.name)
            return Tag(text, "for", scope, path=_path(loop.iter), name=name)
    raise Misread(
        "unknown-statement",
        Wording("不支持这个语句", "This statement is not supported"),
        Wording(
            "只能用 if、elif、else、endif、for、endfor",
            "only if, elif, else, endif, for, endfor are",
        ),
    )


def _parsed(source: str) -> jinja.Template:
    try:
        return _ENVIRONMENT.parse(source)
    except jinja2.TemplateSyntaxError:
        raise _unreadable() from None
    except (RecursionError, ValueError, OverflowError, MemoryError):
        raise _unreadable() from None


_NOTHING = jinja.TemplateData("")
_ENVIRONMENT = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)


def _condition(node: jinja.Node) -> Condition:
    match node:
        case jinja.Not():
            return Not(_condition(node.node))
        case jinja.And():
            return Both(_condition(node.left), _condition(node.right))
        case jinja.Or():
            return Either(_condition(node.left), _condition(node.right))
        case jinja.Name() | jinja.Getattr():
            return _path(node)
        case jinja.Compare(
            expr=jinja.Name() | jinja.Getattr() as name,
            ops=[jinja.Operand(op="eq" | "ne" as sign, expr=jinja.Const(value=str(text)))],
        ) if not _ODD_IN_TEXT.search(text):
            equals = Equals(_path(name), text)
            return equals if sign == "eq" else Not(equals)
    raise Misread(
        "odd-condition",
        Wording("条件只能是名称，可用 not、and、or 连接", "A condition can only be made of names"),
        Wording("请用读作“是/否”的名称", "use names that read as yes or no, with not, and, or"),
    )


def _path(node: jinja.Node) -> Path:
    names: list[str] = []
    while isinstance(node, jinja.Getattr):
        names.insert(0, _name(node.attr, dotted=True))
        node = node.node
    if not isinstance(node, jinja.Name):
        raise Misread(
            "not-a-name",
            Wording("这里只能写名称", "Only a name can stand here"),
            Wording(
                "写成 {{ 名称 }} 或 {{ 名称|amount }}", "write {{ name }} or {{ name|amount }}"
            ),
        )
    if node.name == "loop" and len(names) == 1 and names[0] in LOOP_FACTS:
        return Path(("loop", names[0]), in_loop=True)
    return Path((_name(node.name), *names))


def _name(name: str, *, dotted: bool = False) -> str:
    taken = iskeyword(name) or (not dotted and name.lower() in _RESERVED)
    if name.startswith("_") or taken:
        raise Misread("reserved-name", Wording(f"不能使用名称 {name}", f"The name {name} is taken"))
    if unicodedata.normalize("NFKC", name) != name:
        raise Misread(
            "full-width-name",
            Wording(f"名称 {name} 含全角字符", f"The name {name} has full-width characters"),
            Wording("请改用半角字符", "write it in half-width characters"),
        )
    return name


def _unreadable() -> Misread:
    return Misread("unreadable-tag", Wording("无法读懂这个标记", "This tag can't be read"))
