"""python-stdnum as docgen uses it: two Chinese numbers, without what else it would load.

Whether a number is right is the library's to say. It costs 40 ms when it is used as it comes,
twice as long as making a letter: it imports `ssl` and `pydoc`, which nothing here calls, and reads
the register of all regions (7,000 lines) to find one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

_UNUSED = ("pydoc", "ssl")
_REGISTER = "cn/loc"


@cache
def resident_numbers() -> ModuleType:
    """Return stdnum's module for resident identity numbers (公民身份号码), ready to use."""
    from pkgutil import get_data

    with _without(*_UNUSED):
        from stdnum import numdb
        from stdnum.cn import ric

    class Regions(numdb.NumDB):
        """The register of regions, of which only the provinces asked for are read."""

        def info(self, number: str) -> Any:  # noqa: ANN401 - as the library has it
            return _province(number[:2]).info(number) if number else []

    @cache
    def _province(code: str) -> Any:  # noqa: ANN401
        register = (get_data("stdnum", f"{_REGISTER}.dat") or b"").decode()
        return numdb.read(_section(register, code))

    # The library's own store of registers that are open; without it, it reads the whole.
    getattr(numdb, "_open_databases", {}).setdefault(_REGISTER, Regions())
    return ric


@cache
def credit_codes() -> ModuleType:
    """Return stdnum's module for unified social credit codes (统一社会信用代码)."""
    with _without(*_UNUSED):
        from stdnum.cn import uscc

    return uscc


def _section(register: str, code: str) -> list[str]:
    r"""Return the line of a province, and the lines that are indented under it.

    >>> _section("# Source\n11 A\n  01 a\n  02 b\n12 B\n", "11")
    ['11 A', '  01 a', '  02 b']
    """
    start = register.find(f"\n{code} ") + 1
    if not start:
        return []
    end = re.compile(r"^(?! )", re.MULTILINE).search(register, start + 1)
    return register[start : end.start() if end else None].splitlines()


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """Let modules be imported inside without running them; they run when somebody uses them.

    A module that is loaded already stays as it is. Outside nobody meets a stand-in, but for those
    who imported it inside.
    """
    stand_ins = {name: _stand_in(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    made = ModuleType(name)

    def of_the_real_one(attribute: str) -> Any:  # noqa: ANN401 - whatever is asked for
        if sys.modules.get(name) is made:
            del sys.modules[name]
        return getattr(import_module(name), attribute)

    made.__getattr__ = of_the_real_one  # type: ignore[method-assign] # PEP 562
    return made
