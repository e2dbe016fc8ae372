"""How fast the engine fills letters and 60-row statements, and how large they get, beside docxtpl.

Both sides run in one process, in pairs one after the other, measured by its processor time; the
ratio is the median of the pairs. docxtpl is used as documented, with autoescape. The floor is what
no engine that deflates can pass: deflate, CRC and write of the same changed bytes, nothing else.

Two papers are made up for the measurement; two are docgen's own letter on third persons and its
court statement with 60 payments. Both sides fill the same templates with the same text. A side that
`words` gets days and amounts instead, and the paper's own template, which words them by docgen's
filters: docgen so against docxtpl that gets text, and both so.

    python bench/engine.py [--pairs 7]
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import jinja2
import ours
import papers
from docxtpl import DocxTemplate

from toolkit.render.docx import CompiledTemplate, compile_template
from toolkit.render.filters import filters_for

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Measured:
    """One paper: its template, its rows, and how many of them each side fills."""

    template: bytes
    rows: list[Row]
    by_docgen: int
    by_docxtpl: int
    own_template: Path | None = None
    own_rows: tuple[Row, ...] = ()


def _made_up(
    build: Callable[[papers.Dialect], bytes],
    facts: Callable[[int], Iterator[Row]],
    counts: tuple[int, int],
) -> Measured:
    return Measured(build(papers.JINJA), list(facts(max(counts))), *counts)


def _ours(paper: Callable[[int], ours.Paper], variants: int, counts: tuple[int, int]) -> Measured:
    made = [paper(variant) for variant in range(variants)]
    rows = [made[number % variants].plain for number in range(max(counts))]
    typed = tuple(made[number % variants].context for number in range(counts[0]))
    return Measured(made[0].plain_template, rows, *counts, made[0].template, typed)


PAPERS: Mapping[str, Callable[[], Measured]] = {
    "letter": lambda: _made_up(papers.letter, papers.letters, (2000, 40)),
    "statement": lambda: _made_up(papers.statement, papers.statements, (800, 16)),
    "refuse-third-party": lambda: _ours(ours.letter, 100, (2000, 40)),
    "court statement, 60 payments": lambda: _ours(ours.statement, 100, (400, 8)),
}


def main() -> None:
    """Print docs/s of each side, the ratios, and the share of the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=7)
    pairs = parser.parse_args().pairs
    shared_memory = Path("/dev/shm")
    home = shared_memory if shared_memory.is_dir() else None
    with tempfile.TemporaryDirectory(dir=home) as folder:
        print(f"{folder.rsplit('/', 1)[0]}, {pairs} pairs\n")
        for name, paper in PAPERS.items():
            measure(name, paper(), Path(folder), pairs)


def measure(name: str, paper: Measured, folder: Path, pairs: int) -> None:
    """Measure one paper and print the result."""
    data, rows = paper.template, paper.rows
    ours_count, theirs_count = paper.by_docgen, paper.by_docxtpl
    source = folder / "template.docx"
    source.write_bytes(data)
    began = time.process_time()
    template = compile_template(data, "zh")
    compiled = time.process_time() - began
    contexts = [ours.as_attributes(row) for row in rows[:ours_count]]
    document = template.render(contexts[0])
    changed = _changed(template, contexts[: ours_count // 4])
    naive = _naive_size(source, rows[0], folder)
    print(
        f"{name}: {sum(map(len, changed[0])) / 1000:.0f} KB of changed XML, .docx "
        f"{len(document) / 1000:.1f} KB, {len(document) / naive:.2f} × docxtpl's "
        f"{naive / 1000:.1f}; compiled in {compiled * 1000:.0f} ms"
    )

    sides: dict[str, Callable[[], float]] = {
        "docgen": lambda: _rate(
            lambda row, out: out.write_bytes(template.render(row)), contexts, folder
        ),
        "docgen, no write": lambda: _rate(lambda row, _: template.render(row), contexts, folder),
        "docxtpl": lambda: _rate(
            lambda row, out: _by_docxtpl(source, row, out), rows[:theirs_count], folder
        ),
    }
    if paper.own_template is not None:
        own = compile_template(paper.own_template, "zh")
        own_source = paper.own_template
        sides["docgen words"] = lambda: _rate(
            lambda row, out: out.write_bytes(own.render(row)), paper.own_rows, folder
        )
        sides["docxtpl words"] = lambda: _rate(
            lambda row, out: _by_docxtpl(own_source, _named(row), out, words=True),
            paper.own_rows[:theirs_count],
            folder,
        )
    for level in (6, 1):
        sides[f"floor, zlib {level}"] = lambda n=level: _floor(changed, n, folder, len(document))
    found: dict[str, list[float]] = {side: [] for side in sides}
    for _ in range(pairs):
        for side, run in sides.items():
            found[side].append(run())
    for side, rates in found.items():
        print(f"  {side:20} {statistics.median(rates):9,.0f} docs/s   {_note(side, found)}")
    verify = _rate(
        lambda row, _: template.verify(template.render(row), row), contexts[:100], folder
    )
    print(f"  {'docgen --verify':20} {verify:9,.0f} docs/s\n")


def _note(side: str, found: Mapping[str, list[float]]) -> str:
    """Say how fast docgen is beside one side, as the median of the pairs."""
    if side == "docgen":
        return ""
    if side == "docgen words":
        return f"{_ratio(found[side], found['docxtpl']):.0f} × docxtpl that gets text"
    if side == "docxtpl words":
        return f"docgen that words too is {_ratio(found['docgen words'], found[side]):.0f} ×"
    ratio = _ratio(found["docgen"], found[side])
    return f"docgen is {ratio:.0f} ×" if side == "docxtpl" else f"docgen is at {ratio:.0%}"


def _ratio(ours: list[float], theirs: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def _rate(fill: Callable[[Any, Path], object], rows: Sequence[object], folder: Path) -> float:
    began = time.process_time()
    for number, row in enumerate(rows):
        fill(row, folder / f"{number}.docx")
    return len(rows) / (time.process_time() - began)


def _named(context: object) -> Row:
    return {field.name: getattr(context, field.name) for field in fields(context)}


def _by_docxtpl(source: Path, row: Row, out: Path, *, words: bool = False) -> None:
    template = DocxTemplate(source)
    environment = None
    if words:
        environment = jinja2.Environment(autoescape=True)
        environment.filters.update(filters_for("zh"))
    template.render(row, environment, autoescape=True)
    template.save(out)


def _naive_size(source: Path, row: Row, folder: Path) -> int:
    _by_docxtpl(source, row, folder / "naive.docx")
    return (folder / "naive.docx").stat().st_size


def _changed(template: CompiledTemplate, rows: Sequence[object]) -> list[list[bytes]]:
    """Return the parts that differ from document to document, of each document."""
    parts = []
    for row in rows:
        with zipfile.ZipFile(io.BytesIO(template.render(row))) as archive:
            parts.append([archive.read(name) for name in template.changing])
    return parts


def _floor(
    changed: list[list[bytes]],
    level: int,
    folder: Path,
    size: int,
) -> float:
    rest = b"\0" * max(0, size - sum(len(zlib.compress(part, level, -15)) for part in changed[0]))
    began = time.process_time()
    for number, parts in enumerate(changed):
        data = [rest]
        for part in parts:
            data.append(zlib.compress(part, level, -15))
            zlib.crc32(part)
        (folder / f"{number}.docx").write_bytes(b"".join(data))
    return len(changed) / (time.process_time() - began)


if __name__ == "__main__":
    main()
