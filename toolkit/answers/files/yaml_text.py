"""YAML as it was written: every scalar stays text and remembers its line, every key is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.answers.files.as_written import Pairs, Written
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording

if TYPE_CHECKING:
    from ruamel.yaml import YAML

DEEPEST_NODES = 120


def yaml_reader() -> YAML:
    """Return what reads YAML: mappings become `Pairs`, scalars `Written`; nesting has an end."""
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import BaseConstructor, ConstructorError
    from ruamel.yaml.nodes import ScalarNode

    class AsWritten(BaseConstructor):
        """Makes nothing of a text but a text, and nothing of a key but a key."""

        def construct_scalar(self, node: Any) -> str:  # noqa: ANN401 - ruamel has no types
            return Written.at(node.value, node.start_mark.line + 1)

        def construct_mapping(self, node: Any, deep: bool = False) -> Pairs:  # noqa: ANN401, ARG002
            if not all(isinstance(key, ScalarNode) for key, _ in node.value):
                raise ConstructorError(None, None, "a key is no text", node.start_mark)
            one = self.construct_object
            return Pairs((one(key, deep=True), one(value, deep=True)) for key, value in node.value)

    yaml = YAML(typ="base", pure=True)
    yaml.Constructor = AsWritten
    yaml.max_depth = DEEPEST_NODES
    yaml.composer.warn_double_anchors = False
    return yaml


def yaml_error(error: Exception, where: Wording) -> AnswersError:
    """Return what to tell of YAML that could not be read."""
    line = getattr(getattr(error, "problem_mark", None), "line", None)
    what = Wording("YAML 格式有误", "this is not YAML")
    if line is not None:
        what = Wording(f"YAML 格式有误（第 {line + 1} 行）", f"this is not YAML (line {line + 1})")
    hint = Wording(
        "检查缩进、冒号后的空格和引号", "check indents, the blank after a colon, and quotes"
    )
    return AnswersError(Problem("not-yaml", what, hint, where=where))
