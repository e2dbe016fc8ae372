"""Kills a batch at random instants, and breaks it at every one of its file-system calls.

    python bench/crash.py [--random 200] [--sweep] [--every 1]

After each fault every visible letter must be whole; one more run of the same command must leave
exactly the letters of a run that nothing disturbed: none lost, none doubled, none half, no parts.

--random kills with SIGKILL after a random share of an undisturbed run's time. --sweep (Linux, needs
strace) lists the calls of a run of 4 rows that touch its folder, its sheet or its temporary files,
SQLite's among them, and repeats the run once a call and fault: SIGKILL, ENOSPC, EIO; then the same
for a second run, of a sheet in which a row changed, over the letters of the first. Each fault is
looked up in the trace: it has to have hit the call that was meant. --every N takes each N-th call
only (for CI).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from clients import write_csv

CHANGING = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "syncfs", "link", "linkat", "unlink",
    "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "ftruncate",
    "fallocate", "chmod", "fchmod",
)  # fmt: skip
READING = ("read", "pread64", "getdents64", "flock", "mmap", "close")
FAULTS = {
    **dict.fromkeys(CHANGING, ("signal=KILL", "error=ENOSPC", "error=EIO")),
    **dict.fromkeys(READING, ("error=EIO",)),  # a kill there is one before the next change
}
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}


def child(sheet: Path, folder: Path) -> None:
    """Run the batch in small groups, so that a small run has several, of both ways of syncing."""
    from datetime import date

    from toolkit.batch import run
    from toolkit.batch.rows.result import BatchOptions
    from toolkit.files import write as files
    from toolkit.generate import find_kind

    run.GROUP, files._SYNC_ALL_FROM = 3, 3
    kind = find_kind("refuse-third-party")[1]
    print("begun", flush=True)
    options = BatchOptions(jobs=1)
    run.generate_batch(kind, sheet, folder, today=date(2026, 11, 24), options=options)


def command(sheet: Path, folder: Path) -> list[str]:
    """Return the command line of a run."""
    return [sys.executable, __file__, "--child", str(sheet), str(folder)]


def finish(sheet: Path, folder: Path) -> bool:
    """Run to the end; tell whether it got there."""
    done = subprocess.run(command(sheet, folder), env=ENVIRONMENT, capture_output=True, check=False)
    return done.returncode == 0


def letters(folder: Path) -> dict[str, bytes]:
    """Return what a person sees in the folder."""
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


def faults_of(
    sheet: Path, folder: Path, whole: dict[str, bytes], before: dict[str, bytes]
) -> list[str]:
    """Look at a folder after a fault, resume, and look again; return what is wrong."""
    seen = letters(folder).items()
    wrong = [f"half: {n}" for n, data in seen if data not in (whole.get(n), before.get(n))]
    if not finish(sheet, folder):
        wrong.append("resuming failed")
    after = letters(folder)
    wrong += [f"lost: {name}" for name in whole.keys() - after.keys()]
    wrong += [f"doubled: {name}" for name in after.keys() - whole.keys()]
    wrong += [f"differs: {n}" for n in whole.keys() & after.keys() if whole[n] != after[n]]
    wrong += [f"left over: {path.name}" for path in folder.glob(".docgen-*.part")]
    return wrong


def kill_at_random(count: int, home: Path) -> Iterator[tuple[str, list[str]]]:
    """Kill runs of 60 rows at random instants."""
    sheet = write_csv(home / "random.csv", 60)
    lasts = 0.0
    for name in ("warm", "whole"):
        with subprocess.Popen(
            command(sheet, home / name), env=ENVIRONMENT, stdout=subprocess.PIPE
        ) as running:
            assert running.stdout is not None
            running.stdout.readline()
            began = time.monotonic()
        lasts = time.monotonic() - began
    whole = letters(home / "whole")
    chance = random.Random(20261124)
    for number in range(count):
        folder = home / f"random{number}"
        with subprocess.Popen(
            command(sheet, folder), env=ENVIRONMENT, stdout=subprocess.PIPE
        ) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(chance.random() * lasts)
            running.send_signal(signal.SIGKILL)
        made = len(letters(folder)) if folder.exists() else 0
        state = "before" if made == 0 else "after" if made == len(whole) else "between"
        folder.mkdir(exist_ok=True)
        yield state, faults_of(sheet, folder, whole, {})


def calls_of(sheet: Path, folder: Path, log: Path) -> list[tuple[str, int]]:
    """Return the calls of a run that touch its files: name, and which of its name it is."""
    strace = ["strace", "-y", "-o", str(log), "-e", f"trace={','.join(FAULTS)}"]
    environment = {**ENVIRONMENT, "TMPDIR": str(folder.parent / "temporary")}
    subprocess.run([*strace, *command(sheet, folder)], env=environment, check=True)
    count: Counter[str] = Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        if match := re.match(r"(\w+)\(", line):
            count[match[1]] += 1
            if str(folder.parent) in line:
                found.append((match[1], count[match[1]]))
    return found


def break_every_call(every: int, home: Path) -> Iterator[tuple[str, list[str]]]:
    """Break a first run and a second one at each of their calls, in three ways."""
    sheets = [write_csv(home / "first.csv", 3), write_csv(home / "second.csv", 4)]
    text = sheets[1].read_text("utf-8")
    sheets[1].write_text(text.replace("客户2", "改名二"), "utf-8")
    (home / "temporary").mkdir()
    before = home / "before"
    for sheet in sheets:
        folder = home / "sweep"
        prepare(before, folder)
        finish(sheet, folder)  # a first run fills caches, with calls that no later one makes
        prepare(before, folder)
        calls = calls_of(sheet, folder, home / "strace.log")
        whole = letters(folder)
        for name, which in calls[::every]:
            for fault in FAULTS[name]:
                prepare(before, folder)
                wrong = break_one_call(sheet, folder, name, which, fault)
                wrong += faults_of(sheet, folder, whole, letters(before))
                yield fault, [f"{sheet.stem} {name} {which} {fault}: {each}" for each in wrong]
        prepare(before, folder)
        finish(sheet, folder)
        shutil.copytree(folder, before, dirs_exist_ok=True)


def prepare(before: Path, folder: Path) -> None:
    """Put a folder in the state that an earlier run left, if there was one."""
    shutil.rmtree(folder, ignore_errors=True)
    if before.exists():
        shutil.copytree(before, folder)


def break_one_call(sheet: Path, folder: Path, name: str, which: int, fault: str) -> list[str]:
    """Run with a fault; return what is wrong with the fault itself."""
    log = folder.parent / "fault.log"
    strace = ["strace", "-y", "-o", str(log), "-e", f"trace={name}"]
    strace += ["-e", f"inject={name}:{fault}:when={which}"]
    environment = {**ENVIRONMENT, "TMPDIR": str(folder.parent / "temporary")}
    subprocess.run(
        [*strace, *command(sheet, folder)], env=environment, capture_output=True, check=False
    )
    lines = [line for line in log.read_text(errors="replace").splitlines() if f"{name}(" in line]
    hit = lines[which - 1] if len(lines) >= which else ""
    folder.mkdir(exist_ok=True)
    return [] if str(folder.parent) in hit else [f"the fault hit another call: {hit[:80]}"]


def main() -> int:
    """Run what is asked for; 1 if anything was lost, doubled or half."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--sweep", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--child", nargs=2, type=Path)
    asked = parser.parse_args()
    if asked.child:
        child(*asked.child)
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as home:
        for title, runs in (
            ("random kills", kill_at_random(asked.random, Path(home)) if asked.random else ()),
            ("broken calls", break_every_call(asked.every, Path(home)) if asked.sweep else ()),
        ):
            seen: Counter[str] = Counter()
            wrong: list[str] = []
            for state, found in runs:
                seen[state] += 1
                wrong += found
            if seen:
                parts = ", ".join(f"{state} {count}" for state, count in sorted(seen.items()))
                print(f"{title}: {seen.total()} ({parts}); wrong: {len(wrong)}", flush=True)
            for each in wrong[:20]:
                print(f"  {each}")
            failed += len(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
