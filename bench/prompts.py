"""How many prompts a paper takes: `python bench/prompts.py`.

Three people: one who says only what must be said (`least`), one who says all that the shipped
example says (`example`), and for the statement one with twelve and one with sixty payments. List
items go in one line each where a line holds all that is said of them; a pasted table is one prompt.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.answers.answers import Answers
from toolkit.answers.asking.interview import Interview
from toolkit.answers.asking.prompts import Prompt, group_at
from toolkit.answers.files.read import read_answers
from toolkit.documents.kind import DocumentKind
from toolkit.generate import GROUPS, known_keys

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = {"as_of": "2026-11-24", "written_on": "2026-11-24"}
PAYMENTS = {
    "statement, 12 payments": ("statement", 12),
    "statement, 60 payments": ("statement", 60),
}


def prompts(kind: DocumentKind, said: Answers) -> int:
    """Return how many prompts lead to the review for somebody who says that."""
    defaults = {key: text for key, text in TODAY.items() if key in kind.facts.field_names}
    state = Interview.start(kind.facts, Answers(), Answers.of(defaults), known_keys())
    count, pasting = 0, ""
    while (prompt := state.prompt()).kind != "review":
        line = line_of(kind, prompt, said)
        if line:
            state = state.add(line)
            place = prompt.key.partition(".")[0]
            count += place != pasting
            pasting = place
            continue
        count += 1
        if prompt.kind == "more":
            state = state.choose([key for key, _label in prompt.offered if is_in(key, said)])
        elif prompt.kind != "question":
            state = state.decide(is_in(prompt.key, said))
        elif prompt.key in said:
            state = state.answer(said.text(prompt.key))
        elif prompt.is_optional:
            state = state.skip()
        else:
            state = state.answer(prompt.question.ask.example)
    return count


def line_of(kind: DocumentKind, prompt: Prompt, said: Answers) -> str:
    """Return the item that a prompt begins as one line, or "" where it takes none."""
    if not prompt.one_line:
        return ""
    place = prompt.key if prompt.kind == "another" else prompt.key.rpartition(".")[0]
    names = group_at(kind.facts, place).model.one_line.names
    words = {
        key.rpartition(".")[2]: answer.text
        for key, answer in said.by_key.items()
        if key.startswith(f"{place}.") and key.count(".") == place.count(".") + 1
    }
    if not words or not set(words) <= {*names, "loan", "exhibit"}:
        return ""
    return " ".join(words[name] for name in names if name in words)


def is_in(key: str, said: Answers) -> bool:
    """Tell whether somebody says anything under a key."""
    return any(one == key or one.startswith(f"{key}.") for one in said)


def with_payments(said: Answers, count: int) -> Answers:
    """Return what is said with so many payments instead of its own."""
    kept = {key: a.text for key, a in said.by_key.items() if not key.startswith("payments.")}
    for number in range(1, count + 1):
        year, month = 2021 + number // 12, number % 12 + 1
        kept[f"payments.{number}.paid_on"] = f"{year}-{month:02}-15"
        kept[f"payments.{number}.amount"] = "500"
        kept[f"payments.{number}.source"] = "微信"
    return Answers.of(kept)


def main() -> None:
    """Print the counts, a line a person."""
    examples = {}
    for group in GROUPS:
        for kind in group:
            said = read_answers(EXAMPLES / group.folder / f"{kind.name}.yaml")
            examples[kind.name] = kind, said
            print(f"{kind.name:24} least {prompts(kind, Answers()):4}   ", end="")
            print(f"example {prompts(kind, said):4}")
    for name, (kind_name, count) in PAYMENTS.items():
        kind, said = examples[kind_name]
        least = Answers.of({k: t for k, t in said.texts().items() if k.startswith("payments")})
        print(f"{name:24} least {prompts(kind, with_payments(least, count)):4}")


if __name__ == "__main__":
    main()
