"""A Dask cluster as an executor; naming it is the consent to send the rows there."""

from __future__ import annotations

from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Any, Self

from toolkit.errors import Problem, ToolError
from toolkit.language import Wording, same


class Cluster:
    """The workers behind one scheduler."""

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            ToolError: The extra is not installed, or nobody answers at the address.
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
            client: Any = distributed.Client
            self._client = client(address, timeout=10, set_as_default=False)
        except (OSError, ValueError) as error:
            raise _unreachable(address) from error
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
