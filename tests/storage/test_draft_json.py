"""Held forms as JSON: any of them comes back as it was, and nothing else is taken for one."""

import json
from datetime import datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skm_desk.domain.draft import Draft, HeldForm
from skm_desk.domain.filling import Filling
from skm_desk.domain.responden import Source
from skm_desk.storage.draft_json import held_of_json, held_to_json
from tests.conftest import NOON
from tests.domain.filling_samples import begin, rate_all

SENT = NOON + timedelta(minutes=2)
MOMENTS = st.none() | st.datetimes().map(lambda at: at.replace(tzinfo=NOON.tzinfo))
# As many visitors as there are: some write what no keyboard has.
FILLINGS = st.builds(
    lambda nilai_list, text: rate_all(begin(), nilai_list).write(text),
    st.lists(st.none() | st.integers(1, 4), max_size=9),
    st.text(st.characters(exclude_categories=()), max_size=30),
)


def held(filling: Filling, sent: datetime | None = SENT, layanan: str | None = None) -> HeldForm:
    return HeldForm(Draft(filling, "pc-1", Source.KIOSK, sent), layanan)


@settings(deadline=None)
@given(FILLINGS, MOMENTS, st.none() | st.text(max_size=9))
@example(begin(), None, None)
def test_any_held_form_comes_back_as_it_was(
    filling: Filling, sent: datetime | None, layanan: str | None
) -> None:
    form = held(filling, sent, layanan)
    data = held_to_json(form)
    assert held_of_json(data) == form
    assert held_to_json(held_of_json(data)) == data


def test_it_is_plain_json_of_utf_8() -> None:
    body = json.loads(held_to_json(held(begin().write("é"), layanan="id-1")).decode("utf-8"))
    assert (body["draft"]["pc"], body["layanan"]) == ("pc-1", "id-1")
    assert body["draft"]["sent"] == SENT.isoformat()


def test_every_half_of_it_is_refused() -> None:
    whole = held_to_json(held(rate_all(begin(), (4,) * 9)))
    for length in range(len(whole)):
        with pytest.raises(ValueError, match="no held form"):
            held_of_json(whole[:length])


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("filling", {}),
        ("filling", None),
        ("source", "langit"),
        ("sent", "kemarin"),
        ("sent", 5),
        ("pc", ...),
    ],
)
def test_what_is_no_form_is_refused(name: str, wrong: object) -> None:
    body = json.loads(held_to_json(held(begin())))
    if wrong is ...:
        del body["draft"][name]
    else:
        body["draft"][name] = wrong
    with pytest.raises(ValueError, match="no held form"):
        held_of_json(json.dumps(body).encode())


@pytest.mark.parametrize(
    "change",
    [{"jawaban": "4444"}, {"profile": {"usia": "tua"}}, {"profile": 1}, {"masa_depan": 1}],
)
def test_a_filling_that_could_never_become_a_form_is_refused(change: dict[str, object]) -> None:
    body = json.loads(held_to_json(held(begin())))
    body["draft"]["filling"] |= change
    with pytest.raises(ValueError, match="no held form"):
        held_of_json(json.dumps(body).encode())


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"\xff\xfe\x00", b"[" * 100_000, b"{}"])
def test_no_bytes_crash_it(data: bytes) -> None:
    with pytest.raises(ValueError, match="no held form"):
        held_of_json(data)
