"""What the kiosk asks today, and how many forms still wait to be kept."""

from datetime import date, datetime
from functools import partial

import pytest

from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.profile_choices import DISABILITAS, write_choices
from skm_desk.domain.settings import Office
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import change_setting, put_logo
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import close_period, create_period, get_period
from skm_desk.use_cases.record_responden import keep_draft, record
from skm_desk.use_cases.view_kiosk import view_kiosk
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import at_pc, at_time, begin, fill, fill_some, open_year


def asked(desk: Desk) -> str | None:
    """Return the kode of the period that the kiosk asks for."""
    period = desk.look(view_kiosk).period
    return None if period is None else period.kode


def test_without_a_period_nothing_is_asked(desk: Desk) -> None:
    view = desk.look(view_kiosk)
    assert (view.period, view.kuesioner) == (None, None)
    assert (view.office, view.logo, view.layanan_list, view.waiting) == (Office(), b"", (), 0)


def test_the_sample_is_never_asked(sample_desk: Desk) -> None:
    in_2025 = at_time(sample_desk, NOON.replace(year=2025))
    assert asked(in_2025) is None
    assert len(in_2025.look(view_kiosk).layanan_list) > 1
    sample_desk.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    assert asked(in_2025) == "2025"


def test_a_period_is_asked_from_its_first_to_its_last_day(desk: Desk) -> None:
    desk.do(create_period, "tw3", date(2026, 7, 1), date(2026, 9, 30))
    for day, kode in (
        (datetime(2026, 6, 30, 23, 59, 59, tzinfo=NOON.tzinfo), None),
        (datetime(2026, 7, 1, tzinfo=NOON.tzinfo), "tw3"),
        (datetime(2026, 9, 30, 23, 59, 59, tzinfo=NOON.tzinfo), "tw3"),
        (datetime(2026, 10, 1, tzinfo=NOON.tzinfo), None),
    ):
        assert asked(at_time(desk, day)) == kode


def test_the_open_period_that_began_last_is_asked(desk: Desk) -> None:
    open_year(desk)
    desk.do(create_period, "tw4", date(2026, 10, 1), date(2026, 12, 31))
    assert asked(desk) == "tw4"
    desk.do(close_period, "tw4")
    assert asked(desk) == "2026"
    desk.do(close_period, "2026")
    assert asked(desk) is None


def test_the_question_set_is_that_of_the_period(desk: Desk) -> None:
    create = partial(create_period, kuesioner_kode="dinsosdukcapil-2024")
    desk.do(create, "2026", date(2026, 1, 1), date(2026, 12, 31))
    view = desk.look(view_kiosk)
    assert view.kuesioner is not None
    assert (view.kuesioner.kode, len(view.kuesioner.questions)) == ("dinsosdukcapil-2024", 9)
    assert [q.kode for q in view.kuesioner.questions][7:] == ["U9", "U8"]


def test_the_profile_is_asked_as_the_office_wants_it(desk: Desk) -> None:
    open_year(desk)
    own = {
        "pekerjaan": (
            ProfileChoice("PETANI", "Petani"),
            ProfileChoice("TNI", "TNI", hidden=True),
        ),
        "disabilitas": DISABILITAS,
    }
    desk.do(change_setting, "pilihan_profil", write_choices(own))
    view = desk.look(view_kiosk)
    assert view.kuesioner is not None
    profile = view.kuesioner.profile
    assert [c.kode for c in profile.pekerjaan][:3] == ["PETANI", "TNI", "PNS"]
    assert {c.kode for c in profile.pekerjaan if c.hidden} == {"TNI"}
    assert profile.disabilitas == DISABILITAS
    assert len(profile.pendidikan) == 7

    def frozen(store: Store) -> tuple[bool, bool]:
        """The set in the file stays as it was; whoever asks for the period gets the office's."""
        period = get_period(store, "2026")
        kept = store.kuesioner.get(period.kuesioner_kode, period.kuesioner_version)
        return kept.profile.disabilitas == (), kuesioner_of(store, period) == view.kuesioner

    assert desk.look(frozen) == (True, True)


def test_layanan_logo_and_office_come_along(desk: Desk) -> None:
    open_year(desk)

    def add(store: Store) -> Done[None]:
        for nama in ("KTP", "Akta"):
            store.layanan.add(Layanan(f"id-{nama}", nama))
        return Done(None, frozenset())

    desk.do(add)
    desk.do(change_setting, "instansi", "Dinas Contoh")
    desk.do(put_logo, b"gambar")
    view = desk.look(view_kiosk)
    assert view.layanan_list == (Layanan("id-KTP", "KTP"), Layanan("id-Akta", "Akta"))
    assert (view.office.instansi, view.logo) == ("Dinas Contoh", b"gambar")


@pytest.mark.parametrize("pc", ["pc-uji", "pc-lain"])
def test_what_was_sent_and_not_kept_is_counted(desk: Desk, pc: str) -> None:
    open_year(desk)
    at_desk = at_pc(desk, pc)
    filling = fill(begin(desk, "a"))
    at_desk.do(keep_draft, fill_some(begin(desk, "b"), 4))
    at_desk.do(keep_draft, filling)
    assert desk.look(view_kiosk).waiting == 0
    at_desk.do(keep_draft, filling, NOON)
    assert desk.look(view_kiosk).waiting == 1
    at_desk.do(record, filling, None, NOON)
    assert desk.look(view_kiosk).waiting == 0
