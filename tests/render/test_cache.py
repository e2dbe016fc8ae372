import os
import subprocess
import sys

import pytest

from toolkit.render.docx import cache, compile_template

CONTEXT = {"debtor": "李四"}


@pytest.fixture(name="folder")
def _folder(monkeypatch, tmp_path):
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_cached_template_makes_the_same_bytes(write, folder):
    data = write("致：{{ debtor }}", header="{{ debtor }}")
    first = compile_template(data, "zh")
    second = cache.load(data, "a.docx", "zh", ours=True)

    assert second is not None
    assert first.render(CONTEXT) == second.render(CONTEXT)
    assert (first.names, first.fields, first.fingerprint) == (
        second.names, second.fields, second.fingerprint,
    )  # fmt: skip


def test_folder_and_files_belong_to_the_user_alone(write, folder):
    compile_template(write("{{ debtor }}"), "zh")

    (file,) = folder.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600


def test_cached_template_needs_no_compiler(write, folder, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(write("致：{{ debtor }}"))
    compile_template(path, "zh")
    code = (
        "import sys; from pathlib import Path; from toolkit.render.docx import compile_template; "
        f"compile_template(Path({str(path)!r}), 'zh').render({CONTEXT!r}); "
        "heavy = {'docxtpl', 'docx', 'lxml', 'jinja2', 'zipfile', 'num2words', 'tempfile', "
        "'hashlib', 'dataclasses', 'inspect', "
        "'toolkit.render.docx.compile.pack'} & set(sys.modules); "
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("spoil", ["folder", "file", "content", "cut", "link", "magic"])
def test_odd_cache_is_passed_over(write, folder, spoil, tmp_path):
    data = write("{{ debtor }}")
    expected = compile_template(data, "zh").render(CONTEXT)
    (file,) = folder.iterdir()
    content = file.read_bytes()
    if spoil == "folder":
        folder.chmod(0o755)
    elif spoil == "file":
        file.chmod(0o666)
    elif spoil == "content":
        file.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])
    elif spoil == "cut":
        file.write_bytes(content[:100])
    elif spoil == "magic":
        file.write_bytes(b"x" + content[1:])
    else:
        (tmp_path / "other").write_bytes(content)
        file.unlink()
        file.symlink_to(tmp_path / "other")

    assert cache.load(data, "a.docx", "zh", ours=True) is None
    assert expected == compile_template(data, "zh").render(CONTEXT)


def test_changed_template_is_compiled_anew(write, folder):
    compile_template(write("甲{{ debtor }}"), "zh")

    assert cache.load(write("乙{{ debtor }}"), "a.docx", "zh", ours=True) is None


def test_changed_library_or_engine_compiles_anew(write, folder, monkeypatch, tmp_path):
    library, data = tmp_path / "library.py", write("{{ debtor }}")
    library.write_text("1", "utf-8")
    monkeypatch.setattr(cache, "_origin", lambda _: str(library))
    compile_template(data, "zh")
    assert cache.load(data, "a.docx", "zh", ours=True) is not None

    library.write_text("1\n", "utf-8")
    assert cache.load(data, "a.docx", "zh", ours=True) is None

    compile_template(data, "zh")
    assert cache.load(data, "a.docx", "zh", ours=True) is not None
    monkeypatch.setattr(cache, "_engine", lambda: "another")
    assert cache.load(data, "a.docx", "zh", ours=True) is None


def test_engine_is_told_by_its_files(monkeypatch, tmp_path):
    (tmp_path / "a.py").write_text("1", "utf-8")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "a.py"))
    first = cache._engine.__wrapped__()
    (tmp_path / "b.txt").write_text("1", "utf-8")
    assert first == cache._engine.__wrapped__()

    os.utime(tmp_path / "a.py", ns=(1, 1))

    assert first != cache._engine.__wrapped__()


def test_engine_that_lies_in_no_folder_has_no_cache(write, folder, monkeypatch):
    data = write("{{ debtor }}")
    expected = compile_template(data, "zh").render(CONTEXT)
    cache._engine.cache_clear()
    monkeypatch.setattr(cache, "__file__", "/nowhere/archive.zip/cache.py")

    assert cache.load(data, "a.docx", "zh", ours=True) is None
    assert expected == compile_template(data, "zh").render(CONTEXT)


def test_fingerprint_is_that_of_hashlib():
    code = (
        "import sys; from toolkit.render.docx.cache import sha256; data = b'docgen' * 99; "
        "found = sha256(data); assert 'hashlib' not in sys.modules; import hashlib; "
        "assert found == hashlib.sha256(data).hexdigest() == sha256(data)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_cache_that_cannot_be_written_does_not_matter(write, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "file" / "cache"))

    assert compile_template(write("{{ debtor }}"), "zh").render(CONTEXT)


def test_user_without_a_home_has_no_cache(write, monkeypatch):
    def homeless(_):
        raise RuntimeError("Could not determine home directory.")

    for name in ("DOCGEN_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(cache.Path, "expanduser", homeless)

    assert cache.load(write("{{ debtor }}"), "a.docx", "zh", ours=True) is None
    assert compile_template(write("{{ debtor }}"), "zh").render(CONTEXT)


def test_errors_are_explained_by_a_cached_template_too(write, folder):
    data = write("{{ debtor }}")
    compile_template(data, "zh")
    cached = cache.load(data, "a.docx", "zh", ours=False)
    assert cached is not None

    with pytest.raises(Exception, match=r"paragraph “\{\{ debtor \}\}”.*is not known"):
        cached.render({"debtor": None})


def test_cache_can_be_turned_off(write, monkeypatch):
    monkeypatch.setenv("DOCGEN_CACHE", "off")
    data = write("{{ debtor }}")
    compile_template(data, "zh")

    assert cache.load(data, "a.docx", "zh", ours=True) is None
    assert os.environ["DOCGEN_CACHE"] == "off"
