"""The tree of expected failures is the one that its docstring draws."""

import inspect
import re

from skm_desk.domain import errors
from skm_desk.domain.errors import SkmError


def _classes() -> dict[str, type]:
    return {
        name: found
        for name, found in inspect.getmembers(errors, inspect.isclass)
        if issubclass(found, SkmError)
    }


def test_docstring_names_every_failure_and_no_other() -> None:
    drawn = set(re.findall(r"\b[A-Z][A-Za-z]+\b", errors.__doc__.split("::")[1]))
    assert set(_classes()) <= drawn
    assert drawn - set(_classes()) <= {"Everything"}


def test_every_failure_says_in_words_what_it_means() -> None:
    for name, failure in _classes().items():
        assert failure.__doc__, name
        assert not failure.__doc__.startswith(f"{name}("), name  # a dataclass's own making
