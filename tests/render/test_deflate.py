import random
import zlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.render.docx.compile.pack import header, packed, planned, plans
from toolkit.render.docx.fill import deflate
from toolkit.render.docx.fill.deflate import (
    CODES,
    LETTERS,
    NEAREST,
    TAIL,
    WINDOW,
    distance,
    heads_at,
    heads_of,
    lengths,
)

CELL = b'</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="%d"/></w:tcPr><w:p><w:r><w:t>'


def inflated(plain: bytes) -> bytes:
    reader = zlib.decompressobj(-15)
    data = reader.decompress(plain.translate(CODES))
    assert reader.eof
    assert not reader.unused_data
    return data


def stream(constants: list[bytes], values: list[bytes]) -> bytes:
    plans = [packed(constants[0], starts=True)]
    plans += [planned(one, before) for before, one in pairwise(constants)]
    heads = list(map(heads_of, plans, constants))
    found = heads_at(heads, [0, *map(len, values)])
    return alternating(found, values) + TAIL


def alternating(constants: list[bytes], values: list[bytes]) -> bytes:
    return b"".join(one + value for one, value in zip(constants, values, strict=True))


letters = st.lists(st.sampled_from(LETTERS), max_size=300).map(bytes)
words = st.sampled_from([b"<w:p>", b"</w:p>", b"<w:r><w:t>", b"</w:t></w:r>", "汉字".encode()])
texts = st.one_of(letters, st.lists(words, max_size=60).map(b"".join))


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=20))
@settings(max_examples=300, deadline=None)
def test_stream_holds_constants_and_values_in_turn(pairs):
    constants, values = map(list, zip(*pairs, strict=True))

    assert alternating(constants, values) == inflated(stream(constants, values))


@given(st.text())
def test_text_stands_for_itself(text):
    data = text.encode(errors="ignore").translate(None, bytes({*range(256)} - {*LETTERS}))

    assert data == inflated(header() + data + TAIL)


def test_every_length_is_found_again_at_every_kind_of_distance():
    chosen = random.Random(1)
    before = bytes(chosen.choices(LETTERS, k=WINDOW))
    backs = [NEAREST, 18, 31, 32, 33, 64, 65, 1024, 1025, 16384, 16385, WINDOW - 1, WINDOW]
    for length in [*range(3, 530), 770, 771, 772, 773, 774, 1032, 5000]:
        back = chosen.choice(backs)
        matches = b"".join(one + distance(back) for one in lengths(length))
        expected = bytearray(before)
        for _ in range(length):
            expected.append(expected[-back])

        assert expected == inflated(header() + before + matches + TAIL)


def test_every_distance_is_two_bytes_and_leads_there():
    expected = bytearray(random.Random(2).choices(LETTERS, k=WINDOW))
    parts = [header(), bytes(expected)]
    for back in range(NEAREST, WINDOW + 1):
        assert len(distance(back)) == 2
        parts += (*lengths(3), distance(back))
        expected += expected[-back : len(expected) - back + 3]

    assert expected == inflated(b"".join((*parts, TAIL)))


def test_constant_is_found_across_a_value_of_any_size():
    constants = [CELL % 1134] * 2
    sizes = [0, 1, 100, 24_000, 24_576, 24_577, WINDOW - 100, WINDOW, WINDOW + 1, 200_000]
    for size in sizes:
        values = [b"x" * size, b"y"]

        assert alternating(constants, values) == inflated(stream(constants, values))


def test_cells_cost_little_more_than_their_values():
    constants = [CELL % (1000 + number) for number in range(100)]
    values = [b"12,345.67"] * 100

    assert len(stream(constants, values)) < 100 * (9 + 14) + 200


def test_long_constant_is_left_to_zlib_where_that_is_shorter():
    text = "".join(random.Random(7).choices("abcdefgh", k=3000)).encode()

    assert len(b"".join(packed(text))) < 0.5 * len(text)
    assert text * 2 == inflated(b"".join((*packed(text, starts=True), *packed(text), TAIL)))


@pytest.mark.parametrize("byte", sorted({*range(256)} - {*LETTERS}))
def test_constant_with_a_byte_without_a_code_is_refused(byte):
    with pytest.raises(ValueError, match="without a code"):
        plans([(b"<w:t>", b"a" + bytes([byte]))])


def test_sizes_remembered_are_bounded(monkeypatch):
    monkeypatch.setattr(deflate, "_MOST_REMEMBERED", 100)
    heads = heads_of(planned(CELL % 1, CELL % 2), CELL % 1)
    found = heads_at([heads] * 300, range(300))

    assert len(heads) <= 102
    assert found == heads_at([heads] * 300, range(300))
    assert len(set(found)) > 250
