"""The skeleton of a new kind of document: its folder, templates, example, test and list entry.

    python tools/new_kind.py letter third-person-refusal --addressee creditor --signer third-person
    make kind GROUP=letter NAME=third-person-refusal

What is to be written is marked 〔待写〕 or [to be written]; while a mark stands anywhere, the
promises of all kinds fail. The Word files are poured from the master files; edit them in Word.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import get_args

import docx

from templates import MASTERS, poured
from toolkit.documents.kind import Addressee, Signer

ROOT = Path(__file__).parents[1]
SKELETON = Path(__file__).parent / "skeleton"
FOLDERS = {"letter": "letters", "court": "court"}
MODULES = ("__init__", "facts", "checks", "articles", "context", "advice")
PAGES = ("zh", "en", "note.zh", "note.en")
RESERVED = ("creditor", "collector", "law-firm")
"""To whom a debtor's letter carries the reservation."""


class RefusedError(ValueError):
    """The name is none, or is taken."""


def skeleton(name: str, group: str, addressee: str, signer: str, root: Path) -> Iterator[Path]:
    """Write the files of a new kind; yield each.

    Raises:
        RefusedError: The name is no kebab-case name, or something of that name is there.
    """
    folder, module = FOLDERS[group], name.replace("-", "_")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        raise RefusedError(f"{name!r} is no name in kebab-case")
    code = root / "toolkit/documents" / folder / module
    if code.exists() or (root / "templates" / folder / name).exists():
        raise RefusedError(f"{name} is there already")
    words = {"name": name, "module": module, "addressee": addressee, "signer": signer}
    marks = _marks(signer, addressee)
    for part in MODULES:
        yield _written(code / f"{part}.py", _filled(folder, f"{part}.py", words, marks))
    example = root / "examples" / folder / f"{name}.yaml"
    yield _written(example, _filled(folder, "example.yaml", words, marks))
    test = root / "tests/documents" / folder / f"test_{module}.py"
    yield _written(test, _filled(folder, "test.py", words, marks))
    for page in PAGES:
        path = root / "templates" / folder / name / f"{page}.docx"
        lines = _filled(folder, page, words, marks).splitlines()
        yield _written(path, _page(page, [tuple(line.split("\t", 1)) for line in lines if line]))
        path.write_bytes(poured(path))
    yield _listed(root / "toolkit/documents" / folder / "__init__.py", name)


def _filled(folder: str, part: str, words: Mapping[str, str], marks: set[str]) -> str:
    """Return a part of the skeleton; a line `?mark|…` stands only where the mark is set."""
    text = Template((SKELETON / folder / f"{part}.txt").read_text("utf-8")).substitute(words)
    lines = [re.match(r"(?:\?([a-z-]+)\|)?(.*)", line, re.DOTALL) for line in text.splitlines(True)]
    kept = "".join(one[2] for one in lines if one and (one[1] is None or one[1] in marks))
    return re.sub(r"\n *\n( *\n)+", "\n\n\n", kept)


def _marks(signer: str, addressee: str) -> set[str]:
    """Return who speaks in the paper, and whether it carries the reservation (R2)."""
    if signer == "third-person":
        return {"third-person"}
    return {"debtor", "reserved"} if signer == "debtor" and addressee in RESERVED else {"debtor"}


def _page(page: str, lines: list[tuple[str, ...]]) -> bytes:
    """Return a Word file of these lines, each with its style, in the look of its master."""
    document = docx.Document(str(MASTERS / f"{page}.docx"))
    styles = {style.style_id: style for style in document.styles}
    body = document.element.body
    for element in [child for child in body if child is not body.sectPr]:
        body.remove(element)
    for style, text in lines:
        document.add_paragraph(text, styles[style])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _listed(path: Path, name: str) -> Path:
    before, names, after = re.split(r"(\((?:\s*\"[a-z-]+\",?)+\s*\))", path.read_text("utf-8"))
    listed = ", ".join(f'"{one}"' for one in (*re.findall("[a-z-]+", names), name))
    path.write_text(f"{before}({listed}){after}", "utf-8")
    return path


def _tidy(modules: list[Path]) -> None:
    """Sort the imports, whose order depends on the kind's name, and format."""
    ruff = [sys.executable, "-m", "ruff"]
    subprocess.run([*ruff, "check", "--select", "I", "--fix", "-q", *map(str, modules)], check=True)
    subprocess.run([*ruff, "format", "-q", *map(str, modules)], check=True)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Write the skeleton and name its files; return 1 where that can't be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("group", choices=FOLDERS)
    parser.add_argument("name", help="kebab-case: the command, the folders and the example")
    parser.add_argument("--addressee", choices=get_args(Addressee))
    parser.add_argument("--signer", choices=get_args(Signer), default="debtor")
    asked = parser.parse_args(arguments)
    addressee = asked.addressee or {"letter": "creditor", "court": "court"}[asked.group]
    try:
        made = list(skeleton(asked.name, asked.group, addressee, asked.signer, root))
    except RefusedError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    _tidy([path for path in made if path.suffix == ".py"])
    sys.stdout.writelines(f"{path.relative_to(root)}\n" for path in made)
    sys.stdout.write("Write what is marked 〔待写〕, then: make golden (CONTRIBUTING.md)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
