import random
import zlib

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.render.docx import deflate
from toolkit.render.docx.deflate import WINDOW, Deflater, packed


def inflated(constants: list[bytes], numbers: list[int], values: list[bytes]) -> bytes:
    deflater = Deflater(constants, [packed(one) for one in constants])
    stream, size = deflater.stream(numbers, values)
    reader = zlib.decompressobj(-15)
    data = reader.decompress(stream)
    assert reader.eof
    assert not reader.unused_data
    assert size == len(data)
    return data


def plain(constants: list[bytes], numbers: list[int], values: list[bytes]) -> bytes:
    pairs = zip(numbers, values, strict=True)
    return b"".join(constants[number] + value for number, value in pairs)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_stream_holds_constants_and_values_in_turn(data):
    constants = data.draw(st.lists(st.binary(max_size=700), min_size=1, max_size=5))
    numbers = data.draw(st.lists(st.integers(0, len(constants) - 1), min_size=1, max_size=30))
    sizes = st.binary(max_size=40)
    values = data.draw(st.lists(sizes, min_size=len(numbers), max_size=len(numbers)))

    assert plain(constants, numbers, values) == inflated(constants, numbers, values)


def test_constants_of_every_length_are_found_again_at_every_distance():
    chosen = random.Random(1)
    lengths = [*range(1, 520), 770, 771, 772, 773, 774, 775, 776, 777, 1032, 5000, 40_000]
    for length in lengths:
        constant = chosen.randbytes(length)
        gaps = [0, 1, 2, 3, 7, 100, 1023, 1024, 5000, WINDOW - length, WINDOW - length + 1, WINDOW]
        values = [chosen.randbytes(max(0, gap)) for gap in gaps]
        numbers = [0] * len(values)

        assert plain([constant], numbers, values) == inflated([constant], numbers, values)


def test_value_longer_than_a_stored_block_is_held_in_several():
    values = [b"x" * 65_535, b"y" * 65_536, b"z" * 200_000, b""]

    assert plain([b"<a/>"], [0] * 4, values) == inflated([b"<a/>"], [0] * 4, values)


def test_rows_cost_little_more_than_their_values():
    constants = [b"<w:tr><w:tc>" + bytes(range(32, 127)) * 10, b"</w:tc><w:tc>" * 40]
    deflater = Deflater(constants, [packed(one) for one in constants])
    stream, size = deflater.stream([0, 1] * 100, [b"12,345.67"] * 200)

    assert size > 100_000
    assert len(stream) < 200 * (9 + 24)


def test_memory_for_distances_is_bounded(monkeypatch):
    monkeypatch.setattr(deflate, "_MOST_REMEMBERED", 100)
    deflater = Deflater([b"<w:p>"], [packed(b"<w:p>")])
    for gap in range(300):
        deflater.stream([0, 0], [b"x" * gap, b""])

    assert len(deflater.heads) <= 100
