"""The office's list of days off: added to, taken from, never lost to somebody else's change."""

from datetime import date

from skm_desk.use_cases.change_settings import change_setting, read_office
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.keep_holidays import add_holidays, remove_holidays
from tests.use_cases.kiosk_visits import assert_whole

NEW_YEAR, FREEDOM = date(2026, 1, 1), date(2026, 8, 17)


def test_days_are_added_renamed_and_removed(desk: Desk) -> None:
    assert desk.look(read_office).holidays == {}
    desk.do(add_holidays, {FREEDOM: "Kemerdekaan"})
    days = desk.do(add_holidays, {NEW_YEAR: "Tahun Baru", FREEDOM: "Hari Kemerdekaan"})
    assert list(days.items()) == [(NEW_YEAR, "Tahun Baru"), (FREEDOM, "Hari Kemerdekaan")]
    assert desk.look(read_office).holidays == days
    assert desk.do(remove_holidays, [NEW_YEAR, date(2030, 1, 1)]) == {FREEDOM: "Hari Kemerdekaan"}
    assert desk.do(remove_holidays, [FREEDOM]) == {}
    assert_whole(desk)


def test_the_other_settings_stay(desk: Desk) -> None:
    desk.do(change_setting, "kota", "Jambi")
    desk.do(add_holidays, {FREEDOM: "Kemerdekaan"})
    assert desk.look(read_office).kota == "Jambi"
