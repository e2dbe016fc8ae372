"""Being asked to stop, by Ctrl-C or by the system, is heard between two steps and never within."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

REQUESTS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def unbroken() -> Iterator[None]:
    """Do the block whole; who asked to stop meanwhile is obeyed at its end.

    Raises:
        KeyboardInterrupt: Somebody asked.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is ever interrupted
        return
    asked: list[int] = []
    usual = {number: signal.getsignal(number) for number in REQUESTS}
    heeded = {number: handler for number, handler in usual.items() if callable(handler)}
    try:
        for number in heeded:
            signal.signal(number, lambda number, _frame: asked.append(number))
        yield
    finally:
        for number, handler in heeded.items():
            signal.signal(number, handler)
    if asked:
        raise KeyboardInterrupt
