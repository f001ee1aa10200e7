"""The sample office: facts of a real laporan, made-up forms marked, no folder overwritten."""

from datetime import date

import pytest

from skm_desk.domain.file_errors import FolderNotEmpty
from skm_desk.domain.responden import Source
from skm_desk.use_cases.change_settings import change_setting, read_office
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.fill_sample import fill
from skm_desk.use_cases.manage_periods import create_period, get_period, list_periods


def test_periods_of_the_sample(sample_desk: Desk) -> None:
    rows = sample_desk.look(list_periods)
    assert [(r.period.kode, r.forms, r.period.made_up) for r in rows] == [
        ("2024", 80, False),
        ("contoh-2025", 160, True),
    ]
    assert [row.period.target for row in rows] == [100, 159]


def test_nothing_is_invented_for_the_real_forms(sample_desk: Desk) -> None:
    forms = sample_desk.look(lambda s: list(s.responden.iterate(get_period(s, "2024"), True)))
    assert {form.source for form in forms} == {Source.PAPER}
    for form in forms:
        assert (form.tanggal, form.jam, form.jenis_kelamin, form.usia) == (None, None, None, None)
        assert (form.pendidikan, form.pekerjaan, form.layanan, form.saran) == (None, None, None, "")


def test_made_up_forms_have_full_profiles(sample_desk: Desk) -> None:
    forms = sample_desk.look(
        lambda s: list(s.responden.iterate(get_period(s, "contoh-2025"), True))
    )
    assert {form.source for form in forms} == {Source.PAPER, Source.KIOSK}
    assert sum(1 for form in forms if form.usia and form.pekerjaan and form.layanan) > 140
    assert len({form.jam for form in forms}) > 20


def test_the_office_of_the_sample(sample_desk: Desk) -> None:
    office = sample_desk.look(read_office)
    assert office.instansi.startswith("Dinas Sosial Kependudukan dan Pencatatan Sipil")
    assert office.missing == ("NIP kepala",)


def test_plans_and_years_of_the_sample(sample_desk: Desk) -> None:
    plan = sample_desk.look(lambda store: store.tindak_lanjut.list_all())
    plans = [rtl for rtl in plan if rtl.tahun == 2023]
    assert (len(plans), sum(1 for rtl in plans if rtl.done)) == (7, 6)
    assert [rtl.period for rtl in plan if rtl.tahun == 2024] == ["2024"] * 3
    years = sample_desk.look(lambda store: store.office.earlier_years())
    assert [(year.tahun, len(year.nrr or {})) for year in years] == [(2023, 9)]


def test_a_folder_with_data_is_refused(sample_desk: Desk) -> None:
    with pytest.raises(FolderNotEmpty):
        sample_desk.do(fill)


def test_an_office_with_only_a_name_is_not_overwritten(desk: Desk) -> None:
    desk.do(change_setting, "instansi", "Dinas Lain")
    with pytest.raises(FolderNotEmpty):
        desk.do(fill)
    assert desk.look(read_office).instansi == "Dinas Lain"
    assert desk.look(list_periods) == ()


def test_a_period_alone_is_data_too(desk: Desk) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    with pytest.raises(FolderNotEmpty):
        desk.do(fill)
