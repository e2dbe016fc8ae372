"""What a parser says when it refuses: read by a person in tests/golden/refusals.txt."""

import golden


def test_every_refusal_is_worded_as_it_was_read():
    assert golden.refusals() == golden.REFUSALS.read_text("utf-8")
