"""Find cases whose papers print every branch: `python tests/find_cases.py KIND [SECONDS]`.

Starting from the cases that are there, answers are changed at random; whatever shows a branch, a
warning or a problem that nothing showed before is kept and changed further. What was found is made
as small as it can be and printed as overlays, for a person to name and to read.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from promises.branches import branches_of, branches_taken
from promises.cases import Case, cases, example_texts, facts_of, refused
from promises.changes import Texts, changed, changes
from promises.wordings import literals

from toolkit.documents.kind import DocumentGroup, DocumentKind
from toolkit.errors import AnswersError, DocgenError
from toolkit.generate import find_kind
from toolkit.language import LANGUAGES
from toolkit.render.docx import template_path

Seen = frozenset[object]


class Kind:
    """One kind, and what its answers can show."""

    def __init__(self, group: DocumentGroup, kind: DocumentKind) -> None:
        self.group, self.kind = group, kind
        self.literals = list(literals())

    def shown(self, texts: Texts) -> Seen:
        """Return the branches, warnings and problems that answers show."""
        try:
            facts = facts_of(self.kind, texts)
            context = self.kind.context(facts)
        except AnswersError as error:
            codes = {f"refused: {one.code}" for one in error.problems}
            said = "\n".join(str(one.what.zh) + str(one.hint.zh) for one in error.problems)
            return frozenset(codes | {f"refused: {w}" for w in self._worded(said)})
        except DocgenError as error:
            return frozenset({f"error: {type(error).__name__}"})
        taken: set[object] = set()
        for path in self.templates(self.kind.form(facts)):
            taken |= branches_taken(path, context)
        said = "\n".join(one.zh for one in self.kind.warnings(facts))
        return frozenset(taken | {f"warned: {words}" for words in self._worded(said)})

    def templates(self, form: str) -> Iterable[Path]:
        """Yield the templates of a form."""
        for note in (False, True):
            for language in LANGUAGES:
                folder, name = self.group.folder, self.kind.name
                yield template_path(folder, name, form=form, note=note, language=language)

    def _worded(self, said: str) -> set[str]:
        return {one.place for one in self.literals if one.is_either_in(said)} if said else set()


def widened(kind: Kind, texts: Texts) -> Iterable[dict[str, str]]:
    """Yield the answers with all that can be added to them, and with all that can be left out."""
    for is_fuller in (True, False):
        whole = dict(texts)
        for change in list(changes(kind.kind.facts, texts)):
            adds = None not in change.values() and not set(change) & set(whole)
            takes = None in change.values()
            if adds if is_fuller else takes:
                tried = changed(whole, change)
                if not any(str(one).startswith(("refused", "error")) for one in kind.shown(tried)):
                    whole = tried
        yield whole


def search(kind: Kind, starts: list[dict[str, str]], seconds: float, seed: int = 0) -> list[Texts]:
    """Return answers that show something which the starts don't, each something else."""
    chance = random.Random(seed)
    known = set().union(*(kind.shown(texts) for texts in starts))
    wide = [one for start in starts[:2] for one in widened(kind, start)]
    pool, found = [*starts, *wide], list(wide)
    known |= set().union(*map(kind.shown, wide))
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        texts = chance.choice(pool if chance.random() < 0.5 else pool[-8:])
        options = list(changes(kind.kind.facts, texts))
        for _ in range(60):
            tried = dict(texts)
            for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
                tried = changed(tried, chance.choice(options))
            seen = kind.shown(tried)
            if new := seen - known:
                known |= new
                pool.append(tried)
                found.append(tried)
    return found


def smallest(kind: Kind, found: list[Texts], known: set[object]) -> list[tuple[Texts, set[object]]]:
    """Return few answers that show all that was found, each as near its example as it can be."""
    example = example_texts(kind.group.folder, kind.kind.name)
    left = set().union(set(), *(kind.shown(texts) for texts in found)) - known
    chosen = []
    while left:
        texts = max(found, key=lambda one: len(kind.shown(one) & left))
        wanted = set(kind.shown(texts) & left)
        for keys in _together({*texts, *example}):
            back = changed(texts, {key: example.get(key) for key in keys})
            if back != texts and wanted <= kind.shown(back):
                texts = back
        wanted = set(kind.shown(texts) & left)
        chosen.append((texts, wanted))
        left -= wanted
    return chosen


def _together(keys: Iterable[str]) -> list[list[str]]:
    """Return the keys in groups, the larger groups first, each key alone at the end."""
    groups: dict[str, list[str]] = {}
    for key in sorted(keys):
        parts = key.split(".")
        for depth in range(1, len(parts) + 1):
            groups.setdefault(".".join(parts[:depth]), []).append(key)
    return sorted(groups.values(), key=len, reverse=True)


def overlay(example: Texts, texts: Texts) -> list[str]:
    """Return the lines of the file that makes `texts` of the example."""
    out = sorted(set(example) - set(texts))
    lines = [f"without: [{', '.join(out)}]"] if out else []
    added = {key: text for key, text in texts.items() if example.get(key) != text}
    return lines + [f'{key}: "{text}"' for key, text in added.items()]


def main(name: str, seconds: str = "60") -> None:
    """Print what is not shown yet, and the cases found that show it."""
    group, kind = find_kind(name)
    looked_at = Kind(group, kind)
    mine = [case for case in cases() if case.kind == name]
    starts = [*(case.texts for case in mine), *refused(group, kind).values()]
    known = set().union(*(looked_at.shown(texts) for texts in starts))
    found = search(looked_at, starts, float(seconds))
    example = Case(group.folder, name).texts
    lines: list[str] = []
    for number, (texts, shows) in enumerate(smallest(looked_at, found, known), start=1):
        lines += [f"# {number}", *(f"#   {one}" for one in sorted(map(str, shows)))]
        lines += [*overlay(example, texts), ""]
        known |= shows
    paths = {path for form in kind.forms for path in looked_at.templates(form)}
    every = {branch for path in paths for branch in branches_of(path)}
    lines += ["# never shown:", *(f"#   {one}" for one in sorted(map(str, every - known)))]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
