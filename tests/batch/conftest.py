import csv
from datetime import date
from pathlib import Path

import pytest

from toolkit.answers.files.read import read_answers
from toolkit.batch.rows.result import BatchOptions
from toolkit.batch.run import generate_batch
from toolkit.generate import find_kind

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def today():
    return TODAY


@pytest.fixture(scope="session")
def kind():
    return find_kind("refuse-third-party")[1]


@pytest.fixture(scope="session")
def example():
    return read_answers(ROOT / "examples/letters/refuse-third-party.yaml").texts()


@pytest.fixture
def sheet(tmp_path, example):
    """Write a csv of clients, each like the example with a name of its own and some changes."""

    def write(count, changes=None, name="clients.csv", numbered=True):
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow([*(["编号"] if numbered else []), *example])
            for number in range(1, count + 1):
                answers = {**example, "debtor.name": f"客户{number}"}
                answers |= (changes or {}).get(number, {})
                first = [answers.get("#", str(number))] if numbered else []
                writer.writerow([*first, *(answers[key] for key in example)])
        return path

    return write


@pytest.fixture
def batch(kind):
    """Run a batch in this process."""

    def run(path, folder, **options):
        options.setdefault("jobs", 1)
        return generate_batch(kind, path, folder, today=TODAY, options=BatchOptions(**options))

    return run


@pytest.fixture
def letters():
    """Return the letters of a folder by name."""

    def read(folder):
        return {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx"))}

    return read
