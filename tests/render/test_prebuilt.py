"""Our templates as the build compiles them: filled, and refused by place, without a compiler."""

import subprocess
import sys

import pytest

from toolkit.render.docx import compile_template, templates_root
from toolkit.render.docx.compile.prebuild import FOLDER, modules, prebuild
from toolkit.render.docx.load import prebuilt, sha256


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prebuilt")
    (folder / "t0.py").write_text("", "utf-8")
    prebuild(templates_root(), folder)
    return folder


def test_every_template_has_one_module_called_by_its_sum(folder):
    expected = {f"t{sha256(path.read_bytes())}.py" for path in templates_root().rglob("*.docx")}

    assert expected == {path.name for path in folder.iterdir()}


def test_modules_that_are_there_already_are_left_alone(folder):
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    prebuild(templates_root(), folder)

    assert before == {path: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_modules_of_this_checkout_are_what_the_compiler_writes_today():
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("t*.py")}
    if not kept:
        pytest.skip("the templates of this checkout are not compiled: make prebuilt")
    today = modules(templates_root())

    old = [name for name, source in kept.items() if today.get(name, source) != source]
    assert old == [], "make prebuilt"


USE = """
import sys
from pathlib import Path
from types import SimpleNamespace
from toolkit.errors import TemplateError
from toolkit.render.docx import compile_template, template_path
from toolkit.render.docx import prebuilt
prebuilt.__path__ = [{folder!r}]
path = template_path("letters", "refuse-third-party", form="", note=True, language="zh")
template = compile_template(path, "zh")
assert template.is_prebuilt
try:
    template.render(SimpleNamespace(**dict.fromkeys(template.names)))
except TemplateError as error:
    print(error.problems[0].text("en"))
heavy = {{"docxtpl", "docx", "lxml", "jinja2", "toolkit.render.docx.compile"}}
print(heavy & sys.modules.keys())
"""


def test_a_fault_of_a_prebuilt_template_is_told_with_its_place_without_a_compiler(folder):
    done = subprocess.run(
        [sys.executable, "-c", USE.format(folder=str(folder))],
        capture_output=True,
        text=True,
        check=False,
    )

    told, heavy = done.stdout.splitlines()
    assert heavy == "set()", done.stderr
    assert "template note.zh.docx, part word/document.xml, paragraph “" in told
    assert "is not known, so it can't be printed" in told


def test_template_that_the_build_did_not_see_is_compiled_when_it_is_used(write):
    template = compile_template(write("致：{{ debtor }}"), "zh")

    assert prebuilt(template.fingerprint) is None
    assert not template.is_prebuilt


def test_sum_is_that_of_hashlib():
    code = (
        "import sys; from toolkit.render.docx.load import sha256; data = b'docgen' * 99; "
        "found = sha256(data); assert 'hashlib' not in sys.modules; import hashlib; "
        "assert found == hashlib.sha256(data).hexdigest() == sha256(data)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
