"""The public API: every name is there, and stays the API's."""

import ast
import importlib
from pathlib import Path

import pytest

import toolkit

STUB = ast.parse(Path(toolkit.__file__).with_suffix(".pyi").read_text("utf-8"))


@pytest.mark.parametrize("name", toolkit.__all__)
def test_every_name_of_the_api_can_be_loaded(name):
    assert getattr(toolkit, name) is not None


def test_type_checkers_see_the_names_that_can_be_loaded():
    """A stub hands on `X as X` and what it defines, and nothing else (PEP 484)."""
    seen = [
        name.asname
        for node in STUB.body if isinstance(node, ast.ImportFrom)
        for name in node.names if name.asname == name.name
    ]  # fmt: skip
    seen += [
        ast.unparse(target)
        for node in STUB.body if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]  # fmt: skip

    assert sorted(seen) == toolkit.__all__


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
