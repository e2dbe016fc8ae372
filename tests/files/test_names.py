import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathvalidate import Platform, is_valid_filename

from toolkit.errors import OutputError
from toolkit.files.names import LONGEST, safe_name


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("张三-告知函", "张三-告知函.docx"),
        ("../../etc/passwd", "etcpasswd.docx"),
        ("a\\b:c*?", "abc.docx"),
        ("CON", "CON_.docx"),
        ("尾巴. ", "尾巴.docx"),
        ("a\u202eb\u200bc\nd\0", "abc d.docx"),
        ("赵" * 100, "赵" * 58 + ".docx"),
    ],
)
def test_name_is_made_safe(wanted, name):
    assert safe_name(wanted, ".docx") == name


@given(st.text())
def test_whatever_is_wanted_the_name_is_valid_everywhere_or_refused(wanted):
    try:
        name = safe_name(wanted, ".docx")
    except OutputError as refused:
        assert refused.problems[0].code in {"empty-name", "identifying-name"}  # noqa: PT017
    else:
        assert is_valid_filename(name, platform=Platform.UNIVERSAL)
        assert len(name.encode()) <= LONGEST
        assert not name.startswith(".")


@pytest.mark.parametrize(
    "wanted",
    [
        "110101199003078515",
        "函-11010119900307851X",
        "１１０１０１１９９００３０７８５１５",
        "6222021234567890123",
        "6225881234567890",
        "张三13800138000",
        "110101900307851",
    ],
)
def test_digits_that_identify_somebody_are_refused_and_not_repeated(wanted):
    with pytest.raises(OutputError) as refused:
        safe_name(wanted, ".docx")

    assert refused.value.problems[0].code == "identifying-name"
    assert wanted not in refused.value.message("zh")


@pytest.mark.parametrize("wanted", ["20261124", "2026-11-24-0017", "合同HT2026112400001"])
def test_other_digits_stay(wanted):
    assert safe_name(wanted) == wanted


@pytest.mark.parametrize("wanted", ["", "...", "///", "\u200b"])
def test_name_of_nothing_is_refused(wanted):
    with pytest.raises(OutputError, match="file name"):
        safe_name(wanted)
