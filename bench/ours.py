"""docgen's own papers as other engines can fill them: filters taken out, values worded before.

The letter is the example; the statement is the example with 60 payments.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import toolkit
from toolkit.render.docx import template_path
from toolkit.render.filters import filters_for

EXAMPLES = Path(__file__).parents[1] / "examples"
_FILTERED = re.compile(r"(\{\{\s*[\w.]+)\|(\w+)(\s*\}\})")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper for both sides.

    Args:
        template: docgen's template.
        context: Typed values, as docgen fills them in.
        plain_template: The same template with `{{ a|day }}` as `{{ a_day }}`.
        plain: The same values as text, `a_day` worded beforehand.
    """

    template: Path
    context: object
    plain_template: bytes
    plain: dict[str, object]


def letter(variant: int = 0) -> Paper:
    """Return the letter on third persons, as in the example; other variants change some answers."""
    changed = {"debtor.name": f"张三{variant}", "contacts.1.tail": f"{variant % 10000:04}"}
    return _paper(
        "refuse-third-party",
        EXAMPLES / "letters/refuse-third-party.yaml",
        changed if variant else {},
    )


def statement(variant: int = 0, payments: int = 60) -> Paper:
    """Return the court statement; payments like those of the example, one every ten days."""
    more: dict[str, str] = {}
    for number in range(17, payments + 1):
        day = date.fromordinal(date(2024, 4, 5).toordinal() + 10 * (number - 17))
        key = f"payments.{number}"
        more |= {
            f"{key}.paid_on": day.isoformat(),
            f"{key}.amount": f"{100 + variant + number}.{(variant + number) % 100:02}",
            f"{key}.loan": "L1",
            f"{key}.payee": "甲乙丙示例消费金融有限公司",
            f"{key}.exhibit": f"证据5第{number // 4}页",
        }
    return _paper("statement", EXAMPLES / "court/statement.yaml", more)


def as_attributes(value: object) -> object:
    """Return values as docgen reads them, by attribute, whatever mappings there are in them."""
    if isinstance(value, dict):
        return SimpleNamespace(**{name: as_attributes(one) for name, one in value.items()})
    return [as_attributes(one) for one in value] if isinstance(value, (list, tuple)) else value


def _paper(name: str, example: Path, more: dict[str, str]) -> Paper:
    given = toolkit.read_answers(example)
    answers = toolkit.Answers({**given.by_key, **toolkit.Answers.of(more).by_key})
    group, kind = toolkit.find_kind(name)
    facts = toolkit.build_facts(kind, answers, as_of=date(2026, 11, 24))
    context = kind.context(facts)
    form = kind.form(facts)
    path = template_path(group.folder, kind.name, form=form, note=False, language="zh")
    data, used = _without_filters(path.read_bytes())
    return Paper(path, context, data, _worded(context, used))


def _without_filters(data: bytes) -> tuple[bytes, set[tuple[str, str]]]:
    """Return the template without filters, and (last part of the name, filter) of each."""
    used: set[tuple[str, str]] = set()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                text = content.decode()
                used |= {(n.split(".")[-1].strip("{ "), f) for n, f, _ in _FILTERED.findall(text)}
                content = _FILTERED.sub(r"\1_\2\3", text).encode()
            after.writestr(name, content)
    return out.getvalue(), used


def _worded(context: Any, used: set[tuple[str, str]]) -> dict[str, object]:  # noqa: ANN401
    """Return a context's values as text; under its own name a value only holds in a test."""
    worded: dict[str, object] = {}
    for field in fields(context):
        name, value = field.name, getattr(context, field.name)
        if is_dataclass(value):
            worded[name] = _worded(value, used)
        elif isinstance(value, tuple):
            worded[name] = [_worded(row, used) for row in value]
        elif value is None:
            worded |= dict.fromkeys([name, *(f"{n}_{form}" for n, form in used if n == name)])
        elif isinstance(value, (str, bool)):
            worded[name] = value
        else:
            worded[name] = True
            for form, filtered in filters_for("zh").items():
                if (name, form) in used:
                    worded[f"{name}_{form}"] = filtered(value)
    return worded
