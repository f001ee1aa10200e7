"""Setting up the kiosk: choices are arranged, none is lost, and the old PIN opens for a new one."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.errors import PinInvalid, SettingInvalid
from skm_desk.domain.file_errors import KioskRunning
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.profile_choices import DISABILITAS, FIELDS
from skm_desk.machine.local_settings import read_local_settings
from skm_desk.machine.lock import only_kiosk
from skm_desk.use_cases.change_settings import change_setting, read_office
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_kiosk import PinTry, set_pin, try_pin, wait_now
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.record_responden import record
from skm_desk.use_cases.set_up_kiosk import (
    KioskSetup,
    add_choice,
    arrange_choices,
    change_pin,
    check_free,
    view_setup,
)
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import assert_whole, begin, fill, head, open_year

ROOT = Path(__file__).parents[2]


def setup_of(desk: Desk) -> KioskSetup:
    """Read how the kiosk stands, by a desk that knows nothing yet."""
    return Desk(desk.folder, desk.origin).look(view_setup)


def kodes(desk: Desk, field: str) -> list[str]:
    return [choice.kode for choice in setup_of(desk).choices(field)]


def test_without_a_period_the_regulation_is_shown(desk: Desk) -> None:
    found = setup_of(desk)
    assert found.view.period is None
    assert kodes(desk, "pendidikan") == ["SD", "SMP", "SMA", "D3", "S1", "S2", "S3"]
    assert kodes(desk, "jenis_kelamin") == ["L", "P"]


def test_the_profile_is_that_of_todays_period_or_of_the_last_one(sample_desk: Desk) -> None:
    ours = ["SD", "SMP", "SMA", "S1", "S2", "S3"]
    create = partial(create_period, kuesioner_kode="dinsosdukcapil-2024")
    sample_desk.do(create, "2025", date(2025, 2, 1), date(2025, 12, 31))
    assert setup_of(sample_desk).view.period is None
    assert kodes(sample_desk, "pendidikan") == ours
    open_year(sample_desk)
    assert kodes(sample_desk, "pendidikan") == ["SD", "SMP", "SMA", "D3", "S1", "S2", "S3"]
    sample_desk.do(create, "tw4", date(2026, 10, 1), date(2026, 12, 31))
    assert kodes(sample_desk, "pendidikan") == ours


def test_disabilitas_is_offered_to_be_asked_and_is_not_asked(desk: Desk) -> None:
    open_year(desk)
    found = setup_of(desk)
    assert found.choices("disabilitas") == tuple(replace(c, hidden=True) for c in DISABILITAS)
    assert found.view.kuesioner is not None
    assert found.view.kuesioner.profile.disabilitas == ()
    desk.do(arrange_choices, "disabilitas", DISABILITAS)
    found = setup_of(desk)
    assert found.choices("disabilitas") == DISABILITAS
    assert found.view.kuesioner is not None
    assert found.view.kuesioner.profile.offered.disabilitas == DISABILITAS


def test_an_order_is_kept_told_and_taken_back(desk: Desk) -> None:
    open_year(desk)
    heard: list[Changes] = []
    staff = Desk(desk.folder, desk.origin, heard.append)
    shipped = setup_of(desk).choices("pekerjaan")
    office = staff.do(arrange_choices, "pekerjaan", shipped[::-1])
    assert heard == [frozenset({Kind.SETTING})]
    assert setup_of(desk).choices("pekerjaan") == shipped[::-1]
    assert office.own_choices == {"pekerjaan": shipped[::-1]}
    assert_whole(desk)
    # As the question set asks it: no setting of the office any more.
    assert staff.do(arrange_choices, "pekerjaan", shipped).pilihan_profil == ""
    assert desk.look(read_office).pilihan_profil == ""


def test_fields_are_kept_apart(desk: Desk) -> None:
    desk.do(add_choice, "pekerjaan", "Petani")
    desk.do(add_choice, "pendidikan", "Tidak sekolah")
    first, *rest = setup_of(desk).choices("jenis_kelamin")
    desk.do(arrange_choices, "jenis_kelamin", (*rest, first))
    assert kodes(desk, "pekerjaan")[-1] == "PETANI"
    assert kodes(desk, "pendidikan")[-1] == "TIDAK_SEKOLAH"
    assert kodes(desk, "jenis_kelamin") == ["P", "L"]


def test_an_addition_is_the_offices_own_and_what_is_given_is_not(desk: Desk) -> None:
    desk.do(add_choice, "pekerjaan", "  Pekerja lepas ", with_text=True)
    desk.do(arrange_choices, "disabilitas", DISABILITAS)
    desk.do(add_choice, "disabilitas", "Autisme")
    found = setup_of(desk)
    added = found.choices("pekerjaan")[-1]
    assert added == ProfileChoice("PEKERJA_LEPAS", "Pekerja lepas", with_text=True)
    renamable = {
        (field, choice.kode)
        for field in FIELDS
        for choice in found.choices(field)
        if found.may_rename(field, choice.kode)
    }
    assert renamable == {("pekerjaan", "PEKERJA_LEPAS"), ("disabilitas", "AUTISME")}


def test_an_addition_to_a_field_that_is_not_asked_does_not_ask_it(desk: Desk) -> None:
    open_year(desk)
    desk.do(add_choice, "disabilitas", "Autisme")
    assert all(choice.hidden for choice in setup_of(desk).choices("disabilitas"))
    kuesioner = setup_of(desk).view.kuesioner
    assert kuesioner is not None
    assert kuesioner.profile.offered.disabilitas == ()
    assert kodes(desk, "disabilitas") == [*(c.kode for c in DISABILITAS), "AUTISME"]


def test_two_additions_alike_have_two_kodes(desk: Desk) -> None:
    for _ in range(3):
        desk.do(add_choice, "pekerjaan", "Petani")
    assert kodes(desk, "pekerjaan")[-3:] == ["PETANI", "PETANI_2", "PETANI_3"]


@pytest.mark.parametrize("label", ["", "   ", "x" * 61])
def test_a_label_that_cannot_be_is_refused(desk: Desk, label: str) -> None:
    before = head(desk)
    with pytest.raises(SettingInvalid):
        desk.do(add_choice, "pekerjaan", label)
    assert head(desk) == before
    assert desk.look(read_office).pilihan_profil == ""


def test_what_another_program_added_meanwhile_stays(desk: Desk) -> None:
    seen = setup_of(desk).choices("pekerjaan")
    desk.do(add_choice, "pekerjaan", "Petani")  # at another window
    desk.do(arrange_choices, "pekerjaan", seen[::-1])
    assert kodes(desk, "pekerjaan") == [*(c.kode for c in seen[::-1]), "PETANI"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(FIELDS), st.randoms(), st.booleans()), max_size=4))
def test_no_arrangement_loses_a_choice_that_forms_may_hold(
    desk: Desk, deeds: Sequence[tuple[str, object, bool]]
) -> None:
    desk.do(change_setting, "pilihan_profil", "")
    known = {field: set(kodes(desk, field)) for field in FIELDS}
    for field, random, adds in deeds:
        if adds:
            desk.do(add_choice, field, "Baru")
            known[field] = set(kodes(desk, field))
        choices = list(setup_of(desk).choices(field))
        random.shuffle(choices)  # type: ignore[attr-defined]
        kept = choices[: random.randint(0, len(choices))]  # type: ignore[attr-defined]
        arranged = [replace(c, hidden=random.random() < 0.5) for c in kept]  # type: ignore[attr-defined]
        desk.do(arrange_choices, field, arranged)
        assert kodes(desk, field)[: len(arranged)] == [c.kode for c in arranged]
        assert {field: set(kodes(desk, field)) for field in FIELDS} == known


def test_a_form_with_a_choice_that_is_hidden_later_stays_whole(desk: Desk) -> None:
    open_year(desk)
    desk.do(add_choice, "pekerjaan", "Petani")
    petani = setup_of(desk).choices("pekerjaan")[-1]
    desk.do(arrange_choices, "pekerjaan", (petani,))
    filling = fill(begin(desk, "a"))
    assert filling.profile["pekerjaan"] == "PETANI"
    desk.do(record, filling, None, desk.origin.now())
    hidden = [replace(c, hidden=True) for c in setup_of(desk).choices("pekerjaan")]
    desk.do(arrange_choices, "pekerjaan", hidden)
    assert_whole(desk)
    assert "pekerjaan" not in [step.name for step in begin(desk, "b").steps]


def test_the_pin_is_changed_by_the_old_one(tmp_path: Path) -> None:
    set_pin(tmp_path, "4711")
    assert change_pin(tmp_path, "4711", "8052", NOON) == PinTry(fits=True, wait=0)
    assert try_pin(tmp_path, "8052", NOON).fits


def test_a_wrong_old_pin_costs_a_wait_that_grows(tmp_path: Path) -> None:
    set_pin(tmp_path, "4711")
    moments = [NOON + timedelta(seconds=second) for second in (0, 0, 0, 5, 10)]
    waits = [change_pin(tmp_path, "0000", "8052", moment).wait for moment in moments]
    assert waits == [0, 0, 10, 5, 20]
    assert wait_now(tmp_path, NOON + timedelta(seconds=12)) == 18
    later = NOON + timedelta(seconds=30)
    assert change_pin(tmp_path, "4711", "8052", later).fits
    assert wait_now(tmp_path, later) == 0


def test_a_new_pin_that_cannot_be_costs_no_try(tmp_path: Path) -> None:
    set_pin(tmp_path, "4711")
    for pin in ("", "1234", "47a1", "123456789"):
        with pytest.raises(PinInvalid):
            change_pin(tmp_path, "0000", pin, NOON)
    assert read_local_settings(tmp_path).wrong_at == ()
    assert try_pin(tmp_path, "4711", NOON).fits


def test_without_a_pin_none_is_changed(tmp_path: Path) -> None:
    assert not change_pin(tmp_path, "", "8052", NOON).fits
    assert read_local_settings(tmp_path).pin_hash == ""


def test_an_open_kiosk_is_seen_and_the_look_leaves_it_free(tmp_path: Path) -> None:
    check_free(tmp_path)
    check_free(tmp_path)
    with only_kiosk(tmp_path), pytest.raises(KioskRunning):
        check_free(tmp_path)
    check_free(tmp_path)


def test_a_kiosk_of_another_process_is_seen(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from skm_desk.machine.lock import only_kiosk\n"
        "with only_kiosk(Path(sys.argv[1])): print('buka', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        env=dict(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "buka"
        with pytest.raises(KioskRunning):
            check_free(tmp_path)
        other.kill()
    check_free(tmp_path)
