from toolkit.batch.workers.engine import RANGE, outcomes
from toolkit.batch.workers.work import Outcome, Task


def work(job, tasks):
    return [Outcome(task.at, (), ()) for task in tasks]


def walked(tasks, jobs):
    """Return what the first range yielded, and how many rows had been looked at by then."""
    seen = []
    found = outcomes(
        work, None, (seen.append(1) or task for task in tasks), jobs=jobs, expected=10_000
    )
    first = next(found)
    count = len(seen)
    found.close()
    return first, count


def test_sheet_that_is_done_is_never_held_whole():
    for jobs in (1, 2):
        first, count = walked([None] * 10_000, jobs)

        assert first == []
        assert count <= 2 * jobs * RANGE


def test_rows_that_need_work_are_kept_of_their_range():
    tasks = [Task(at, {}) if at % 10 == 3 else None for at in range(RANGE * 2)]

    first, _ = walked(tasks, 1)

    assert [outcome.at for outcome in first] == list(range(3, RANGE, 10))
