"""What the calculator says, read by a person in tests/golden/interest.txt."""

import golden_interest as golden
import pytest


@pytest.mark.parametrize("name", golden.SECTIONS)
def test_every_wording_of_the_calculator_is_as_it_was_read(name):
    assert golden.written(golden.SECTIONS, name) == golden.read(golden.PATH)[name]
