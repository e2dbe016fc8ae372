"""Every template that ships with docgen as a module of `prebuilt`: a step of the build.

`python -m toolkit.render.docx.compile.prebuild` does it in a checkout.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import TemplateError
from toolkit.render.docx import templates_root
from toolkit.render.docx.compile.build import Built, build
from toolkit.render.docx.load import sha256

FOLDER = Path(__file__).resolve().parents[1] / "prebuilt"


def modules(root: Path) -> dict[str, str]:
    """Return the file name and the source of the module of every template under a folder.

    Raises:
        TemplateError: One of them can't be used.
    """
    found = {}
    for path in sorted(root.rglob("*.docx")):
        title = path.relative_to(root).as_posix()
        data = path.read_bytes()
        found[f"t{sha256(data)}.py"] = _proven(build(data, title, ours=True)).source(title)
    return found


def prebuild(root: Path, folder: Path = FOLDER) -> int:
    """Write the modules, leave those that are there already, and remove those of other templates.

    Args:
        root: Folder of the templates.
        folder: Where the modules go.

    Returns:
        How many there are.
    """
    wanted = modules(root)
    for name, source in wanted.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != source:
            aside = path.with_suffix(".part")
            aside.write_text(source, "utf-8")
            aside.replace(path)
    for path in folder.glob("t*.py"):
        if path.name not in wanted:
            path.unlink()
    return len(wanted)


def _proven(built: Built) -> Built:
    if built.problems:
        raise TemplateError(built.problems, ours=True)
    return built


if __name__ == "__main__":
    prebuild(templates_root())
