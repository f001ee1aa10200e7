"""Settings of the office: kept whole or refused, told in the chain, and the logo beside them."""

import pytest

from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.errors import BobotUnknown, SettingInvalid, TextTooLong
from skm_desk.domain.office_errors import NipInvalid
from skm_desk.domain.opening_hours import parse_hours
from skm_desk.domain.settings import Office
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import (
    LARGEST_LOGO,
    LOGO,
    LONGEST_WORDS,
    WORDS,
    change_setting,
    label_of,
    put_logo,
    read_office,
)
from skm_desk.use_cases.desk import Desk, Done
from tests.use_cases.kiosk_visits import assert_whole, head

OWN = '{"pekerjaan": [{"kode": "PETANI", "label": "Petani"}]}'


def test_a_new_file_has_the_defaults(desk: Desk) -> None:
    office = desk.look(read_office)
    assert office == Office()
    assert office.kiosk_hours == parse_hours("24 jam")
    assert not office.counts_unfinished
    assert office.own_choices == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jam_kios", "Senin–Jumat 08.00–16.00"),
        ("jam_kios", ""),
        ("hitung_tidak_selesai", "ya"),
        ("pilihan_profil", OWN),
        ("instansi", "Dinas Contoh"),
        ("bobot", "0,111"),
    ],
)
def test_a_setting_is_read_back_and_told_in_the_chain(desk: Desk, name: str, value: str) -> None:
    heard: list[Changes] = []
    changed = Desk(desk.folder, desk.origin, heard.append).do(change_setting, name, f" {value} ")
    assert heard == [frozenset({Kind.SETTING})]
    assert getattr(changed, name) == value
    assert desk.look(read_office) == changed
    assert_whole(desk)
    default = getattr(Office(), name)
    assert desk.do(change_setting, name, default) == Office()
    assert_whole(desk)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jam_kios", "pagi sampai sore"),
        ("jam_kios", "08.00–08.00"),
        ("hitung_tidak_selesai", ""),
        ("hitung_tidak_selesai", "Ya"),
        ("hitung_tidak_selesai", "mungkin"),
        ("pilihan_profil", "[]"),
        ("pilihan_profil", '{"pekerjaan": [{"kode": "petani", "label": "Petani"}]}'),
        ("warna", "merah"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_changes(
    desk: Desk, name: str, value: str
) -> None:
    desk.do(change_setting, "kota", "Jambi")
    before = head(desk)
    with pytest.raises(SettingInvalid) as refused:
        desk.do(change_setting, name, value)
    assert (refused.value.name, refused.value.value) == (name, value)
    with pytest.raises(BobotUnknown):
        desk.do(change_setting, "bobot", "1")
    assert desk.look(read_office) == Office(kota="Jambi")
    assert head(desk) == before


def test_one_setting_leaves_the_others(desk: Desk) -> None:
    for name, value in (("jam_kios", "08.00–16.00"), ("pilihan_profil", OWN), ("kota", "Jambi")):
        desk.do(change_setting, name, value)
    assert desk.look(read_office) == Office(
        kota="Jambi", jam_kios="08.00–16.00", pilihan_profil=OWN
    )


def test_a_kiosk_open_all_day_lacks_nothing_that_a_laporan_needs(desk: Desk) -> None:
    lacking = desk.look(read_office).missing
    assert desk.do(change_setting, "jam_kios", "").missing == lacking


def logo(desk: Desk) -> bytes | None:
    return desk.look(lambda store: store.office.picture(LOGO))


def test_a_logo_is_kept_replaced_and_taken_away(desk: Desk) -> None:
    heard: list[Changes] = []
    staff = Desk(desk.folder, desk.origin, heard.append)
    assert logo(desk) is None
    for data in (b"\x89PNG\x00satu", b"dua", b""):
        staff.do(put_logo, data)
        assert logo(desk) == data
        assert_whole(desk)
    assert heard == [frozenset({Kind.PICTURE})] * 3
    assert desk.look(lambda store: store.office.picture("lain")) is None


def test_a_logo_may_be_large_and_not_larger(desk: Desk) -> None:
    largest = bytes(LARGEST_LOGO)
    desk.do(put_logo, largest)
    before = head(desk)
    with pytest.raises(SettingInvalid) as refused:
        desk.do(put_logo, largest + b"\x00")
    assert (refused.value.name, refused.value.value) == (LOGO, str(LARGEST_LOGO + 1))
    assert logo(desk) == largest
    assert head(desk) == before


def test_the_chain_tells_of_a_logo_without_holding_it(desk: Desk) -> None:
    desk.do(put_logo, b"rahasia" * 1_000)
    entry = desk.look(lambda store: store.journal.last())
    assert entry is not None
    assert (entry.kind, entry.key, entry.before) == ("gambar", LOGO, None)
    assert len(entry.after or "") == 66, "the hex of a SHA-256, as JSON"


def test_a_nip_is_kept_in_its_groups_or_refused(desk: Desk) -> None:
    office = desk.do(change_setting, "nip_kepala", " 197001311995031001 ")
    assert office.nip_kepala == "19700131 199503 1 001"
    before = head(desk)
    for typed in ("1970", "NIP 19700131 199503 1 001"):
        with pytest.raises(NipInvalid):
            desk.do(change_setting, "nip_kepala", typed)
    assert head(desk) == before
    assert desk.do(change_setting, "nip_kepala", "").nip_kepala == ""
    assert_whole(desk)


def test_an_odd_nip_of_an_older_file_stays_until_it_is_mended(desk: Desk) -> None:
    def write(store: Store) -> Done[None]:
        store.office.write(Office(nip_kepala="belum ada"))
        return Done(None, frozenset())

    desk.do(write)
    assert desk.do(change_setting, "kota", "Jambi").nip_kepala == "belum ada"


@pytest.mark.parametrize("name", [name for name in WORDS if name != "nip_kepala"])
def test_words_are_kept_with_single_spaces_and_not_without_end(desk: Desk, name: str) -> None:
    assert getattr(desk.do(change_setting, name, " Satu \n  dua "), name) == "Satu dua"
    desk.do(change_setting, name, "x" * LONGEST_WORDS)
    with pytest.raises(TextTooLong) as caught:
        desk.do(change_setting, name, "x" * (LONGEST_WORDS + 1))
    assert caught.value.field == label_of(name)
