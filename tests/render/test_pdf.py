import shutil
import subprocess

import pytest
from attributes import with_attributes

from toolkit.errors import OutputError, ToolError
from toolkit.render import pdf
from toolkit.render.docx import compile_template


def test_missing_libreoffice_is_named_with_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "find_soffice", lambda: None)

    with pytest.raises(ToolError, match="apt install libreoffice-writer"):
        pdf.to_pdf([tmp_path / "a.docx"], tmp_path)


def test_program_that_makes_nothing_is_an_error_naming_the_file(tmp_path):
    true = shutil.which("true")
    if true is None:
        pytest.skip("there is no program called true")

    with pytest.raises(OutputError, match=r"a\.docx"):
        pdf.to_pdf([tmp_path / "a.docx"], tmp_path, soffice=true)
    assert list(tmp_path.iterdir()) == []


def test_two_files_of_the_same_name_are_a_mistake_of_the_caller(tmp_path):
    with pytest.raises(ValueError, match="same name"):
        pdf.to_pdf([tmp_path / "a.docx", tmp_path / "b" / "a.docx"], tmp_path, soffice=tmp_path)


@pytest.mark.libreoffice
@pytest.mark.skipif(pdf.find_soffice() is None, reason="LibreOffice is not installed")
def test_several_letters_become_private_pdfs_in_chinese_faces(write, tmp_path):
    template = compile_template(write("致：{{ debtor }}"), "zh")
    names = ["甲", "b"]
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(
            template.render(with_attributes({"debtor": f"李四{name}"}))
        )

    made = pdf.to_pdf([tmp_path / f"{name}.docx" for name in names], tmp_path)

    assert made == [tmp_path / "甲.pdf", tmp_path / "b.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in made)
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in made)
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig is not installed")
@pytest.mark.parametrize("face", ["仿宋", "仿宋_GB2312", "宋体", "黑体", "楷体", "方正小标宋简体"])
def test_stand_in_for_a_face_is_never_a_japanese_one(face):
    done = subprocess.run(
        ["fc-match", "--format", "%{family}", face],
        env={"FONTCONFIG_FILE": str(pdf._FONTS), "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert "CJK" not in done.stdout or "SC" in done.stdout
