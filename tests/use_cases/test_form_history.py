"""Any form is found by its id, with all that happened to it, before and after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.errors import FormUnknown
from skm_desk.domain.form_list import FormFilter, FormOrder
from skm_desk.storage.store import Store
from skm_desk.use_cases.correct_responden import (
    FoundForm,
    correct_form,
    find_form,
    find_form_by_id,
    void_form,
)
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import create_period


def ids_of(desk: Desk, kode: str) -> tuple[str, ...]:
    def read(store: Store) -> tuple[str, ...]:
        listed = store.form_list.numbers(FormFilter(kode), FormOrder(descending=False))
        return tuple(row.id for row in store.form_list.rows(listed))

    return desk.look(read)


def correct(desk: Desk, found: FoundForm, reason: str, **values: str) -> None:
    sheet = replace(found.sheet, values={**found.sheet.values, **values})
    desk.do(correct_form, found.form.id, sheet, "Dewi", reason)


def test_a_form_without_a_sheet_number_is_found(sample_desk: Desk) -> None:
    form_id = ids_of(sample_desk, "2024")[0]
    found = sample_desk.look(find_form_by_id, form_id)
    assert found.form.id == form_id
    assert found.form.lembar is None
    assert found.period == "2024"
    assert {field.name for field in found.sheet.fields} > {"U1", "U9", "saran"}


def test_a_numbered_form_is_the_same_by_number_and_by_id(sample_desk: Desk) -> None:
    by_number = sample_desk.look(find_form, "contoh-2025", "7")
    assert sample_desk.look(find_form_by_id, by_number.form.id) == by_number


def test_an_unknown_id_is_told(desk: Desk) -> None:
    with pytest.raises(FormUnknown):
        desk.look(find_form_by_id, "tidak ada")


def test_what_happened_is_told_before_and_after(sample_desk: Desk) -> None:
    found = sample_desk.look(find_form, "contoh-2025", "7")
    nilai = found.sheet.values["U1"]
    other = "1" if nilai != "1" else "2"
    correct(sample_desk, found, "salah baca", U1=other, usia="44", saran="Kursi & <b>meja</b>")
    sample_desk.do(void_form, found.form.id, "Dewi", "kertas ganda")
    kept, mended, void = sample_desk.look(find_form_by_id, found.form.id).history
    assert (kept.deed, kept.before, kept.after) == ("simpan", {}, {})
    assert mended.deed == "koreksi: salah baca (Dewi)"
    assert mended.who == "petugas uji"
    names = [field.name for field in found.sheet.fields]
    changed = {
        name: (mended.before.get(name, ""), mended.after.get(name, ""))
        for name in names
        if mended.before.get(name, "") != mended.after.get(name, "")
    }
    assert changed == {
        "U1": (nilai, other),
        "usia": (found.sheet.values.get("usia", ""), "44"),
        "saran": (found.sheet.values.get("saran", ""), "Kursi & <b>meja</b>"),
    }
    assert void.deed == "batal: kertas ganda (Dewi)"
    assert {name: void.before.get(name, "") for name in names} == {
        name: void.after.get(name, "") for name in names
    }


def test_an_imported_form_tells_of_its_file(desk: Desk, write_csv: Callable[..., Path]) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    heads = "no_res,U1,U2,U3,U4,U5,U6,U7,U8,U9"
    import_file(desk, write_csv(heads, "1,4,4,4,4,4,4,4,4,4", name="satu.csv"), "2026")
    import_file(desk, write_csv(heads, "1,3,3,3,3,3,3,3,3,3", name="dua.csv"), "2026")
    first, second = (desk.look(find_form_by_id, form_id) for form_id in ids_of(desk, "2026"))
    assert [change.deed for change in first.history] == ["impor: satu.csv"]
    correct(desk, second, "salah ketik", U1="2")
    told = desk.look(find_form_by_id, second.form.id).history
    assert [change.deed for change in told] == ["impor: dua.csv", "koreksi: salah ketik (Dewi)"]
    assert (told[1].before["U1"], told[1].after["U1"]) == ("3", "2")
    assert told[0].at < told[1].at
