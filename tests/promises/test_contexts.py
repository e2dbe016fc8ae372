"""A kind's context is a frozen dataclass, and its templates print what it has, and all of it."""

import types
import typing
from dataclasses import fields, is_dataclass

import pytest

from promises.basis import names_of
from promises.cases import KINDS
from toolkit.language import LANGUAGES
from toolkit.render.docx import template_path

by_kind = pytest.mark.parametrize("kind", [kind for _, kind in KINDS], ids=lambda kind: kind.name)


def _context(kind):
    return typing.get_type_hints(kind.context)["return"]


def _bare(annotation):
    """Return the type of a value or of a list's item, and whether it is a list of them."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        (annotation,) = [one for one in typing.get_args(annotation) if one is not type(None)]
    if typing.get_origin(annotation) is tuple:
        return _bare(typing.get_args(annotation)[0])[0], True
    return annotation, False


def _all_names(cls, before=""):
    """Yield the dotted names of a context, `contacts[].at` for those of a list's items."""
    for name, annotation in typing.get_type_hints(cls).items():
        bare, is_list = _bare(annotation)
        whole = f"{before}{name}{'[]' if is_list else ''}"
        yield f"{before}{name}", bare
        if is_dataclass(bare):
            yield from _all_names(bare, f"{whole}.")
            for fact, member in vars(bare).items():
                if isinstance(member, property):
                    yield f"{whole}.{fact}", typing.get_type_hints(member.fget)["return"]


def _paths(kind):
    (folder,) = (group.folder for group, one in KINDS if one.name == kind.name)
    return [
        template_path(folder, kind.name, form=form, note=note, language=language)
        for form in kind.forms
        for note in (False, True)
        for language in LANGUAGES
    ]


@by_kind
def test_a_context_and_its_rows_are_frozen_slotted_dataclasses(kind):
    rows = [bare for _, bare in _all_names(_context(kind)) if is_dataclass(bare)]

    for cls in (_context(kind), *rows):
        assert is_dataclass(cls)
        assert cls.__dataclass_params__.frozen, cls
        assert "__slots__" in vars(cls), cls
        assert fields(cls)


@by_kind
def test_no_name_says_that_another_is_known(kind):
    assert [name for name, _ in _all_names(_context(kind)) if "has_" in name] == []


@by_kind
def test_every_name_in_a_template_is_one_of_the_context(kind):
    known = {name for name, _ in _all_names(_context(kind))}
    strange = {
        name.replace("[][]", "[]") for path in _paths(kind) for name in names_of(path)
    } - known

    assert strange == set()


@by_kind
def test_every_name_of_the_context_is_in_some_template(kind):
    used = set().union(*map(names_of, _paths(kind)))
    own = _context(kind).__module__.rpartition(".")[0]
    shared = [
        name
        for name, bare in _all_names(_context(kind))
        if is_dataclass(bare) and not bare.__module__.startswith(own)
    ]
    unused = [
        name
        for name, bare in _all_names(_context(kind))
        if name not in used
        and not (is_dataclass(bare) and any(one.startswith(name) for one in used))
        and not name.startswith(tuple(f"{one}." for one in shared))
    ]

    assert unused == []
