"""Papers made from their examples, with single answers changed or taken away."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.answers.answers import Answers
from toolkit.answers.files.read import read_answers
from toolkit.errors import AnswersError
from toolkit.generate import build_facts, find_kind, generate
from toolkit.render.text import document_text

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = date(2026, 11, 24)


class Paper:
    """A kind's example, with some answers changed, or taken away where they are None."""

    def __init__(self, name, changes):
        group, self.kind = find_kind(name)
        texts = read_answers(EXAMPLES / group.folder / f"{name}.yaml").texts()
        for key, text in changes.items():
            if text is None:
                texts = {k: v for k, v in texts.items() if k != key and not k.startswith(f"{key}.")}
            else:
                texts[key] = text
        self.answers = Answers.of(texts)

    @property
    def facts(self):
        return build_facts(self.kind, self.answers, as_of=AS_OF)

    @property
    def content(self):
        return generate(self.kind, self.facts).content

    def text(self, language="zh", *, note=False):
        """Return the paragraphs, without styles."""
        made = generate(self.kind, self.facts, language=language, note=note)
        return document_text(made.content, styles=False)

    @property
    def warnings(self):
        return " ".join(one.zh for one in self.kind.warnings(self.facts))

    @property
    def problems(self):
        """Return (code, key) of what is wrong; empty if nothing is."""
        try:
            _ = self.facts
        except AnswersError as error:
            return [(problem.code, problem.key) for problem in error.problems]
        return []


@pytest.fixture
def paper():
    """Return a maker: `paper("statement", {"mode": "agreed"})`."""
    return lambda name, changes=None: Paper(name, changes or {})
