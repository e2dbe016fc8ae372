"""What a kind of document is: its name, its questions, and the names its template uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Literal

from toolkit.case.case_file import CaseFacts
from toolkit.language import Wording
from toolkit.records import Record

GroupName = Literal["letters", "court"]
Addressee = Literal[
    "creditor",
    "collector",
    "law-firm",
    "bank",
    "credit-bureau",
    "platform",
    "authority",
    "police",
    "court",
]
"""To whom a paper speaks: what it may admit, name and ask for depends on that."""
Signer = Literal["debtor", "third-person", "both-parties"]
"""Who signs a paper."""


def _no_form(_facts: Any) -> str:  # noqa: ANN401 - each kind has its own facts
    return ""


def _nothing(_facts: Any) -> tuple[Wording, ...]:  # noqa: ANN401
    return ()


class DocumentKind(Record):
    """One kind of document, declared once.

    Args:
        name: Kebab-case; the command, the template's file name and the example's.
        title: What the document is called.
        facts: The model whose fields are its questions.
        context: Names the facts as the template names them; computes nothing itself. It returns a
            frozen dataclass of the kind, whose annotations say what a template may print: text,
            Decimal yuan, days, numbers, `Wording`, rows; None where something is not known.
        help: One sentence: what the paper does and when it is used.
        forms: Names of further templates (`credit-card`); "" is the plain one.
        form: Which of `forms` these facts call for.
        warnings: What the user must know before sending, drawn from these facts.
        next_steps: What to do with the paper, in order, with its deadlines.
        addressee: To whom it speaks.
        signer: Who signs it.
        admits: Why it may admit or promise something, as no other paper may; "" as a rule.
    """

    name: str
    title: Wording
    facts: type[CaseFacts]
    context: Callable[[Any], object]
    help: Wording
    next_steps: tuple[Wording, ...]
    addressee: Addressee
    signer: Signer = "debtor"
    admits: str = ""
    forms: tuple[str, ...] = ("",)
    form: Callable[[Any], str] = _no_form
    warnings: Callable[[Any], tuple[Wording, ...]] = _nothing


class DocumentGroup(Record):
    """Kinds that belong together, in the order in which help lists them.

    A kind's folder has the kind's name and is imported when the kind is asked for, so that one
    paper does not load what all the others need.

    Args:
        command: The command that makes them (`letter`).
        folder: Where their folders, templates and examples lie (`letters`).
        names: The names of the kinds.
    """

    command: str
    folder: GroupName
    names: tuple[str, ...]

    @property
    def kinds(self) -> tuple[DocumentKind, ...]:
        """All kinds of the group, in order."""
        return tuple(self[name] for name in self.names)

    def __iter__(self) -> Iterator[DocumentKind]:
        """Walk the kinds in order."""
        return iter(self.kinds)

    def __getitem__(self, name: str) -> DocumentKind:
        """Return the kind called `name`; a `KeyError` if there is none."""
        if name not in self.names:
            raise KeyError(name)
        module = import_module(f"toolkit.documents.{self.folder}.{name.replace('-', '_')}")
        kind: DocumentKind = module.KIND
        return kind
