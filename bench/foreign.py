"""`docgen template check` over Word files of other people: how many are taken, why others aren't.

`python bench/foreign.py FOLDER` counts files accepted, files refused by reason, files that took
more than two seconds of processor time, and tracebacks, of which there may be none. Gather public
templates first; README.md names those of our figures.
"""

from __future__ import annotations

import argparse
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from toolkit.own_template import inspect_template

SLOW = 2.0
OF_THE_FILE = {
    "active-content", "broken-xml", "doubled-part", "dtd", "encrypted", "external-link", "macro",
    "no-document", "not-a-docx", "not-a-document", "not-utf-8", "odd-field", "odd-image",
    "odd-name", "old-word-file", "raw-break", "strict", "tag-not-filled", "too-large",
    "too-many-members", "too-wide", "tracked-changes", "unknown-relation", "unprintable-character",
}  # fmt: skip
"""Reasons that lie in how the file was made; the others lie in its tags."""


def main() -> None:
    """Check every file and print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    reasons: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    slow: list[tuple[float, Path]] = []
    for path in sorted(folder.rglob("*.docx")):
        start = time.process_time()
        try:
            codes = {problem.code for problem in inspect_template(path).problems}
        except Exception:
            traceback.print_exc()
            codes = {"TRACEBACK"}
        if (took := time.process_time() - start) > SLOW:
            slow.append((took, path))
        verdicts[verdict(codes)] += 1
        reasons.update(codes)
        alone.update(codes if len(codes) == 1 else ())
    print(f"{verdicts.total()} files")
    for name, count in sorted(verdicts.items()):
        print(f"{count:6} {name}")
    print("files with a reason, and with it alone:")
    for code, count in reasons.most_common():
        print(f"{count:6} {alone[code]:6} {code}")
    print(f"over {SLOW:g} s: {len(slow)}")
    for took, path in slow:
        print(f"{took:6.1f} s {path.relative_to(folder)}")


def verdict(codes: Iterable[str]) -> str:
    """Return what became of a file, by the codes of its problems.

    >>> verdict([]), verdict(["no-tags"]), verdict(["strict", "not-a-name"])
    ('accepted', 'accepted but for lack of a tag', 'refused: how the file was made')
    """
    found = set(codes)
    if not found:
        return "accepted"
    if found == {"no-tags"}:
        return "accepted but for lack of a tag"
    if found & OF_THE_FILE:
        return "refused: how the file was made"
    return "refused: its tags"


if __name__ == "__main__":
    main()
