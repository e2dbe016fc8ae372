"""Fill one template as often as possible for some seconds with one Python engine; print docs/s.

    python bench/peer_worker.py ENGINE TEMPLATE ROWS.json OUT.docx SECONDS

`peers.py` runs it, each engine in an interpreter of its own.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

Row = dict[str, object]
_WARM_UP = 3


def _docgen(template: Path) -> Callable[[Row], bytes]:
    from toolkit.render.docx import compile_template

    return compile_template(template, "zh").render


def _docxtpl(template: Path) -> Callable[[Row], bytes]:
    from docxtpl import DocxTemplate

    def fill(row: Row) -> bytes:
        document, stream = DocxTemplate(str(template)), io.BytesIO()
        document.render(row, autoescape=True)
        document.save(stream)
        return stream.getvalue()

    return fill


def _mailmerge(template: Path) -> Callable[[Row], bytes]:
    from mailmerge import MailMerge

    def fill(row: Row) -> bytes:
        stream = io.BytesIO()
        with MailMerge(str(template)) as document:
            fields = {name: value for name, value in row.items() if isinstance(value, str)}
            for number, contact in enumerate(row.get("contacts", [])):
                fields |= {f"contact_{number}_{name}": value for name, value in contact.items()}
            document.merge(**fields)
            if "rows" in row:
                document.merge_rows("no", row["rows"])
            document.write(stream)
        return stream.getvalue()

    return fill


ENGINES = {
    "docgen": _docgen, "docxtpl": _docxtpl, "rust-docxtpl": _docxtpl, "docx-mailmerge2": _mailmerge,
}  # fmt: skip


def main() -> None:
    """Measure, keep the last document, print docs/s."""
    engine, template, rows_file, out, seconds = sys.argv[1:]
    fill = ENGINES[engine](Path(template))
    rows = json.loads(Path(rows_file).read_text(encoding="utf-8"))
    target = Path(out)
    for row in rows[:_WARM_UP]:
        fill(row)
    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < float(seconds):
        target.write_bytes(fill(rows[count % len(rows)]))
        count += 1
    print(count / (time.perf_counter() - began))
    target.write_bytes(fill(rows[0]))


if __name__ == "__main__":
    main()
