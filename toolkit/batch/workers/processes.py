"""Worker processes on this machine: they leave signals to the run, and end when it does."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from toolkit.batch.workers.stop import REQUESTS


class Processes:
    """A pool of processes that can be opened again after one of them died."""

    def __init__(self, jobs: int) -> None:
        """Say how many."""
        self._jobs = jobs

    def open(self) -> AbstractContextManager[Executor]:
        """Return a fresh executor; spawned, so that it is the same on every system."""
        with _deaf():  # a pool starts a helper process of its own
            return _Pool(self._jobs, mp_context=get_context("spawn"), initializer=_attend)


class _Pool(ProcessPoolExecutor):
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - the signature of an executor
        """Hand in work; a process that starts for it is deaf from its first instant."""
        with _deaf():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold back requests to stop; a process that is started meanwhile never hears them.

    SIGTERM is left to it: that is how a pool ends its processes.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = set(REQUESTS) - {signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _attend() -> None:
    """Begin a worker: Ctrl-C is the run's business, and without a run there is no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    run = parent_process()
    if run is not None:
        run.join()
        os._exit(1)  # a killed run can't ask for it, and a waiting worker would wait forever
