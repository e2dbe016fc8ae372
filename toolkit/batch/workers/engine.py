"""Ranges of rows to workers and back, in order: in this process, in several, or on a cluster."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager
from itertools import islice
from typing import Protocol

from toolkit.batch.workers.processes import Processes
from toolkit.batch.workers.work import Job, Outcome, Task
from toolkit.errors import Problem, ToolError
from toolkit.language import Wording

Work = Callable[[Job, Sequence[Task]], list[Outcome]]

RANGE = 100  # rows; a pickled range stays small beside the work on it
CLUSTER_RANGE = 500
_WORTH_A_POOL = 150  # rows; fewer are done before another process has started
_TRIES = 3


def workers() -> int:
    """Return how many processes this machine can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def outcomes(
    work: Work,
    job: Job,
    tasks: Iterable[Task | None],
    *,
    jobs: int,
    expected: int,
    scheduler: str = "",
) -> Generator[list[Outcome], None, None]:
    """Yield the outcomes of all tasks, range by range, in the order of the tasks.

    At most a few ranges are on their way at a time, so that memory doesn't grow with the rows. A
    worker that dies costs its range one more try.

    Args:
        work: `make_range`.
        job: What the tasks have in common.
        tasks: The rows, None for one that needs no work; walked as they are needed, and a range
            of the latter is empty, so that a sheet that is done is never held whole.
        jobs: Processes on this machine.
        expected: About how many tasks there are; few are done here.
        scheduler: Address of a Dask scheduler (`tcp://…`); then `jobs` means nothing.

    Raises:
        ToolError: A worker died again and again, or the cluster can't be reached.
    """
    if scheduler:
        from toolkit.batch.workers.cluster import Cluster

        with Cluster(scheduler) as cluster:
            yield from _through(cluster, work, job, _ranges(tasks, CLUSTER_RANGE), cluster.size + 2)
    elif jobs > 1 and expected >= _WORTH_A_POOL:
        yield from _through(Processes(jobs), work, job, _ranges(tasks, RANGE), 2 * jobs)
    else:
        for each in _ranges(tasks, RANGE):
            yield work(job, each) if each else []


def _ranges(tasks: Iterable[Task | None], size: int) -> Iterator[list[Task]]:
    """Cut rows into ranges of `size`, the last one shorter; keep what is to be done of each."""
    walk = iter(tasks)
    while piece := list(islice(walk, size)):
        yield [task for task in piece if task is not None]


class Pool(Protocol):
    """Anything that opens executors."""

    def open(self) -> AbstractContextManager[Executor]:
        """Return an executor, a fresh one each time."""
        ...


def _through(
    pool: Pool, work: Work, job: Job, pieces: Iterator[list[Task]], ahead: int
) -> Iterator[list[Outcome]]:
    waiting: deque[list[Task]] = deque()
    tries = _TRIES
    while True:
        try:
            with pool.open() as executor:
                started = deque(_started(executor, work, job, each) for each in waiting)
                yield from _drained(executor, work, job, pieces, ahead, started, waiting)
                return
        except BrokenExecutor as error:
            tries -= 1
            if not tries:
                raise _dying() from error


def _drained(
    executor: Executor,
    work: Work,
    job: Job,
    pieces: Iterator[list[Task]],
    ahead: int,
    started: deque[Future[list[Outcome]] | None],
    waiting: deque[list[Task]],
) -> Iterator[list[Outcome]]:
    """Keep `ahead` ranges on their way; `waiting` holds those whose outcome is not yet yielded."""
    while True:
        while len(started) < ahead and (piece := next(pieces, None)) is not None:
            waiting.append(piece)
            started.append(_started(executor, work, job, piece))
        if not started:
            return
        future = started.popleft()
        done = future.result() if future else []
        waiting.popleft()
        yield done


def _started(
    executor: Executor, work: Work, job: Job, piece: list[Task]
) -> Future[list[Outcome]] | None:
    return executor.submit(work, job, piece) if piece else None


def _dying() -> ToolError:
    return ToolError(
        Problem(
            "workers-die",
            Wording("工作进程一再被系统终止", "the system keeps killing the worker processes"),
            Wording("多半是内存不够：用 -j 1 再试", "probably out of memory: try again with -j 1"),
        )
    )
