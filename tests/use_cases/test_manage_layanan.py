"""Layanan are added, renamed, ordered, retired and taken back; forms and the chain stay whole."""

from datetime import date

import pytest

from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.errors import LayananUnknown
from skm_desk.domain.layanan import Layanan, find_layanan
from skm_desk.domain.office_errors import LayananExists, LayananNamaInvalid
from skm_desk.use_cases import manage_layanan as use_case
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.view_kiosk import view_kiosk
from skm_desk.use_cases.view_results import view_breakdowns, view_period
from tests.use_cases.kiosk_visits import assert_whole, head

ASKED = "contoh-2025"  # the forms of 2024 name no layanan
OFTEN = "Pemulangan orang terlantar"


def names(desk: Desk) -> list[str]:
    return [row.layanan.nama for row in desk.look(use_case.list_layanan)]


def named(desk: Desk, nama: str) -> Layanan:
    rows = desk.look(use_case.list_layanan)
    return find_layanan(nama, [row.layanan for row in rows])


def deeds(desk: Desk, layanan_id: str) -> list[str]:
    entries = desk.look(lambda store: store.journal.of_record(Kind.LAYANAN, layanan_id))
    return [entry.deed for entry in entries]


def test_a_new_office_adds_its_layanan(desk: Desk) -> None:
    assert desk.look(use_case.list_layanan) == ()
    heard: list[Changes] = []
    telling = Desk(desk.folder, desk.origin, heard.append)
    added = telling.do(use_case.add_layanan, "  Adopsi   anak ")
    telling.do(use_case.add_layanan, "SKTM")
    assert heard == [frozenset({Kind.LAYANAN})] * 2
    assert added.nama == "Adopsi anak"
    assert names(desk) == ["Adopsi anak", "SKTM"]
    assert deeds(desk, added.id) == ["tambah"]
    assert_whole(desk)


@pytest.mark.parametrize("nama", ["sktm", " Sktm ", "SKTM"])
def test_no_two_have_the_same_name(sample_desk: Desk, nama: str) -> None:
    before = head(sample_desk)
    with pytest.raises(LayananExists):
        sample_desk.do(use_case.add_layanan, nama)
    other = named(sample_desk, "Lainnya")
    with pytest.raises(LayananExists):
        sample_desk.do(use_case.rename_layanan, other.id, nama)
    sample_desk.do(use_case.offer_layanan, named(sample_desk, "SKTM").id, False)
    with pytest.raises(LayananExists):
        sample_desk.do(use_case.add_layanan, nama)
    assert head(sample_desk) == before + 1


def test_names_of_capitals_beyond_ascii_are_the_same_too(desk: Desk) -> None:
    desk.do(use_case.add_layanan, "Layanan café")
    with pytest.raises(LayananExists):
        desk.do(use_case.add_layanan, "LAYANAN CAFÉ")


def test_an_empty_name_is_refused(sample_desk: Desk) -> None:
    with pytest.raises(LayananNamaInvalid):
        sample_desk.do(use_case.add_layanan, "  ")
    with pytest.raises(LayananNamaInvalid):
        sample_desk.do(use_case.rename_layanan, named(sample_desk, "SKTM").id, "x" * 151)
    assert_whole(sample_desk)


def test_forms_are_counted_by_layanan_and_stay_with_a_new_name(sample_desk: Desk) -> None:
    rows = {row.layanan.nama: row.forms for row in sample_desk.look(use_case.list_layanan)}
    result = sample_desk.look(view_period, ASKED, OFTEN).result
    assert rows[OFTEN] == result.responden == 70
    before = named(sample_desk, OFTEN)
    renamed = sample_desk.do(use_case.rename_layanan, before.id, "Surat keterangan tidak mampu")
    assert renamed.id == before.id
    assert sample_desk.look(view_period, ASKED, renamed.nama).result == result
    with pytest.raises(LayananUnknown):
        sample_desk.look(view_period, ASKED, OFTEN)
    assert deeds(sample_desk, before.id) == ["tambah", "ganti nama"]
    assert_whole(sample_desk)


def test_capitals_alone_may_be_changed(sample_desk: Desk) -> None:
    layanan = named(sample_desk, "SKTM")
    assert sample_desk.do(use_case.rename_layanan, layanan.id, "sktm").nama == "sktm"
    before = head(sample_desk)
    sample_desk.do(use_case.rename_layanan, layanan.id, " sktm ")
    assert head(sample_desk) == before, "nothing to tell"


def test_a_retired_layanan_is_not_asked_and_its_forms_count(sample_desk: Desk) -> None:
    layanan = named(sample_desk, OFTEN)
    view = sample_desk.look(view_period, ASKED)
    retired = sample_desk.do(use_case.offer_layanan, layanan.id, False)
    assert retired.retired
    sample_desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    kiosk = sample_desk.look(view_kiosk)
    assert {kept.nama for kept in kiosk.layanan_list if kept.retired} == {OFTEN}
    after = sample_desk.look(view_period, ASKED)
    assert after.result == view.result
    breakdowns = sample_desk.look(view_breakdowns, after)
    (by_layanan,) = (b for b in breakdowns if b.field == "layanan")
    assert OFTEN in {row.label for row in by_layanan.rows}
    sample_desk.do(use_case.offer_layanan, layanan.id, False)
    sample_desk.do(use_case.offer_layanan, layanan.id, True)
    assert not named(sample_desk, OFTEN).retired
    assert deeds(sample_desk, layanan.id) == ["tambah", "berhenti tawarkan", "tawarkan lagi"]
    assert_whole(sample_desk)


def test_the_order_is_the_office_s(sample_desk: Desk) -> None:
    before = names(sample_desk)
    layanan = named(sample_desk, before[1])
    sample_desk.do(use_case.move_layanan, layanan.id, -1)
    assert names(sample_desk) == [before[1], before[0], *before[2:]]
    entries = head(sample_desk)
    sample_desk.do(use_case.move_layanan, layanan.id, -1)
    assert head(sample_desk) == entries, "the first stays the first"
    sample_desk.do(use_case.move_layanan, named(sample_desk, before[-1]).id, 1)
    assert head(sample_desk) == entries, "the last stays the last"
    for _ in before[1:]:
        sample_desk.do(use_case.move_layanan, layanan.id, 1)
    assert names(sample_desk)[-1] == before[1]
    assert deeds(sample_desk, layanan.id)[:3] == [
        "tambah",
        "pindah ke urutan 1",
        "pindah ke urutan 2",
    ]
    added = sample_desk.do(use_case.add_layanan, "Paling belakang")
    assert names(sample_desk)[-1] == added.nama
    assert_whole(sample_desk)
