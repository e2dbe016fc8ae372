"""What an operating system says when it won't write, in words for users."""

from __future__ import annotations

import errno
from pathlib import Path

from toolkit.errors import OutputError, Problem
from toolkit.language import Wording, same

EXISTS = Wording("这个文件已经存在", "this file exists already")
USE_FORCE = Wording(
    "要覆盖请加 --force，或换一个名称", "use --force to replace it, or another name"
)
_NO_SPACE = (
    "no-space",
    Wording("磁盘空间不足（{reason}）", "there is no room on the disk ({reason})"),
    Wording("腾出空间后再运行一次", "make room and run it again"),
)
_NOT_ALLOWED = (
    "not-allowed",
    Wording("不允许写入（{reason}）", "writing is not allowed ({reason})"),
    Wording("换一个自己可以写入的文件夹", "choose a folder that you may write to"),
)
_NOT_A_FOLDER = (
    "not-a-folder",
    Wording(
        "这里有一个同名文件，不是文件夹（{reason}）", "a file has this name, no folder ({reason})"
    ),
    Wording("换一个文件夹", "choose another folder"),
)
_REFUSALS = {
    errno.EEXIST: ("exists", EXISTS, USE_FORCE),
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: _NOT_ALLOWED,
    errno.ENOTDIR: _NOT_A_FOLDER,
    errno.EISDIR: (
        "is-a-folder",
        Wording("这里有一个同名文件夹（{reason}）", "a folder has this name ({reason})"),
        Wording("换一个文件名", "choose another file name"),
    ),
    errno.ENAMETOOLONG: (
        "name-too-long",
        Wording("文件名太长（{reason}）", "the file name is too long ({reason})"),
        Wording("换一个短一些的名称", "choose a shorter name"),
    ),
}
_UNKNOWN_REFUSAL = (
    "not-written",
    Wording("写不进去（{reason}）", "it can't be written ({reason})"),
    Wording("检查磁盘后再运行一次", "check the disk and run it again"),
)


def refusal(error: OSError, path: Path) -> OutputError:
    """Return what the operating system said about a path as an error for users."""
    code, what, hint = _REFUSALS.get(error.errno or 0, _UNKNOWN_REFUSAL)
    reason = same(error.strerror or type(error).__name__)
    return OutputError(Problem(code, what.format(reason=reason), hint, where=same(str(path))))
