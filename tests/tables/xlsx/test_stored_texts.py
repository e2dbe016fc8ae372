import errno
import random

import pytest

from toolkit.errors import OutputError
from toolkit.tables.xlsx import stored_texts
from toolkit.tables.xlsx.stored_texts import StoredTexts

TEXTS = [f"第{number}个\n文本" if number % 3 else "" for number in range(1000)]


@pytest.mark.parametrize("in_memory", [0, 2**20])
def test_texts_come_back_by_number_in_any_order(monkeypatch, in_memory):
    monkeypatch.setattr(stored_texts, "_IN_MEMORY", in_memory)
    monkeypatch.setattr(stored_texts, "_MOST_KEPT", 2)
    stored = StoredTexts(TEXTS)
    order = random.Random(20261103).sample(range(1000), 1000)

    assert [stored[number] for number in order] == [TEXTS[number] for number in order]


@pytest.mark.parametrize("count", [0, 1, 64, 1000])
@pytest.mark.parametrize("beyond", [0, 1, 63, 64, 10**12])
def test_number_that_no_text_has_is_refused(count, beyond):
    stored = StoredTexts(TEXTS[:count])

    for number in (count + beyond, -1 - beyond):
        with pytest.raises(IndexError):
            stored[number]


def test_full_disk_is_told_with_what_to_do(monkeypatch):
    class Full:
        def __init__(self, _size):
            pass

        def write(self, _data):
            raise OSError(errno.ENOSPC, "No space left on device")

        def close(self):
            pass

    monkeypatch.setattr(stored_texts.tempfile, "SpooledTemporaryFile", Full)

    with pytest.raises(OutputError, match="TMPDIR"):
        StoredTexts(TEXTS)
