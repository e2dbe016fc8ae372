"""A Dask cluster as an executor; naming it is the consent to send the rows there."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from toolkit.batch.workers.work import refuse_other_docgen
from toolkit.errors import Problem, ToolError
from toolkit.language import Wording, same

_PATIENCE = 10  # seconds
_DISTRIBUTION = "docgen"


class Cluster:
    """The workers behind one scheduler."""

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            ToolError: The extra is not installed, nobody answers at the address, the scheduler has
                no worker, or docgen is not installed there in the same version.
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
            self._look_for_docgen(address)
        except OSError as error:
            self._client.close()
            raise _idle(address) from error
        except ToolError:
            self._client.close()
            raise
        self._address = address
        self.size = max(1, sum(self._client.nthreads().values()))

    @contextmanager
    def open(self) -> Iterator[Executor]:
        """Lend the cluster's executor; a killed worker's range goes to another worker.

        Raises:
            ToolError: The scheduler is gone, or one range killed worker after worker.
        """
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        try:
            yield _Submitting(self._client)
        except (CancelledError, CommClosedError, KilledWorker) as error:
            raise _lost(self._address) from error

    def _look_for_docgen(self, address: str) -> None:
        """Ask scheduler and workers, by a function of Python's own, which docgen they have."""
        try:
            found = {self._client.run_on_scheduler(version, _DISTRIBUTION)}
            found.update(self._client.run(version, _DISTRIBUTION).values())
        except PackageNotFoundError as error:
            raise _without_docgen(address) from error
        for each in sorted(found):
            refuse_other_docgen(each)

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


class _Submitting(Executor):
    """Hands in work; its futures are Dask's own, which end when the connection does.

    Those of Dask's executor may never end, if a result is lost while it is passed on.
    """

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - distributed has no types
        self._client = client

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as above
        """Return the future of one range."""
        return self._client.submit(fn, *args, **kwargs, pure=False, retries=3)


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


def _lost(address: str) -> ToolError:
    return ToolError(
        Problem(
            "cluster-lost",
            Wording(
                "与集群的连接断了，或工作进程一再终止", "the cluster is gone, or its workers die"
            ),
            Wording(
                "看看调度器和工作进程，再用同一命令继续",
                "look after scheduler and workers, then go on with the same command",
            ),
            where=same(address),
        )
    )


def _without_docgen(address: str) -> ToolError:
    return ToolError(
        Problem(
            "no-docgen-there",
            Wording("集群上没有安装 docgen", "docgen is not installed on the cluster"),
            Wording(
                "在调度器和每台工作机器上安装同一版本的 docgen",
                "install the same version of docgen with the scheduler and on every worker",
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
