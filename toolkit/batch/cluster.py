"""A Dask cluster as an executor; naming it is the consent to send the rows there."""

from __future__ import annotations

import socket
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from toolkit.errors import Problem, ToolError
from toolkit.language import Wording, same

_PATIENCE = 10  # seconds


class Cluster:
    """The workers behind one scheduler."""

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            ToolError: The extra is not installed, nobody answers at the address, or the scheduler
                has no worker.
        """
        try:
            import distributed
        except ImportError as error:
            raise ToolError(
                Problem(
                    "no-distributed",
                    Wording("没有安装 distributed", "distributed is not installed"),
                    Wording(
                        "运行 pip install 'docgen[cluster]'", "run pip install 'docgen[cluster]'"
                    ),
                )
            ) from error
        try:
            _knock(address)
            client: Any = distributed.Client
            self._client = client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise _unreachable(address) from error
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except OSError as error:
            self._client.close()
            raise _idle(address) from error
        self.size = max(1, sum(self._client.nthreads().values()))

    def open(self) -> AbstractContextManager[Executor]:
        """Return the cluster's executor; a killed worker's range goes to another worker."""
        return nullcontext(self._client.get_executor(pure=False, retries=3))

    def __enter__(self) -> Self:
        """Hold the connection."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the connection; the cluster stays."""
        self._client.close()


def _knock(address: str) -> None:
    """Refuse an address where nobody listens; a client that fails later leaves a traceback."""
    parts = urlsplit(address)
    if not parts.hostname or not parts.port:
        raise ValueError(address)
    socket.create_connection((parts.hostname, parts.port), timeout=_PATIENCE).close()


def _idle(address: str) -> ToolError:
    return ToolError(
        Problem(
            "no-workers",
            Wording("调度器没有工作进程", "the scheduler has no worker"),
            Wording("先运行 dask worker {address}", "start dask worker {address} first").format(
                address=same(address)
            ),
            where=same(address),
        )
    )


def _unreachable(address: str) -> ToolError:
    return ToolError(
        Problem(
            "no-scheduler",
            Wording("连不上调度器", "the scheduler doesn't answer"),
            Wording(
                "先运行 dask scheduler 和 dask worker", "start dask scheduler and dask worker first"
            ),
            where=same(address),
        )
    )
