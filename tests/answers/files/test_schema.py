"""The JSON Schema says the keys, what is required, and what is sensitive."""

from toolkit.answers.files.schema import json_schema
from toolkit.case.contact import Contact
from toolkit.case.party import Person
from toolkit.language import Wording
from toolkit.questions import Group


class Facts(Group):
    debtor: Person
    contacts: tuple[Contact, ...]


SCHEMA = json_schema(Facts, "demo", Wording("告知函", "Letter"), "zh")


def test_required_groups_and_answers_are_required():
    assert SCHEMA["required"] == ["debtor", "contacts"]
    assert SCHEMA["properties"]["debtor"]["required"] == ["name", "phone"]


def test_a_repeated_group_is_an_array_of_at_least_one():
    contacts = SCHEMA["properties"]["contacts"]

    assert (contacts["type"], contacts["minItems"]) == ("array", 1)
    assert "on" in contacts["items"]["properties"]


def test_a_choice_lists_its_keys_and_labels():
    channel = SCHEMA["properties"]["contacts"]["items"]["properties"]["channel"]

    assert {"call", "电话", "telephone call"} <= set(channel["enum"])


def test_digits_must_be_texts():
    assert SCHEMA["properties"]["debtor"]["properties"]["id_number"]["type"] == "string"


def test_sensitive_answers_are_marked():
    assert SCHEMA["properties"]["debtor"]["properties"]["phone"]["x-sensitive"] is True
    assert "x-sensitive" not in SCHEMA["properties"]["debtor"]["properties"]["name"]
