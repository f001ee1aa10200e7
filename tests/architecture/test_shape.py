"""Every file has the shape of the house: short, told in a sentence, absolute imports."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.architecture.source_files import ROOT, source_files

LONGEST_MODULE = 450

Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_the_program_is_found() -> None:
    names = {file.name for file in source_files()}
    assert {"skm_desk/domain/ikm.py", "skm_desk/charts/render.py"} <= names


def test_modules_are_short() -> None:
    lengths = {file.name: len(file.text.splitlines()) for file in source_files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_modules_say_what_lives_there() -> None:
    untold = []
    for file in source_files():
        sentence = (ast.get_docstring(file.tree) or "").split("\n\n")[0]
        if not sentence.endswith((".", ":")):
            untold.append(file.name)
    assert untold == []


def test_a_package_file_holds_its_docstring_alone() -> None:
    packages = [file for file in source_files() if file.path.name == "__init__.py"]
    assert packages
    assert [file.name for file in packages if len(file.tree.body) != 1] == []


def test_imports_are_absolute() -> None:
    relative = [
        f"{file.name}:{node.lineno}"
        for file in source_files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@cache
def _classes() -> dict[str, ast.ClassDef]:
    return {
        node.name: node
        for file in source_files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ClassDef)
    }


def _is_told_above(owner: ast.ClassDef, method: str) -> bool:
    """Return whether a class of ours that `owner` builds upon says what `method` does."""
    for base in owner.bases:
        above = _classes().get(ast.unparse(base).split("[")[0].rpartition(".")[2])
        if above is None or above is owner:
            continue
        told = any(
            isinstance(node, Function) and node.name == method and ast.get_docstring(node)
            for node in above.body
        )
        if told or _is_told_above(above, method):
            return True
    return False


def _untold(body: list[ast.stmt], owner: ast.ClassDef | None = None) -> Iterator[str]:
    """Yield the public functions and classes of `body` that do not say what they are.

    Overrides say it where the first of their name stands; those of Qt are camelCase.
    """
    for node in body:
        if not isinstance(node, ast.ClassDef | Function) or node.name.startswith("_"):
            continue
        of_qt = owner is not None and re.search("[a-z][A-Z]", node.name)
        told_above = owner is not None and _is_told_above(owner, node.name)
        if not (ast.get_docstring(node) or of_qt or told_above):
            yield f"{node.lineno}: {owner.name + '.' if owner else ''}{node.name}"
        if isinstance(node, ast.ClassDef):
            yield from _untold(node.body, node)


def test_what_others_may_use_says_what_it_does() -> None:
    untold = [f"{file.name}:{what}" for file in source_files() for what in _untold(file.tree.body)]
    assert untold == []


def _named_resources() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each `resource("theme", "base.qss")` of the program whose parts are written out."""
    for file in source_files():
        for node in ast.walk(file.tree):
            match node:
                case ast.Call(func=ast.Name(id="resource") | ast.Attribute(attr="resource")):
                    parts = [part.value for part in node.args if isinstance(part, ast.Constant)]
                    if len(parts) == len(node.args):
                        yield f"{file.name}:{node.lineno}", tuple(parts)


def test_every_resource_that_code_names_is_there() -> None:
    missing = [
        (where, parts)
        for where, parts in _named_resources()
        if not ROOT.joinpath("resources", *parts).exists()
    ]
    assert missing == []
