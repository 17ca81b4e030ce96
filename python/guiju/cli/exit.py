"""How the command ends."""

import errno

from guiju.language import Words, current_language

CLEAN = 0
FOUND = 1  # something is open, or something was found
REFUSED = 2  # the pack, the tables or the usage; nothing was written
FAULT = 3  # of guiju itself
INTERRUPTED = 130

# What the system says in English, in words for people.
SYSTEM_PROBLEMS = {
    errno.ENOENT: ("没有这个文件或文件夹", "no such file or folder"),
    errno.EACCES: ("没有权限，或者正被别的程序打开", "no permission, or open in another program"),
    errno.EPERM: ("没有权限", "no permission"),
    errno.EEXIST: ("已经有一个同名的文件", "a file of that name is there already"),
    errno.ENOTDIR: ("路径里有一段是文件，不是文件夹", "part of the path is a file and no folder"),
    errno.EISDIR: ("是文件夹，不是文件", "it is a folder and no file"),
    errno.ENOSPC: ("磁盘满了", "the disk is full"),
    errno.EROFS: ("这个盘是只读的", "the disk is read-only"),
    errno.ENAMETOOLONG: ("名称太长", "the name is too long"),
}


class RefusedError(Exception):
    """What the command will not do, in words for people."""


def system_problem(error: OSError, path: object = None) -> str:
    """Which file, and what is the matter with it."""
    if error.errno is None:
        return str(error)
    words = Words(current_language())
    known = SYSTEM_PROBLEMS.get(error.errno)
    said = words(*known) if known else (error.strerror or str(error))
    return words(f"{error.filename or path}：{said}", f"{error.filename or path}: {said}")
