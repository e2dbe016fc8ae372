"""What the law room says, read by a person in tests/golden/law.txt."""

import golden_law
import pytest


@pytest.mark.parametrize("name", golden_law.SECTIONS)
def test_every_wording_of_the_law_is_as_it_was_read(name):
    assert golden_law.written(golden_law.SECTIONS, name) == golden_law.read(golden_law.PATH)[name]
