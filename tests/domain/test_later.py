"""Fields that came later: unseen in a record that never used them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import pytest

from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.later import LATER, is_unused
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.settings import Office


@dataclass(frozen=True)
class Record:
    name: str = ""
    count: int = field(default=0, metadata=LATER)
    label: str = field(default="lama", metadata={"label": "Nama", **LATER})
    times: Mapping[str, int] = field(default_factory=dict, metadata=LATER)
    listed: tuple[str, ...] = field(default=(), metadata={"later": False})


@dataclass(frozen=True)
class Required:
    value: int = field(metadata=LATER)


def unused(record: Record) -> list[str]:
    return [item.name for item in fields(record) if is_unused(item, getattr(record, item.name))]


def test_a_later_field_is_unused_while_it_has_its_default() -> None:
    assert unused(Record()) == ["count", "label", "times"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"name": "x", "listed": ("y",)}, ["count", "label", "times"]),
        ({"count": 1}, ["label", "times"]),
        ({"label": ""}, ["count", "times"]),
        ({"times": {"U1": 0}}, ["count", "label"]),
        ({"count": 1, "label": "baru", "times": {"U1": 1}}, []),
    ],
)
def test_a_later_field_that_holds_something_is_used(
    changed: dict[str, Any], expected: list[str]
) -> None:
    assert unused(replace(Record(), **changed)) == expected


def test_a_field_that_must_be_given_is_always_used() -> None:
    assert not is_unused(fields(Required)[0], 0)


def test_the_records_read_as_before_they_got_new_fields() -> None:
    """The names that files of the schema 0004 hold; a later one must be marked as such."""
    form = Responden("id", "pc", Source.PAPER, {})
    seen = {
        type(record).__name__: [
            item.name
            for item in fields(record)
            if not is_unused(item, getattr(record, item.name)) and "salt" not in item.metadata
        ]
        for record in (form, ProfileChoice("L", "Laki-laki"), Office())
    }
    assert seen["ProfileChoice"] == ["kode", "label", "with_text"]
    assert seen["Responden"][-1] == "flags"
    assert not {"unfinished", "ms"} & set(seen["Responden"])
    assert seen["Office"][-1] == "bobot"
    assert len(seen["Office"]) == 12
