"""An interview that is left at any prompt and resumed from its file asks exactly the rest."""

from pathlib import Path

import pytest

from toolkit.answers.answers import Answers
from toolkit.answers.asking.interview import Interview
from toolkit.answers.files.read import parse_answers, read_answers
from toolkit.answers.files.save import answers_as_json, answers_as_yaml
from toolkit.generate import GROUPS, known_keys

ROOT = Path(__file__).parents[3]
EXAMPLES = [
    (kind, path)
    for group in GROUPS
    for kind in group
    for path in sorted((ROOT / "examples" / group.folder).glob(f"{kind.name}*.yaml"))
]
TODAY = Answers.of({"as_of": "2026-11-24", "written_on": "2026-11-24"})
WAYS = {"yaml": answers_as_yaml, "json": answers_as_json}


def replies(state, example):
    """Yield every state on the way through an interview that answers as the example does."""
    while (prompt := state.prompt()).kind != "review":
        yield state
        if prompt.kind == "more":
            state = state.choose([k for k, _label in prompt.offered if is_in(k, example)])
        elif prompt.kind in ("group", "another"):
            state = state.decide(any(key.startswith(f"{prompt.key}.") for key in example))
        elif prompt.key in example:
            state = state.answer(example.text(prompt.key))
        elif prompt.is_optional:
            state = state.skip()
        else:
            state = state.answer(prompt.question.ask.example)
    yield state


def is_in(key, example):
    return any(one == key or one.startswith(f"{key}.") for one in example)


def own_defaults(kind):
    return Answers({k: a for k, a in TODAY.by_key.items() if k in kind.facts.field_names})


def begun(kind, given=None):
    return Interview.start(kind.facts, given or Answers(), own_defaults(kind), known_keys())


def resumed(kind, state, form):
    content = WAYS[form](state.saved(kind=kind.name))
    return Interview.resumed(
        kind.facts, parse_answers(content, form), own_defaults(kind), known_keys()
    )


def told(state):
    """Return all that decides what is asked from here on."""
    texts = state.answers.texts()
    decided = (state.skipped, state.opened, state.closed, state.removed, state.runs)
    return state.prompt(), sorted(texts.items()), state.given, *decided


@pytest.mark.parametrize("form", WAYS)
@pytest.mark.parametrize(("kind", "path"), EXAMPLES, ids=lambda one: getattr(one, "stem", ""))
def test_every_cut_point_comes_back_whole(kind, path, form):
    example = read_answers(path)
    states = list(replies(begun(kind), example))

    assert len(states) > 20
    for state in states[:: 1 if form == "json" else 9]:
        assert told(resumed(kind, state, form)) == told(state)


@pytest.mark.parametrize(("kind", "path"), EXAMPLES, ids=lambda one: getattr(one, "stem", ""))
def test_what_a_file_had_given_before_counts_as_given_after(kind, path):
    example = read_answers(path)
    half = Answers(dict(list(example.by_key.items())[: len(example.by_key) // 2]))

    for state in replies(begun(kind, half), example):
        assert told(resumed(kind, state, "json")) == told(state)


def test_what_was_taken_out_is_kept_in_the_file_and_counts_for_nothing():
    kind, path = EXAMPLES[0]
    state = list(replies(begun(kind), read_answers(path)))[-1].remove("contacts.1")
    content = answers_as_yaml(state.saved(kind=kind.name))
    plain = parse_answers(content, "yaml")

    assert not any(key.startswith("contacts.1.") for key in plain)
    assert told(resumed(kind, state, "yaml")) == told(state)


def test_answer_written_into_the_file_by_hand_is_not_asked_again():
    kind, path = EXAMPLES[0]
    states = replies(begun(kind), read_answers(path))
    state = next(one for one in states if one.prompt().question)
    missing = state.prompt().key
    saved = state.saved(kind=kind.name)
    text = state.prompt().question.ask.example
    edited = Answers({**saved.by_key, **Answers.of({missing: text}).by_key})

    after = Interview.resumed(kind.facts, edited, own_defaults(kind), known_keys())

    assert after.prompt().key != missing
    assert missing in after.given


def test_section_of_another_version_leaves_plain_answers():
    kind, path = EXAMPLES[0]
    state = list(replies(begun(kind), read_answers(path)))[5]
    saved = Answers(state.saved().by_key | Answers.of({"interview.version": "99"}).by_key)
    after = Interview.resumed(kind.facts, saved, own_defaults(kind), known_keys())

    assert after.given == frozenset(state.answers)


def test_item_written_in_one_line_comes_back_whole():
    kind = next(kind for kind, _path in EXAMPLES if kind.name == "statement")
    example = read_answers(next(path for one, path in EXAMPLES if one is kind))
    state = next(s for s in replies(begun(kind), example) if s.prompt().key == "payments.1")
    added = state.add("2024-04-01 1480 现金").add("2024-05-01 1480 微信")

    assert told(resumed(kind, added, "yaml")) == told(added)
    assert added.prompt().key == "payments.3"
