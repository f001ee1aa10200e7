"""One word for one thing: the nouns of GLOSSARY.md and no English twin of them."""

import ast
import re
from collections.abc import Iterator

import pytest
from PySide6 import QtCore, QtGui, QtWidgets
from reportlab.platypus import BaseDocTemplate, Flowable, LongTable, Paragraph
from reportlab.platypus.tableofcontents import TableOfContents

from tests.architecture.source_files import ROOT, SourceFile, source_files

_SNAKE = re.compile(r"_{0,2}[a-z0-9]+(_[a-z0-9]+)*(__)?_?")


def _glossary() -> list[list[str]]:
    """Return the cells of the rows of the table `| istilah | … | not |`."""
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines if "|" in line]
    start = next(n for n, row in enumerate(rows) if row[0] == "istilah" and row[-1] == "not")
    return rows[start + 2 :]


NOUNS = tuple(row[0] for row in _glossary())
TWINS = tuple(
    twin.strip()
    for row in _glossary()
    if len(row) == 3
    for twin in row[2].split(",")
    if twin.strip()
)


def _tokens(name: str) -> list[str]:
    """Return the words of a name: `UnsurBars_v2` → unsur, bars, v2."""
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|\d+", name.replace("_", " "))


def _holds(name: str, words: str) -> bool:
    """Return whether the words of `words` stand next to each other in `name`."""
    tokens = [token.lower() for token in _tokens(name)]
    wanted = words.split("_")
    starts = range(len(tokens) - len(wanted) + 1)
    return any(tokens[start : start + len(wanted)] == wanted for start in starts)


def _defined(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield each name that a file defines, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name, node.lineno
            case ast.ClassDef(name=name):
                yield name, node.lineno
            case ast.arg(arg=name):
                yield name, node.lineno
            case ast.Name(id=name, ctx=ast.Store()):
                yield name, node.lineno
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
                yield name, node.lineno
            case ast.ImportFrom(names=aliases) | ast.Import(names=aliases):
                yield from ((alias.asname, node.lineno) for alias in aliases if alias.asname)
            case ast.ExceptHandler(name=str(name)):
                yield name, node.lineno
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name, node.lineno


def _names_of(file: SourceFile) -> Iterator[tuple[str, int]]:
    yield from ((part.removesuffix(".py"), 1) for part in file.name.split("/"))
    yield from _defined(file.tree)


def _wrong(words: tuple[str, ...]) -> list[str]:
    return [
        f"{file.name}:{line}: {name} ({word})"
        for file in source_files()
        for name, line in _names_of(file)
        for word in words
        if _holds(name, word)
    ]


def test_the_glossary_is_read() -> None:
    assert {"responden", "jawaban", "tindak_lanjut", "jenis_kelamin"} <= set(NOUNS)
    assert {"respondent", "answer", "score", "weight", "gender", "follow_up"} <= set(TWINS)


@pytest.mark.parametrize(
    ("name", "word", "held"),
    [
        ("count_answers", "answers", True),
        ("AnswerCount", "answer", True),
        ("answered", "answer", False),
        ("page_width", "age", False),
        ("AGE_BANDS", "age", True),
        ("planFollowUp", "follow_up", True),
        ("up_follow", "follow_up", False),
        ("HTTPScore2", "score", False),
        ("HTTPScore", "score", True),
    ],
)
def test_words_of_a_name_are_told_apart(name: str, word: str, held: bool) -> None:
    assert _holds(name, word) is held


def test_every_kind_of_name_is_seen() -> None:
    planted = """
import a as imported
class Made:
    field: int = 1
    def method(self, first, /, second, *rest, third=1, **others): self.kept = local = 2
async def later(): (walrus := 1)
for turn in []: pass
with open("") as opened: pass
try: pass
except ValueError as fault: pass
match imported:
    case [captured, *starred]: pass
shown = lambda argument: argument
"""
    seen = {name for name, _ in _defined(ast.parse(planted))}
    assert seen >= {
        *("imported", "Made", "field", "method", "first", "second", "rest", "third", "others"),
        *("kept", "local", "later", "walrus", "turn", "opened", "fault", "captured", "starred"),
        *("shown", "argument"),
    }


def test_no_english_twin_of_a_survey_noun() -> None:
    assert _wrong(TWINS) == []


def test_no_english_plural_of_an_indonesian_noun() -> None:
    assert _wrong(tuple(f"{noun}s" for noun in NOUNS)) == []


def _names_in_qt() -> set[str]:
    modules = (QtCore, QtGui, QtWidgets)
    # PySide6 makes a class when it is first asked for: vars() would not show the others.
    things = (getattr(module, name) for module in modules for name in dir(module))
    return {name for thing in things if isinstance(thing, type) for name in dir(thing)}


def _names_in_platypus() -> set[str]:
    classes = (Flowable, Paragraph, LongTable, BaseDocTemplate, TableOfContents)
    return {name for thing in classes for name in dir(thing)}


def test_functions_are_snake_case_unless_they_override_a_library() -> None:
    of_qt, of_platypus = _names_in_qt(), _names_in_platypus()
    assert {"sizeHint", "paintEvent", "rowCount"} <= of_qt
    odd = [
        f"{file.name}:{node.lineno}: {node.name}"
        for file in source_files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not _SNAKE.fullmatch(node.name)
        and not (file.name.startswith("skm_desk/ui/") and node.name in of_qt)
        and not (file.name.startswith("skm_desk/documents/press/") and node.name in of_platypus)
    ]
    assert odd == []
