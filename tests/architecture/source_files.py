"""The program's own Python files, parsed once for all tests of their shape and names."""

import ast
import gc
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class SourceFile:
    """One file: where it lies, its text, its syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path from the top of the project, the same on every system."""
        return self.path.relative_to(ROOT).as_posix()


def _read(path: Path) -> SourceFile:
    text = path.read_text(encoding="utf-8")
    return SourceFile(path, text, ast.parse(text, filename=str(path)))


@cache
def source_files() -> tuple[SourceFile, ...]:
    """Return all of them. Their trees are a million objects: frozen, or every collection of garbage
    in the tests behind would look through them, which takes a tenth of the time of some."""
    files = tuple(
        _read(path)
        for folder in ("skm_desk", "installer")
        for path in sorted((ROOT / folder).rglob("*.py"))
    )
    gc.freeze()
    return files
