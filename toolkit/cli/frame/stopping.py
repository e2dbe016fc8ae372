"""Being told to end is Ctrl-C by another way: the command stops as it would for that."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Ending:
    """Whether the system has told the command to end; nobody is there to be asked then."""

    def __init__(self) -> None:
        """Nothing has been told yet."""
        self.is_told = False

    def tell(self, number: int, frame: FrameType | None) -> None:
        """Remember it, and raise KeyboardInterrupt."""
        self.is_told = True
        signal.default_int_handler(number, frame)


@contextmanager
def stopped_politely() -> Iterator[Ending]:
    """Raise KeyboardInterrupt when the system ends the command, or its terminal closes.

    A signal that is ignored already (nohup) stays ignored.
    """
    ending = Ending()
    ends = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = [number for number in ends if signal.getsignal(number) == signal.SIG_DFL]
    try:
        for number in heard:
            signal.signal(number, ending.tell)
        yield ending
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)
