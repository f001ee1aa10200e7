"""The list of forms begins where a person looks first, and stays where a person is."""

from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.form_list import FormFilter, FormOrder, FormState, SortBy
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.profile_choices import NAME, write_choices
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.view_forms import FormListing, Spot, list_forms, read_forms
from tests.use_cases.many_forms import PERIOD, make_many

NEWEST, OLDEST = FormOrder(), FormOrder(descending=False)


@pytest.fixture(scope="module")
def listed_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_many(tmp_path_factory.mktemp("forms") / "data", 500)


@pytest.fixture
def forms_desk(tmp_path: Path) -> Desk:
    return make_many(tmp_path / "many", 300)


def listing(
    desk: Desk,
    asked: FormFilter | None = None,
    order: FormOrder = NEWEST,
    spot: Spot = Spot(),  # noqa: B008 - frozen
) -> FormListing:
    return desk.look(list_forms, asked, order, spot)


def test_an_office_without_a_period_has_no_list(desk: Desk) -> None:
    told = listing(desk)
    assert told.asked is None
    assert not told.numbers
    assert told.first == ()
    assert not told.made_up


def test_the_newest_real_period_with_forms_comes_first(sample_desk: Desk) -> None:
    sample_desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    told = listing(sample_desk)
    assert told.asked == FormFilter("2024")
    assert len(told.numbers) == 80
    assert [(known.period.kode, known.forms) for known in told.periods] == [
        ("2024", 80),
        ("contoh-2025", 160),
        ("2026", 0),
    ]


def test_a_period_that_is_gone_gives_way_and_the_rest_stays_asked(sample_desk: Desk) -> None:
    told = listing(sample_desk, FormFilter("lama", state=FormState.FINISHED))
    assert told.asked == FormFilter("2024", state=FormState.FINISHED)


def test_made_up_forms_are_known_as_such(sample_desk: Desk) -> None:
    made_up = {kode: listing(sample_desk, FormFilter(kode)).made_up for kode in ("2024", None)}
    assert made_up == {"2024": False, None: True}
    assert listing(sample_desk, FormFilter("contoh-2025")).made_up


def test_void_forms_stay_listed_with_their_reason(forms_desk: Desk) -> None:
    before = listing(forms_desk, FormFilter(PERIOD))
    forms_desk.do(void_form, "form-300", "Sari", "kertas ganda")
    after = listing(forms_desk, FormFilter(PERIOD))
    assert after.numbers == before.numbers
    assert after.first[0].void_reason == "kertas ganda"
    listed = listing(forms_desk, FormFilter(PERIOD, state=FormState.VOID))
    assert listed.numbers[0] == 300


def test_what_fills_the_screen_comes_along(listed_desk: Desk) -> None:
    told = listing(listed_desk, FormFilter(PERIOD), NEWEST, Spot(rows=20))
    assert told.spot == Spot(None, 0, 0, 20)
    assert told.first_row == 0
    assert [row.number for row in told.first] == list(range(500, 460, -1))
    below = listing(listed_desk, FormFilter(PERIOD), NEWEST, Spot(300, 205, 200, 20))
    assert below.spot == Spot(300, 200, 195, 20)  # the form moved up, and the screen with it
    assert below.first_row == 175
    assert [row.number for row in below.first] == list(below.numbers[175:235])


def test_the_form_where_a_person_is_stays_where_it_is_on_screen(listed_desk: Desk) -> None:
    by_day = FormOrder(SortBy.TANGGAL)
    before = listing(listed_desk, FormFilter(PERIOD), by_day)
    number = before.numbers[120]
    after = listing(listed_desk, FormFilter(PERIOD), NEWEST, Spot(number, 120, 110, 30))
    assert after.numbers[after.spot.row] == number
    assert after.spot.row - after.spot.top == 10


def test_a_list_seen_from_its_head_is_seen_from_its_head_again(listed_desk: Desk) -> None:
    told = listing(listed_desk, FormFilter(PERIOD), OLDEST, Spot(400, 3, 0, 20))
    assert (told.spot.row, told.spot.top) == (399, 0)


def test_a_form_that_is_not_listed_any_more_leaves_its_place_to_another(listed_desk: Desk) -> None:
    asked = FormFilter(PERIOD, state=FormState.VOID)
    told = listing(listed_desk, asked, NEWEST, Spot(498, 2, 0, 20))
    assert told.spot == Spot(None, 2, 0, 20)
    short = listing(listed_desk, asked, NEWEST, Spot(498, 400, 390, 20))
    assert short.spot.row == len(short.numbers) - 1
    nothing = listing(listed_desk, FormFilter(PERIOD, text="tidak ada"), NEWEST, Spot(3, 3, 3, 20))
    assert (nothing.spot.row, nothing.spot.top, nothing.first) == (0, 0, ())


def test_choices_are_read_by_their_labels(listed_desk: Desk) -> None:
    first, second, third = listed_desk.look(read_forms, (3, 4, 5))
    assert (first.jenis_kelamin, second.jenis_kelamin) == ("Perempuan", "Laki-laki")
    assert (first.pendidikan, second.pendidikan, third.pendidikan) == (None, "SMA", "D4/S1")


def test_the_office_names_its_own_choices(forms_desk: Desk) -> None:
    own = write_choices({"pendidikan": (ProfileChoice("S1", "Sarjana"),)})
    forms_desk.do(change_setting, NAME, own)
    assert forms_desk.look(read_forms, (5,))[0].pendidikan == "Sarjana"
