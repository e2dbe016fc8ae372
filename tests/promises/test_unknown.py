"""Where an answer is missing, a paper says nothing that nobody stated (R16)."""

import golden_unknown
import pytest

from promises.cases import KINDS

by_kind = pytest.mark.parametrize(("group", "kind"), KINDS, ids=[kind.name for _, kind in KINDS])


@by_kind
def test_a_new_sentence_is_one_that_is_listed(group, kind):
    listed = golden_unknown.written(group, kind)
    new = {(key, one) for key, lines in golden_unknown.found(group, kind).items() for one in lines}

    assert new == set(listed)


@by_kind
def test_every_sentence_listed_has_a_reason(group, kind):
    without = [pair for pair, why in golden_unknown.written(group, kind).items() if "?" in why]

    assert without == []


def test_a_default_that_is_printed_as_a_fact_is_found():
    group, kind = KINDS[0]
    new = golden_unknown.found(group, kind, default={"loans.1.product": "某某借"})

    assert any("某某借" in one for one in new["loans.1.product"])
