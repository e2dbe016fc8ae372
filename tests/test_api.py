"""The public API: every name is there, and stays the API's."""

import importlib

import pytest

import toolkit


@pytest.mark.parametrize("name", toolkit.__all__)
def test_every_name_of_the_api_can_be_loaded(name):
    assert getattr(toolkit, name) is not None


def test_a_function_is_not_hidden_by_the_module_of_its_name():
    importlib.import_module("toolkit.generate")

    assert callable(toolkit.generate)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        _ = toolkit.nonsense


def test_importing_the_package_loads_nothing_heavy():
    import subprocess
    import sys

    heavy = ("click", "docx", "jinja2", "lxml", "ruamel.yaml")
    code = f"import sys, toolkit; print([m for m in sys.modules if m in {heavy}])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert result.stdout.strip() == b"[]"
