"""What the documents say of the office, and what is still missing."""

from dataclasses import fields

import pytest

from skm_desk.domain.errors import BobotUnknown, SettingInvalid
from skm_desk.domain.result import Bobot
from skm_desk.domain.settings import Office, with_setting


def _full_office() -> Office:
    office = Office()
    ruled = {"bobot", "jam_kios", "hitung_tidak_selesai", "pilihan_profil", "hari_libur"}
    for item in fields(Office):
        if item.name not in ruled:
            office = with_setting(office, item.name, f"isi {item.name}")
    return office


def test_a_new_office_counts_exactly_and_lacks_its_name() -> None:
    office = Office()
    assert office.bobot_mode is Bobot.EXACT
    assert "Nama instansi" in office.missing
    assert "Jabatan kepala" not in office.missing


def test_a_full_office_lacks_nothing_and_optional_lines_never_count() -> None:
    office = _full_office()
    assert office.missing == ()
    for name in ("pangkat_kepala", "kanal_pengaduan"):
        assert with_setting(office, name, "").missing == ()
    assert with_setting(office, "kota", "   ").missing == ("Kota",)


def test_a_setting_is_changed_alone_and_trimmed() -> None:
    office = _full_office()
    changed = with_setting(office, "kota", "  Jambi ")
    assert changed.kota == "Jambi"
    assert with_setting(changed, "kota", office.kota) == office


def test_bobot_takes_only_its_modes() -> None:
    assert with_setting(Office(), "bobot", "0,111").bobot_mode is Bobot.OLD_0_111
    with pytest.raises(BobotUnknown):
        with_setting(Office(), "bobot", "0,2")


@pytest.mark.parametrize("name", ["", "warna", "missing", "bobot_mode", "__class__"])
def test_an_unknown_setting_is_refused(name: str) -> None:
    with pytest.raises(SettingInvalid) as caught:
        with_setting(Office(), name, "x")
    assert (caught.value.name, caught.value.value) == (name, "x")


def test_every_setting_has_words_for_people() -> None:
    labels = [item.metadata["label"] for item in fields(Office)]
    assert all(labels)
    assert len(set(labels)) == len(labels)
