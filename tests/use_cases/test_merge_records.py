"""What travels beside the forms: saran, plans, photos, years; what stays is what is here."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from skm_desk.domain.period import TargetLetter
from skm_desk.domain.photo import Photo
from skm_desk.domain.profile_choices import parse_choices
from skm_desk.domain.saran import Saran, SaranKind
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.domain.trend import EarlierYear
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import change_setting, read_office
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_saran import note_done, set_kind, set_quoted
from skm_desk.use_cases.merge_outcome import KeptOurs
from tests.photo_files import plain_picture
from tests.use_cases.other_pcs import (
    PERIOD,
    assert_whole,
    carry,
    forms,
    keep,
)


def period_of(store: Store) -> object:
    found = store.period.find(PERIOD)
    assert found is not None
    return found


def write(desk: Desk, deed: object) -> None:
    def do(store: Store) -> Done[None]:
        deed(store)
        return Done(None, frozenset())

    desk.do(do)


def saran_of(desk: Desk) -> dict[str, Saran]:
    listed = desk.look(lambda store: store.saran.list_all(period_of(store)))
    return {saran.form or saran.id: saran for saran in listed}


def plan_of(desk: Desk) -> dict[str, Rtl]:
    return dict(desk.look(lambda store: list(store.tindak_lanjut.everything())))


def test_saran_of_other_channels_and_marks_on_forms(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    form_id = keep(second, saran="Kursi kurang")
    carry(second, first, tmp_path)
    second.do(set_kind, form_id, SaranKind.PENGADUAN)
    write(
        second,
        lambda store: store.saran.add(period_of(store), Saran("s-1", "Antre lama", "whatsapp")),
    )
    outcome = carry(second, first, tmp_path)
    assert (outcome.saran, outcome.marks) == (1, 1)
    assert saran_of(first)["s-1"] == Saran("s-1", "Antre lama", "whatsapp")
    assert saran_of(first)[form_id].kind is SaranKind.PENGADUAN
    assert carry(first, second, tmp_path).has_news is False
    assert_whole(first, tmp_path)


def test_a_mark_is_taken_where_there_is_none(first: Desk, second: Desk, tmp_path: Path) -> None:
    form_id = keep(second, saran="Kursi kurang")
    carry(second, first, tmp_path)
    first.do(set_kind, form_id, SaranKind.SARAN)
    second.do(set_kind, form_id, SaranKind.PENGADUAN)
    second.do(note_done, form_id, "kursi ditambah")
    second.do(set_quoted, form_id, True)
    outcome = carry(second, first, tmp_path)
    assert outcome.marks == 1
    kept = saran_of(first)[form_id]
    assert (kept.kind, kept.done) == (SaranKind.SARAN, "kursi ditambah")
    assert not kept.quoted  # what the laporan here quotes is chosen here
    assert_whole(first, tmp_path)


def test_a_newer_mark_stands_and_an_older_one_does_not_come_back(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    write(second, lambda store: store.saran.add(period_of(store), Saran("s-1", "Antre lama")))
    second.do(set_quoted, "s-1", True)
    carry(second, first, tmp_path)
    second.do(note_done, "s-1", "loket kedua dibuka")
    assert carry(second, first, tmp_path).marks == 1
    assert saran_of(first)["s-1"].done == "loket kedua dibuka"
    first.do(set_quoted, "s-1", False)
    keep(second)
    assert carry(second, first, tmp_path).marks == 0
    assert not saran_of(first)["s-1"].quoted
    assert carry(first, second, tmp_path).marks == 1
    assert not saran_of(second)["s-1"].quoted


def test_plans(first: Desk, second: Desk, tmp_path: Path) -> None:
    def add(desk: Desk, *plan: Rtl) -> None:
        write(desk, lambda store: [store.tindak_lanjut.add(rtl) for rtl in plan])

    def change(desk: Desk, rtl_id: str, **values: object) -> None:
        rtl = plan_of(desk)[rtl_id]
        write(
            desk,
            lambda store: store.tindak_lanjut.change(rtl, replace(rtl, **values), "ubah"),
        )

    one, two = Rtl("r-1", 2026, "U1", "Tambah loket"), Rtl("r-2", 2026, None, "Cat ulang")
    add(second, one, two)
    add(first, Rtl("r-9", 2026, None, "Cat ulang"))  # the same plan, typed on both
    assert carry(second, first, tmp_path).rtl == 1
    assert plan_of(first).keys() == {"r-1", "r-9"}
    change(second, "r-1", done=True, realisasi="Dibuka Maret")
    assert carry(second, first, tmp_path).rtl == 1
    assert plan_of(first)["r-1"].realisasi == "Dibuka Maret"
    change(first, "r-1", realisasi="Dibuka April")
    change(second, "r-1", realisasi="Dibuka Mei")
    outcome = carry(second, first, tmp_path)
    assert outcome.kept_ours == [KeptOurs("rtl", "Tambah loket")]
    assert plan_of(first)["r-1"].realisasi == "Dibuka April"
    write(
        second,
        lambda store: store.tindak_lanjut.retire(plan_of(second)["r-2"], store.origin.now()),
    )
    add(second, Rtl("r-3", 2026, None, "Beli kursi"))
    write(
        second,
        lambda store: store.tindak_lanjut.retire(plan_of(second)["r-3"], store.origin.now()),
    )
    carry(second, first, tmp_path)
    assert plan_of(first)["r-3"].retired
    assert_whole(first, tmp_path)


def test_photos(first: Desk, second: Desk, tmp_path: Path) -> None:
    picture = plain_picture()

    def add(desk: Desk, photo_id: str, caption: str, data: bytes | None = picture) -> None:
        photo = Photo(photo_id, caption, data)
        write(desk, lambda store: store.photo.add(period_of(store), photo))

    def photos(desk: Desk) -> dict[str, Photo]:
        listed = desk.look(lambda store: store.photo.list_period(period_of(store)))
        return {photo.caption: photo for photo in listed}

    add(second, "f-1", "Loket")
    add(first, "f-9", "Loket")  # the same picture and words
    add(second, "f-2", "Antrean")
    assert carry(second, first, tmp_path).photos == 1
    assert photos(first).keys() == {"Loket", "Antrean"}
    after = replace(photos(second)["Antrean"], caption="Antrean pagi")
    write(second, lambda store: store.photo.change(photos(second)["Antrean"], after, "ubah"))
    assert carry(second, first, tmp_path).photos == 1
    assert "Antrean pagi" in photos(first)
    write(second, lambda store: store.photo.retire(after, store.origin.now()))
    assert carry(second, first, tmp_path).photos == 1
    assert photos(first).keys() == {"Loket"}
    for number in range(30):
        add(second, f"banyak-{number}", f"Foto {number}", None)
    outcome = carry(second, first, tmp_path)
    assert len(photos(first)) == 24
    assert len([one for one in outcome.kept_ours if one.what == "full"]) == 7
    assert_whole(first, tmp_path)


def test_earlier_years(first: Desk, second: Desk, tmp_path: Path) -> None:
    def add(desk: Desk, tahun: int, ikm: str) -> None:
        write(desk, lambda store: store.office.add_earlier_year(EarlierYear(tahun, Decimal(ikm))))

    add(first, 2022, "80.00")
    for tahun, ikm in ((2021, "79.50"), (2022, "81.00"), (2026, "82.00")):
        add(second, tahun, ikm)
    outcome = carry(second, first, tmp_path)
    assert (outcome.years, outcome.kept_ours) == (1, [KeptOurs("tahun", "2022")])
    kept = {year.tahun: year.ikm for year in first.look(lambda s: s.office.earlier_years())}
    assert kept == {2021: Decimal("79.50"), 2022: Decimal("80.00")}


def test_days_target_and_texts_stay_and_are_told(first: Desk, second: Desk, tmp_path: Path) -> None:
    def change(store: Store) -> None:
        period = period_of(store)
        letter = TargetLetter(50, "12/2026")
        changed = replace(period, mulai=date(2026, 2, 1), target_letter=letter, team="Budi")
        store.period.change(changed, "ubah")
        store.office.write_text(period, "latar_belakang", "Teks kantor.")

    before = first.look(period_of)
    write(second, change)
    keep(second)
    outcome = carry(second, first, tmp_path)
    told = [kept.what for kept in outcome.kept_ours]
    assert (outcome.added, told) == (1, ["days", "target", "words", "texts"])
    assert first.look(period_of) == before
    assert first.look(lambda store: store.office.texts(period_of(store))) == {}


def test_settings_stay_and_what_changes_a_result_is_told(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    second.do(change_setting, "instansi", "Dinas Lain")
    second.do(change_setting, "bobot", "0,111")
    first.do(change_setting, "instansi", "Dinas Sosial")
    before = first.look(read_office)
    outcome = carry(second, first, tmp_path)
    assert outcome.kept_ours == [KeptOurs("setting", "bobot")]
    assert first.look(read_office) == before


def test_a_choice_that_only_the_other_pc_has_is_known_and_hidden(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    own = '{"pekerjaan": [{"kode": "NELAYAN", "label": "Nelayan", "with_text": false,'
    second.do(change_setting, "pilihan_profil", own + ' "hidden": false}]}')
    form_id = keep(second, pekerjaan="NELAYAN")
    keep(second, pekerjaan="NELAYAN")
    outcome = carry(second, first, tmp_path)
    assert outcome.choices == ["Nelayan"]
    assert forms(first)[form_id].pekerjaan == "NELAYAN"
    (choice,) = parse_choices(first.look(read_office).pilihan_profil)["pekerjaan"]
    assert (choice.kode, choice.hidden) == ("NELAYAN", True)
    assert_whole(first, tmp_path)


def test_layanan_retired_there_comes_retired(first: Desk, second: Desk, tmp_path: Path) -> None:
    def retire(store: Store) -> None:
        (layanan,) = store.layanan.list_all()
        store.layanan.rename(layanan, "Kartu Keluarga")
        store.layanan.retire(replace(layanan, nama="Kartu Keluarga"), store.origin.now())

    write(second, retire)
    carry(second, first, tmp_path)
    listed = first.look(lambda store: store.layanan.list_all())
    assert {one.nama: one.retired for one in listed} == {"KTP": False, "Kartu Keluarga": True}
    assert_whole(first, tmp_path)
