"""Worked cases: figures from the law, from published sources, or worked by hand."""

from pathlib import Path

import pytest

from toolkit.interest.calculations.case_json import check_case, read_case

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_worked_case_comes_out_to_the_fen(path):
    case = read_case(path.read_text("utf-8"))

    assert check_case(case) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_worked_case_says_what_it_shows_and_where_it_is_from(path):
    case = read_case(path.read_text("utf-8"))

    assert len(str(case["comment"])) > 10
    assert case["source"]
