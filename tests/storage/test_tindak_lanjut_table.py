"""RTL in the file: changed, ordered and retired with their entries, and held against the chain."""

import json
from dataclasses import replace

import pytest

from skm_desk.domain.changes import Kind
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from tests.conftest import NOON
from tests.outside import change_outside
from tests.use_cases.saran_office import assert_whole

FULL = Rtl(
    "satu",
    2026,
    "U8",
    "Menempelkan nomor pengaduan",
    (1, 4),
    "Sekretariat",
    True,
    "sudah\nditempel",
    "foto",
    "tidak ada",
    "alasan",
    "strategi",
    "Triwulan I",
    "BPSDM",
    period="2026-S1",
)
PLAN = (FULL, *(Rtl(name, 2026, None, name) for name in ("dua", "tiga")), Rtl("x", 2025, "U1", "x"))


@pytest.fixture
def planned(desk: Desk) -> Desk:
    desk.do(_each, lambda store: [store.tindak_lanjut.add(rtl) for rtl in PLAN])
    return desk


def _each(store: Store, deed) -> Done[None]:  # type: ignore[no-untyped-def]
    deed(store)
    return Done(None, frozenset({Kind.TINDAK_LANJUT}))


def ids(desk: Desk) -> list[str]:
    return [rtl.id for rtl in desk.look(lambda store: store.tindak_lanjut.list_all())]


def test_every_field_is_read_back(planned: Desk) -> None:
    assert planned.look(lambda store: store.tindak_lanjut.find("satu")) == FULL
    assert planned.look(lambda store: store.tindak_lanjut.find("tiada")) is None
    assert planned.look(lambda store: dict(store.tindak_lanjut.everything())) == {
        rtl.id: rtl for rtl in PLAN
    }


def test_a_change_keeps_before_and_after(planned: Desk) -> None:
    after = replace(FULL, unsur=None, kegiatan="Lain", triwulan=(), done=None, realisasi="")
    planned.do(_each, lambda store: store.tindak_lanjut.change(FULL, after, "ubah"))
    assert planned.look(lambda store: store.tindak_lanjut.find("satu")) == after
    entry = planned.look(lambda s: s.journal.of_record(Kind.TINDAK_LANJUT, "satu"))[-1]
    assert entry.deed == "ubah"
    assert json.loads(entry.before or "")["kegiatan"] == FULL.kegiatan
    assert json.loads(entry.after or "")["kegiatan"] == "Lain"
    assert ids(planned) == ["satu", "dua", "tiga", "x"]
    assert_whole(planned)


def test_a_retired_one_stays_in_the_file_and_in_its_place(planned: Desk) -> None:
    planned.do(_each, lambda store: store.tindak_lanjut.retire(FULL, NOON))
    retired = replace(FULL, retired=True)
    assert ids(planned) == ["dua", "tiga", "x"]
    assert planned.look(lambda store: store.tindak_lanjut.find("satu")) == retired
    assert planned.look(lambda store: store.tindak_lanjut.order()) == ["satu", "dua", "tiga", "x"]
    assert_whole(planned)
    planned.do(_each, lambda store: store.tindak_lanjut.take_back(retired))
    assert ids(planned) == ["satu", "dua", "tiga", "x"]
    entries = planned.look(lambda s: s.journal.of_record(Kind.TINDAK_LANJUT, "satu"))
    assert [e.deed for e in entries] == ["tambah", "hapus dari rencana", "pulihkan ke rencana"]
    assert [json.loads(e.after or "").get("retired") for e in entries] == [None, True, None]
    assert_whole(planned)


def test_an_order_is_kept_and_told(planned: Desk) -> None:
    order = ["tiga", "satu", "dua", "x"]
    tiga = PLAN[2]
    planned.do(_each, lambda store: store.tindak_lanjut.move(tiga, order))
    assert ids(planned) == order
    entry = planned.look(lambda s: s.journal.of_record(Kind.TINDAK_LANJUT, "tiga"))[-1]
    assert entry.deed == "pindah ke urutan 1"
    planned.do(_each, lambda store: store.tindak_lanjut.add(Rtl("empat", 2026, None, "empat")))
    assert ids(planned) == [*order, "empat"]
    assert_whole(planned)


@pytest.mark.parametrize(
    "change",
    [
        "tahun = 2025",
        "period = ''",
        "period = '2026-S2'",
        "unsur = 'U9'",
        "kegiatan = 'x'",
        "triwulan = '1'",
        "triwulan = 'x'",
        "penanggung_jawab = 'x'",
        "done = 0",
        "realisasi = 'x'",
        "dokumentasi = 'x'",
        "hambatan = 'x'",
        "alasan = 'x'",
        "strategi = 'x'",
        "target_waktu = 'x'",
        "stakeholder = 'x'",
        "retired_at = '2026-01-01'",
    ],
)
def test_a_byte_changed_outside_the_program_is_found(planned: Desk, change: str) -> None:
    change_outside(planned.folder / "skm-desk.db", f"UPDATE rtl SET {change} WHERE uuid = 'satu'")
    with pytest.raises(FileDamaged):
        assert_whole(planned)
