"""How fast other template engines fill the same letter and statement, each in its own dialect.

    python bench/peers.py [--pairs 5] [--seconds 2] [--home FOLDER]

The peers are installed from npm and PyPI into FOLDER (by default docgen-peers in the user's cache),
rust-docxtpl in an environment of its own since it takes the place of docxtpl. Each engine runs in a
process of its own, warmed up, start-up not counted, in turns with docgen; the ratio is the median
of the pairs. What each prints is compared with what docgen prints.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import papers

from toolkit.render.text import document_text

HERE = Path(__file__).parent
NODE = ("docxtemplater@3.71.0", "pizzip@3.3.0", "docx-templates@4.15.0", "easy-template-x@7.2.8",
        "carbone@3.8.2")  # fmt: skip
PYTHON = {"rust-docxtpl": "rust-docxtpl==0.1.2", "docx-mailmerge2": "docx-mailmerge2==1.0.3"}
PEERS = {
    "docxtpl": papers.JINJA,
    "rust-docxtpl": papers.JINJA,
    "docx-mailmerge2": papers.MERGE,
    "docxtemplater": papers.BRACES,
    "easy-template-x": papers.BRACES,
    "carbone": papers.CARBONE,
    "docx-templates": papers.PLUSES,
}
PAPERS = {
    "letter": (papers.letter, papers.letters, 200),
    "statement": (papers.statement, papers.statements, 60),
}


def main() -> None:
    """Install the peers, measure them all, print the ratios."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--home", type=Path, default=cache / "docgen-peers")
    options = parser.parse_args()
    install(options.home)
    memory = Path("/dev/shm")
    for name, (build, facts, count) in PAPERS.items():
        rows = list(facts(count))
        print(f"\n{name}: {options.pairs} pairs of {options.seconds} s, 1 process each")
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
            (Path(folder) / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
            for peer, dialect in PEERS.items():
                for engine, its in (("docgen", papers.JINJA), (peer, dialect)):
                    (Path(folder) / f"{engine}.docx").write_bytes(build(its))
                _compare(peer, Path(folder), options)


def install(home: Path) -> None:
    """Install what is not there yet."""
    home.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    if npm and not (home / "node_modules" / "carbone").exists():
        (home / "package.json").write_text('{"private": true}')
        subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", "--silent", *NODE], cwd=home, check=True
        )
    for name, requirement in PYTHON.items():
        if not (home / name).exists():
            venv.create(home / name, with_pip=True)
            python = home / name / "bin" / "python"
            subprocess.run(
                [python, "-m", "pip", "install", "-q", requirement, "docxtpl==0.20.2"]
                if name == "docx-mailmerge2"
                else [python, "-m", "pip", "install", "-q", requirement],
                check=True,
            )


def _compare(peer: str, folder: Path, options: argparse.Namespace) -> None:
    ours, theirs = [], []
    for _ in range(options.pairs):
        ours.append(_run("docgen", folder, options))
        theirs.append(_run(peer, folder, options))
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    print(
        f"  {peer:16} {statistics.median(theirs):8,.1f} docs/s   docgen "
        f"{statistics.median(ours):8,.0f}   {ratio:6,.1f} ×   {_agreement(peer, folder)}"
    )


def _run(engine: str, folder: Path, options: argparse.Namespace) -> float:
    home = options.home
    if engine in {"docgen", "docxtpl"}:
        command = [sys.executable, str(HERE / "peer_worker.py")]
    elif engine in PYTHON:
        command = [str(home / engine / "bin" / "python"), str(HERE / "peer_worker.py")]
    else:
        command = ["node", str(HERE / "peer_worker.js")]
    files = [folder / f"{engine}.docx", folder / "rows.json", folder / f"{engine}.out.docx"]
    done = subprocess.run(
        [*command, engine, *map(str, files), str(options.seconds)],
        env={**os.environ, "NODE_PATH": str(home / "node_modules")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{engine} failed:\n{done.stderr[-2000:]}")
    return float(done.stdout.split()[-1])


def _agreement(peer: str, folder: Path) -> str:
    """Tell whether the peer's text is ours, blanks aside."""
    ours, theirs = (
        re.sub(r"[\s|]+", "", document_text(folder / f"{name}.out.docx", styles=False))
        for name in ("docgen", peer)
    )
    return "same text" if ours == theirs else f"text differs ({len(ours)} / {len(theirs)})"


if __name__ == "__main__":
    main()
