"""One sentence for every expected failure: what happened, and what to do now."""

from collections.abc import Callable
from typing import Any

from skm_desk.domain.errors import SkmError
from skm_desk.sentences.file_failures import FILE_FAILURES
from skm_desk.sentences.import_failures import IMPORT_FAILURES
from skm_desk.sentences.merge_failures import MERGE_FAILURES
from skm_desk.sentences.rule_failures import RULE_FAILURES

_SENTENCES: dict[type[SkmError], Callable[[Any], str]] = {
    **RULE_FAILURES,
    **FILE_FAILURES,
    **IMPORT_FAILURES,
    **MERGE_FAILURES,
}


def say(failure: SkmError) -> str:
    """Return one plain Indonesian sentence for an expected failure; every class has its own."""
    return _SENTENCES[type(failure)](failure)


def spoken_failures() -> frozenset[type[SkmError]]:
    """Return the failures that have a sentence."""
    return frozenset(_SENTENCES)
