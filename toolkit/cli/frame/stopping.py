"""Being told to end is Ctrl-C by another way: the command stops as it would for that."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stopped_politely() -> Iterator[None]:
    """Raise KeyboardInterrupt when the system ends the command, or its terminal closes.

    A signal that is ignored already (nohup) stays ignored.
    """
    ends = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = [number for number in ends if signal.getsignal(number) == signal.SIG_DFL]
    try:
        for number in heard:
            signal.signal(number, signal.default_int_handler)
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)
