"""The tree of expected failures is the one that its docstrings draw."""

import inspect
import re
from types import ModuleType

from skm_desk.domain import (
    errors,
    file_errors,
    import_errors,
    merge_errors,
    office_errors,
    photo_errors,
    saran_errors,
    tindak_lanjut_errors,
)
from skm_desk.domain.errors import SkmError


def _classes(*modules: ModuleType) -> dict[str, type]:
    return {
        name: found
        for module in modules
        for name, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, SkmError) and found.__module__ == module.__name__
    }


def _drawn(module: ModuleType) -> set[str]:
    assert module.__doc__ is not None
    return set(re.findall(r"\b[A-Z][A-Za-z]+\b", module.__doc__.split("::")[1]))


def test_docstrings_name_every_failure_and_no_other() -> None:
    own, of_files = _classes(errors), _classes(file_errors)
    of_records = _classes(saran_errors, photo_errors, office_errors, tindak_lanjut_errors)
    families = {"StoreError", "ExchangeError", "DocumentError"}
    families |= {"SaranError", "PhotoError", "OfficeError", "TindakLanjutError", "MergeError"}
    families |= {"Undecided"}
    assert families <= set(of_files) | set(of_records) | set(_classes(merge_errors, import_errors))
    assert _drawn(errors) - {"Everything"} == set(own) | families | {"ResourceMissing"}
    assert _drawn(file_errors) == set(of_files) | {"SkmError", "Undecided"}
    assert _drawn(import_errors) == set(_classes(import_errors))
    assert _drawn(merge_errors) == set(_classes(merge_errors))


def test_every_failure_says_in_words_what_it_means() -> None:
    modules = (
        errors,
        file_errors,
        import_errors,
        merge_errors,
        saran_errors,
        photo_errors,
        office_errors,
        tindak_lanjut_errors,
    )
    for name, failure in _classes(*modules).items():
        assert failure.__doc__, name
        assert not failure.__doc__.startswith(f"{name}("), name  # a dataclass's own making
