"""python-stdnum as docgen uses it: the check digits of two Chinese numbers, and little else of it.

Whether a number is right is the library's to say. It costs 40 ms when it is used as it comes,
twice as long as making a letter: it imports `ssl` and `pydoc`, which nothing here calls.
Its register of regions is not asked: it holds, for a region, the years in which its code was
given out, and so refuses most people of a city whose districts were numbered anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

_UNUSED = ("pydoc", "ssl")


@cache
def _resident_numbers() -> ModuleType:
    with _without(*_UNUSED):
        from stdnum.cn import ric

    return ric


@cache
def credit_codes() -> ModuleType:
    """Return stdnum's module for unified social credit codes (统一社会信用代码)."""
    with _without(*_UNUSED):
        from stdnum.cn import uscc

    return uscc


def resident_check_digit(number: str) -> str:
    """Return the last character that 17 digits call for (GB 11643, ISO 7064 MOD 11-2).

    >>> resident_check_digit("11010519491231002")
    'X'
    """
    return str(_resident_numbers().calc_check_digit(f"{number}0"))


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
