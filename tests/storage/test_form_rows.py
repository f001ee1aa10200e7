"""A form is sealed by the very JSON that its entry would hold."""

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.canonical import canonical_json
from skm_desk.storage.form_rows import KeptForm

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TEXT = st.text(max_size=20)
MAYBE = st.none() | TEXT
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "id": TEXT,
    "pc": TEXT,
    "source": st.sampled_from(Source),
    "jawaban": st.dictionaries(st.sampled_from(["U1", "U2", "U10"]), st.none() | st.integers(1, 4)),
    "tanggal": st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    "usia": st.none() | st.integers(5, 120),
    "flags": st.frozensets(st.sampled_from(["future_date", "burst"])),
    "unfinished": st.booleans(),
    "ms": st.dictionaries(st.sampled_from(["U1", "U2"]), st.integers(0, 9_999)),
    "salt": st.just("garam"),
    **dict.fromkeys(("pekerjaan_text", "layanan_text", "saran", "keyed_by", "verified_by"), TEXT),
}


@given(values=st.fixed_dictionaries({f.name: VALUES.get(f.name, MAYBE) for f in fields(Responden)}))
def test_a_form_is_sealed_as_its_entry_would_tell_of_it(values: dict[str, Any]) -> None:
    kept = KeptForm(Responden(**values), "2026", AT)
    assert kept.seal() == f"{canonical_json(kept)}\n".encode()


def test_a_text_without_a_salt_is_never_sealed() -> None:
    form = Responden("id", "pc", Source.IMPORT, {"U1": 4}, saran="baik")
    with pytest.raises(ValueError, match="no salt"):
        KeptForm(form, "2026", AT).seal()
