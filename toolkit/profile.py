"""An office's profile: what all of its papers share, and its own Word templates.

A profile holds answers that are the same for every client (the days to reply within, a lender's
address) and the templates with the office's letterhead. It never holds a client's data: a key
that tells of a person, a loan or a payment is refused.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.answers.answers import pattern
from toolkit.errors import AnswersError, Problem
from toolkit.files.write import write_file
from toolkit.generate import GROUPS, find_kind, known_keys
from toolkit.language import NOTHING, Wording, same
from toolkit.own_template import require_template
from toolkit.questions import Question, leaves, questions_of

_NAME = re.compile(r"[\w\-]{1,40}")
_CLIENT = ("debtor.", "loans.", "payments.", "contacts.", "claims.", "court.case_number")
_TEMPLATE = "template."


@dataclass(frozen=True, slots=True)
class Profile:
    """One office's profile.

    Args:
        name: What it is called.
        answers: Text by key, which a row or an answers file may override.
        templates: Word template by kind of document.
    """

    name: str
    answers: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, Path] = field(default_factory=dict)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield all it holds as `docgen profile set` writes it."""
        yield from self.answers.items()
        yield from ((f"{_TEMPLATE}{kind}", str(path)) for kind, path in self.templates.items())

    def with_lines(self, lines: Mapping[str, str]) -> Profile:
        """Return the profile with some keys set anew; an empty text removes its key.

        Raises:
            AnswersError: A key is unknown, or holds a client's data; a text can't be read; a
                template is no file.
            TemplateError: A template can't be filled for its kind, or isn't the Chinese paper.
        """
        gone = [_gone(key, text) for key, text in lines.items() if key.startswith(_TEMPLATE)]
        if problems := list(filter(None, gone)):
            raise AnswersError(problems)
        changed = self._with(lines)
        for kind in {key.removeprefix(_TEMPLATE) for key in lines} & changed.templates.keys():
            require_template(changed.templates[kind], find_kind(kind)[1], "zh")
        return changed

    def _with(self, lines: Mapping[str, str]) -> Profile:
        """Return the profile with some keys set anew, wherever the templates may be."""
        answers, templates, problems = dict(self.answers), dict(self.templates), []
        for key, text in lines.items():
            kind = key.removeprefix(_TEMPLATE)
            problem = _kind_problem(kind) if kind != key else _key_problem(key, text)
            if problem:
                problems.append(problem)
            elif kind != key:
                templates.pop(kind, None)
                templates |= {kind: Path(text).resolve()} if text else {}
            else:
                answers.pop(key, None)
                answers |= {key: text} if text else {}
        if problems:
            raise AnswersError(problems)
        return Profile(self.name, answers, templates)


def profiles() -> tuple[str, ...]:
    """Return the names of the profiles on this machine."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def read_profile(name: str) -> Profile:
    """Return a profile.

    Raises:
        AnswersError: There is none of that name, or it is damaged.
    """
    path = _path(name)
    if not path.is_file():
        names = "、".join(profiles())
        hint = Wording("已有：{names}", "there are: {names}").format(names=same(names))
        what = Wording("没有叫“{name}”的配置", "there is no profile “{name}”").format(
            name=same(name)
        )
        raise AnswersError(Problem("no-profile", what, hint if names else NOTHING))
    return parse_profile(name, path.read_bytes())


def parse_profile(name: str, content: bytes) -> Profile:
    """Return the profile that a file's bytes hold; see `export_profile`.

    Raises:
        AnswersError: It is no profile, or holds a client's data.
    """
    try:
        loaded = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = Wording("这不是配置文件（TOML）", "this is no profile (TOML)")
        raise AnswersError(Problem("not-a-profile", what, where=same(name))) from error
    return Profile(name)._with({key: str(text) for key, text in loaded.items()})


def export_profile(profile: Profile) -> bytes:
    """Return a profile as a file for another machine."""
    lines = (f"{json.dumps(k)} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in profile.lines())
    return "".join(lines).encode()


def save_profile(profile: Profile, *, force: bool = False) -> Path:
    """Keep a profile on this machine; return its file.

    Raises:
        AnswersError: Its name can't be used.
        OutputError: There is one of that name and `force` is not set, or it can't be written.
    """
    path = _path(profile.name)
    write_file(path, export_profile(profile), force=force)
    return path


def remove_profile(name: str) -> None:
    """Remove a profile.

    Raises:
        AnswersError: There is none of that name.
    """
    read_profile(name)
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name):
        what = Wording("“{name}”不能用作配置名", "“{name}” can't name a profile").format(
            name=same(name[:40])
        )
        hint = Wording("用字母、数字、汉字和连字符", "use letters, digits and hyphens")
        raise AnswersError(Problem("bad-profile-name", what, hint))
    return _folder() / f"{name}.toml"


def _folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("docgen", appauthor=False) / "profiles"


def _gone(key: str, text: str) -> Problem | None:
    if not text or Path(text).is_file():
        return None
    what = Wording("没有这个文件：{path}", "there is no such file: {path}").format(path=same(text))
    hint = Wording("写 Word 模板的位置", "write where the Word template is")
    return Problem("no-file", what, hint, key)


def _kind_problem(kind: str) -> Problem | None:
    if any(kind == each.name for group in GROUPS for each in group):
        return None
    what = Wording("没有“{kind}”这种文书", "there is no kind of document “{kind}”")
    return Problem("unknown-kind", what.format(kind=same(kind)), key=f"{_TEMPLATE}{kind}")


def _key_problem(key: str, text: str) -> Problem | None:
    question = _questions().get(pattern(key))
    if question is None or pattern(key) not in known_keys():
        return Problem("unknown-key", Wording("没有这个问题", "there is no such question"), key=key)
    if question.ask.sensitive or key.startswith(_CLIENT):
        return Problem(
            "client-data",
            Wording("配置里不能放当事人的信息", "a profile never holds a client's data"),
            Wording("写在每一行或答案文件里", "write it in each row, or in an answers file"),
            key,
        )
    if text:
        try:
            question.read(text)
        except ValueError as unreadable:
            at = getattr(unreadable, "at", None)
            if at is None:
                raise
            problem: Problem = at(key)
            return problem
    return None


def _questions() -> dict[str, Question]:
    kinds = (kind for group in GROUPS for kind in group)
    return {q.key: q for kind in kinds for q in leaves(questions_of(kind.facts))}
