"""Whether the names of a template fit what a kind's context holds: names, types and branches.

The context is a class whose annotations say what each name may be. What may be None has to be
tested before it is printed; a test proves its name for its arm, `not` and `else` for the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.render.docx.compile.annotations import (
    UNKNOWN,
    Alternatives,
    item_of,
    may_equal,
    members_of,
    printable_with,
)
from toolkit.render.docx.fill.nodes import (
    Body,
    Both,
    Branch,
    Condition,
    Either,
    Equals,
    Loop,
    Not,
    Path,
    Print,
    paths_of,
)  # fmt: skip
from toolkit.render.docx.fill.place import Place
from toolkit.render.filters import FILTERS

_NEAR = 0.75
Known = frozenset[str]
"""Names that are proven not to be None here."""
Renamed = Mapping[str, tuple[str, ...]]


def name_problems(body: Body, context: type, renamed: Renamed) -> list[Problem]:
    """Return where the names of a part don't fit a context, each fault once.

    Args:
        body: The part's tree.
        context: The class of the context.
        renamed: What names of earlier versions are called today, one or several to choose from.
    """
    walk = _Walk({"": (context,)}, renamed)
    walk.body(body, {}, frozenset())
    return list(walk.problems.values())


class _Walk:
    def __init__(self, root: Mapping[str, Alternatives], renamed: Renamed) -> None:
        self.root, self.renamed = root, renamed
        self.problems: dict[tuple[str, str, str], Problem] = {}
        self.meant: dict[str, str] = {}

    def body(self, body: Body, rows: Mapping[str, Alternatives], known: Known) -> None:
        for node in body:
            match node:
                case Print(path, name, place):
                    self.printed(self.value(path, rows, known, place), path, name, place)
                case Branch(arms, otherwise, place):
                    left = known
                    for condition, arm in arms:
                        self.condition(condition, rows, left, place)
                        self.body(arm, rows, left | self.proven(condition, holds=True))
                        left |= self.proven(condition, holds=False)
                    self.body(otherwise, rows, left)
                case Loop(name, source, inner, place):
                    of = self.value(source, rows, known, place)
                    self.body(inner, {**rows, name: self.items(of, source, place)}, known)

    def condition(
        self, condition: Condition, rows: Mapping[str, Alternatives], known: Known, place: Place
    ) -> None:
        match condition:
            case Not(of):
                self.condition(of, rows, known, place)
            case Both(left, right):
                self.condition(left, rows, known, place)
                self.condition(right, rows, known | self.proven(left, holds=True), place)
            case Either(left, right):
                self.condition(left, rows, known, place)
                self.condition(right, rows, known | self.proven(left, holds=False), place)
            case Equals(path, text):
                found = self.value(path, rows, known, place, tested=True)
                if UNKNOWN not in found and not any(may_equal(one, text) for one in found):
                    self.note("never-equal", str(path), place, *_never_equal(text))
            case _:
                for path in paths_of(condition):
                    self.value(path, rows, known, place, tested=True)

    def value(
        self,
        path: Path,
        rows: Mapping[str, Alternatives],
        known: Known,
        place: Place,
        *,
        tested: bool = False,
    ) -> Alternatives:
        """Return what a name may be; a fault is noted, and then it may be anything."""
        if path.in_loop and path.names[0] == "loop":
            return (int,) if path.names[1] == "index" else (bool,)
        home = path.names[0] if path.in_loop else ""
        found, names = (rows[home], path.names[1:]) if home else (self.root[""], path.names)
        key = home
        for at, name in enumerate(names):
            if UNKNOWN in found:
                return (UNKNOWN,)
            if not (members := members_of(found)) or name not in members:
                self.unknown(path, at, found, place)
                return (UNKNOWN,)
            key, found = f"{key}.{name}" if key else name, members[name]
            is_last = at == len(names) - 1
            if type(None) in found and (_key(key, path) in known or (is_last and tested)):
                found = tuple(one for one in found if one is not type(None))
            elif type(None) in found:
                self.note("unguarded", key, place, *_unguarded(key))
                found = tuple(one for one in found if one is not type(None))
        return found

    def printed(self, found: Alternatives, path: Path, name: str, place: Place) -> None:
        if UNKNOWN in found or any(name in printable_with(one) for one in found):
            return
        fitting = [f"{path}|{one}" if one else str(path) for one in printable_with(found[0])]
        wanted = FILTERS[name] if name else Wording("文字", "text")
        self.note(
            "wrong-type",
            str(path),
            place,
            Wording(f"它不是{wanted.zh}", f"it is not {wanted.en}"),
            Wording(
                f"请写成 {{{{ {fitting[0]} }}}}", f"write {{{{ {' }} or {{ '.join(fitting)} }}}}"
            )
            if fitting
            else Wording("它不能直接打印", "it can't be printed itself"),
        )

    def items(self, found: Alternatives, source: Path, place: Place) -> Alternatives:
        items = [item for one in found for item in item_of(one)]
        if not items:
            self.note(
                "not-a-list",
                str(source),
                place,
                Wording("它不是列表", "it is no list"),
                Wording("循环只能用于列表", "only a list can be looped over"),
            )
        return tuple(items) or (UNKNOWN,)

    def unknown(self, path: Path, at: int, found: Alternatives, place: Place) -> None:
        members = members_of(found)
        names = path.names[1:] if path.in_loop else path.names
        name, before = names[at], ".".join(path.names[: at + path.in_loop])
        full = f"{before}.{name}" if before else name
        what = Wording("这种文书没有这个名称", "this kind of paper has no such name")
        today = self.today(name, found)
        if today:
            whole = f"{before}.{today}" if before else today
            hint = Wording(f"请把 {full} 改成 {whole}", f"write {whole} instead of {full}")
            if full in place.tag:
                tag = place.tag.replace(full, whole)
                hint = Wording(f"请改成 {tag}", f"write {tag}")
            self.note("renamed-name", full, place, what, hint)
            self.meant[_key(full, path)] = _key(whole, path)
            return
        near = get_close_matches(name, members, 1, _NEAR)
        self.note(
            "unknown-name",
            full,
            place,
            what,
            Wording(f"您是不是要写 {near[0]}？", f"did you mean {near[0]}?")
            if near
            else Wording(
                "docgen template fields 列出全部", "docgen template fields lists them all"
            ),
        )

    def today(self, name: str, found: Alternatives) -> str:
        """Return what a name of an earlier version is called today, or ""."""
        plain = (name.removeprefix("has_"),) if name.startswith("has_") else ()
        for one in (*plain, *self.renamed.get(name, ())):
            at: Alternatives = found
            for part in one.split("."):
                at = members_of(at).get(part, ())
            if at:
                return str(one)
        return ""

    def proven(self, condition: Condition, *, holds: bool) -> Known:
        """Return what a condition proves, an old name in it read as the one of today."""
        found = proven(condition, holds=holds)
        return found | {self.meant[name] for name in found if name in self.meant}

    def note(self, code: str, key: str, place: Place, what: Wording, hint: Wording) -> None:
        self.problems.setdefault((code, key, place.paragraph), place.problem(code, what, hint, key))


def proven(condition: Condition, *, holds: bool) -> Known:
    """Return which names can't be None where a condition holds, or doesn't."""
    match condition:
        case Not(of):
            return proven(of, holds=not holds)
        case Both(left, right) | Either(left, right):
            one, two = proven(left, holds=holds), proven(right, holds=holds)
            return one | two if isinstance(condition, Both) is holds else one & two
    return frozenset(_keys(condition)) if holds else frozenset()


def _keys(condition: Condition) -> Iterator[str]:
    return (_key(str(path), path) for path in paths_of(condition))


def _key(name: str, path: Path) -> str:
    return f"@{name}" if path.in_loop else name


def _never_equal(text: str) -> tuple[Wording, Wording]:
    return (
        Wording(f"它不可能是“{text}”", f"it can never be “{text}”"),
        Wording("请核对写法；只有文字可以比较", "check how it is written; only texts are compared"),
    )


def _unguarded(key: str) -> tuple[Wording, Wording]:
    return (
        Wording("它可能没有（不知道）", "it may be missing (not known)"),
        Wording(
            f"请放进 {{% if {key} %}}…{{% endif %}}",
            f"put it into {{% if {key} %}}…{{% endif %}}",
        ),
    )
