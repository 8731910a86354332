"""Every place in the program that makes a regular expression, found in its syntax trees."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
MAKING = {
    "compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split", "template",
}  # fmt: skip
FLAGS_AT = {"compile": 1, "sub": 4, "subn": 4, "split": 3}
"""Which argument holds the flags; the third for the others."""
PUT_IN = r"Ada\s+Quill"
"""What is put into a pattern that no article of the story has made: words, escaped, mostly."""


@dataclass(frozen=True, slots=True)
class Site:
    """A call of `re`: in which module, on which lines, and its pattern where that is written out there.

    `likeness` stands for one that is put together: with words in place of what is put in.
    """

    module: str
    first: int
    last: int
    pattern: str | bytes | None
    flags: int = 0
    likeness: str | None = None

    def was_seen(self, where: set[str]) -> bool:
        """Whether a pattern was compiled there, by "module:line"."""
        return any(f"{self.module}:{line}" in where for line in range(self.first, self.last + 1))


def sites() -> list[Site]:
    """All of them, in order of file and line."""
    return [one for path in sorted(SOURCE.rglob("*.py")) for one in in_file(path)]


def in_file(path: Path) -> list[Site]:
    """Those of one file, which must call `re` by that name."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.ImportFrom) and node.module in ("re", "regex")), path
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _makes(node)]
    return [_site(module, call) for call in calls]


def _makes(call: ast.Call) -> bool:
    at = call.func
    named = isinstance(at, ast.Attribute) and isinstance(at.value, ast.Name) and at.value.id == "re"
    return named and at.attr in MAKING  # type: ignore[attr-defined]


def _site(module: str, call: ast.Call) -> Site:
    name = call.func.attr  # type: ignore[attr-defined]
    pattern = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
    at = FLAGS_AT.get(name, 2)
    given = [word.value for word in call.keywords if word.arg == "flags"] or call.args[at : at + 1]
    flags = _flags(given[0]) if given else 0
    last = call.end_lineno or call.lineno
    return Site(module, call.lineno, last, pattern, flags, _likeness(call.args[0]))


def _likeness(node: ast.expr) -> str | None:
    if not isinstance(node, ast.JoinedStr):
        return None
    return "".join(str(one.value) if isinstance(one, ast.Constant) else PUT_IN for one in node.values)


def _flags(node: ast.expr) -> int:
    if isinstance(node, ast.BinOp):
        return _flags(node.left) | _flags(node.right)
    assert isinstance(node, ast.Attribute), ast.dump(node)
    return int(getattr(re, node.attr))
