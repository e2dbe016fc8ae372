"""What works on this machine and what doesn't, for people and for those who help them.

Nothing personal is in it, so that it can be sent to somebody.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from toolkit.errors import ParameterError, TemplateError, ToolError
from toolkit.generate import GROUPS
from toolkit.language import NOTHING, Wording, same
from toolkit.law.calendar import is_working_day
from toolkit.law.rates import lpr_1y
from toolkit.render.docx import compile_template
from toolkit.render.pdf import to_pdf
from toolkit.template_files import templates_of

State = Literal["good", "warning", "missing", "broken"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Args:
        name: Stable name in kebab-case.
        state: `good`; `warning` (goes without), `missing` (a program), `broken` (our fault).
        what: What was found.
        hint: What to do; may be empty.
    """

    name: str
    state: State
    what: Wording
    hint: Wording = NOTHING


def examine(today: date) -> tuple[Finding, ...]:
    """Return what was found on this machine, in the order in which it matters.

    Args:
        today: What day it is; rates and holidays are looked up for it.
    """
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _python,
        _templates,
        _folder,
        lambda: _rates(today),
        lambda: _holidays(today),
        _pdf,
    )
    return tuple(finding for check in checks for finding in check())


def _python() -> Iterator[Finding]:
    system = f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    old = sys.version_info < (3, 11)
    hint = Wording("需要 Python 3.11 或更新版本", "Python 3.11 or newer is needed")
    yield Finding("python", "broken" if old else "good", same(system), hint if old else NOTHING)


def _templates() -> Iterator[Finding]:
    files = [file for group in GROUPS for kind in group for file in templates_of(kind)]
    failed = []
    slow = 0
    for file in files:
        try:
            slow += not compile_template(file.path, file.language).is_prebuilt
        except TemplateError:
            failed.append(file.path.name)
    if failed:
        yield Finding(
            "templates",
            "broken",
            Wording("有模板不能用：{names}", "templates that can't be used: {names}").format(
                names=", ".join(failed)
            ),
            Wording("重新安装 docgen", "install docgen again"),
        )
    else:
        yield Finding(
            "templates",
            "good",
            Wording("{n} 个模板都能用", "all {n} templates can be used").format(n=len(files)),
            Wording(
                "其中 {n} 个比安装时新，用到时才编译；运行 make prebuilt 可预先编译",
                "{n} are newer than the build and compiled when used; make prebuilt does it before",
            ).format(n=slow)
            if slow
            else NOTHING,
        )


def _folder() -> Iterator[Finding]:
    writable = os.access(Path.cwd(), os.W_OK)
    yield Finding(
        "folder",
        "good" if writable else "warning",
        Wording("当前文件夹可以写入", "the current folder can be written to")
        if writable
        else Wording("当前文件夹不能写入", "the current folder can't be written to"),
        NOTHING if writable else Wording("换一个文件夹，或用 -o", "use another folder, or -o"),
    )


def _rates(today: date) -> Iterator[Finding]:
    through = lpr_1y.covered_through
    what = Wording("LPR 数据可用到 {day}", "the LPR is known through {day}").format(day=through)
    if through >= today:
        yield Finding("rates", "good", what)
        return
    hint = Wording(
        "升级 docgen，或运行 docgen law rates add 公布日 利率 --source 出处",
        "upgrade docgen, or run docgen law rates add DAY RATE --source WHERE",
    )
    yield Finding("rates", "warning", what, hint)


def _holidays(today: date) -> Iterator[Finding]:
    try:
        is_working_day(today)
    except ParameterError as error:
        problem = error.problems[0]
        yield Finding("holidays", "warning", problem.what, problem.hint)
        return
    known = Wording("{year} 年的节假日安排已收录", "the holidays of {year} are known")
    yield Finding("holidays", "good", known.format(year=today.year))


def _pdf() -> Iterator[Finding]:
    try:
        to_pdf([], Path.cwd())
    except ToolError as error:
        problem = error.problems[0]
        yield Finding("pdf", "missing", problem.what, problem.hint)
        return
    yield Finding("pdf", "good", Wording("可以生成 PDF", "PDFs can be made"))
