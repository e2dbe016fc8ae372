"""The JSON Schema of one kind's case file, for editors and other programs.

It says which keys there are and what they look like. Whether a text is a real day, amount or ID
number, only the parsers know.
"""

from __future__ import annotations

from typing import Any

from toolkit.language import Language, Wording
from toolkit.questions import Group, Question, QuestionGroup, questions_of

_TYPES: dict[str, list[str]] = {
    "amount": ["string", "number"],
    "rate": ["string", "number"],
    "number": ["string", "integer"],
    "yes-no": ["string", "boolean"],
}


def json_schema(
    model: type[Group], name: str, title: Wording, language: Language
) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the answers of `model`.

    Keys of other kinds may stand in the same file, so unknown ones are not forbidden here.

    Args:
        model: The facts that the file is for.
        name: The kind's name.
        title: What the paper is called.
        language: Language of titles and descriptions.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:docgen:{name}",
        "title": title.within(language),
        **_object(questions_of(model), language),
    }


def _object(parts: tuple[Question | QuestionGroup, ...], language: Language) -> dict[str, Any]:
    required = [part.key.rpartition(".")[2] for part in parts if part.required]
    properties = {
        part.key.rpartition(".")[2]: (
            _question(part, language) if isinstance(part, Question) else _group(part, language)
        )
        for part in parts
    }
    found: dict[str, Any] = {"type": "object", "properties": properties}
    return {**found, "required": required} if required else found


def _group(group: QuestionGroup, language: Language) -> dict[str, Any]:
    title = group.title.within(language)
    inner = _object(group.parts, language)
    if not group.repeated:
        return {"title": title, **inner}
    found: dict[str, Any] = {"title": title, "type": "array", "items": inner}
    return {**found, "minItems": 1} if group.required else found


def _question(question: Question, language: Language) -> dict[str, Any]:
    ask = question.ask
    found: dict[str, Any] = {"title": ask.label.within(language)}
    if question.choices:
        names = [
            name
            for key, label in question.choices
            for name in dict.fromkeys((key, label.zh, label.en))
        ]
        found |= {"type": "string", "enum": list(dict.fromkeys(names))}
    else:
        found["type"] = _TYPES.get(question.form, "string")
    if ask.help:
        found["description"] = ask.help.within(language)
    if ask.example:
        found["examples"] = [ask.example]
    if question.default:
        found["default"] = question.default
    if ask.sensitive:
        found["x-sensitive"] = True
    if ask.when:
        found["x-asked-when"] = {"key": ask.when.key, "values": list(ask.when.values)}
    return found
