"""The profile on the page of the kiosk: ordered, hidden, added and renamed, and none is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.profile_choices import DISABILITAS, FIELDS
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.choice_dialog import ChoiceDialog
from skm_desk.ui.staff.kiosk_page import KioskPage
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.change_settings import read_office
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.set_up_kiosk import add_choice, arrange_choices, view_setup
from tests.conftest import fixed_origin
from tests.ui.page_checks import settle
from tests.use_cases.kiosk_visits import begin, open_year

KIOSK = next(place for place, page in enumerate(PAGES) if page.title == "Kios")
UP, DOWN, SPACE = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(sample_desk: Desk, open_window: Callable[[Desk], Window], qtbot: QtBot) -> Window:
    window = open_window(open_year(sample_desk))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> KioskPage:
    window.show_page(KIOSK)
    page = window.page
    assert isinstance(page, KioskPage)
    qtbot.waitUntil(lambda: page.columns.isVisible() and not page.is_waiting)
    return page


def stored(desk: Desk, field: str) -> tuple[ProfileChoice, ...]:
    """Return the choices of a field as they stand in the file."""
    return Desk(desk.folder, fixed_origin()).look(view_setup).choices(field)


def steps_at_kiosk(desk: Desk) -> list[str]:
    """Return the steps that a visitor who comes now is led through."""
    return [step.name for step in begin(Desk(desk.folder, fixed_origin()), "x").steps]


def show_field(page: KioskPage, field: str) -> None:
    page.choices.group.button(FIELDS.index(field)).click()
    assert page.choices.field == field


def labels(page: KioskPage) -> list[str]:
    """Return the rows as a person sees them."""
    rows = page.choices.list
    return [rows.item(place).text() for place in range(rows.count())]


def press(page: KioskPage, qtbot: QtBot, *keys: Qt.Key, alt: bool = False) -> None:
    page.choices.list.setFocus()
    for key in keys:
        modifier = ALT if alt else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(page.choices.list, key, modifier)


def dialog_of(page: KioskPage) -> ChoiceDialog:
    dialog = page.findChild(ChoiceDialog)
    assert dialog is not None
    return dialog


def test_each_field_shows_its_choices(page: KioskPage, sample_desk: Desk) -> None:
    for field in FIELDS:
        show_field(page, field)
        assert labels(page) == [choice.label for choice in stored(sample_desk, field)]
        assert page.choices.ask.isChecked() is (field != "disabilitas")
    assert page.choices.told.text() == texts.NOT_ASKED
    assert labels(page) == [choice.label for choice in DISABILITAS]


def test_fields_are_chosen_by_the_arrow_keys(page: KioskPage, qtbot: QtBot) -> None:
    first = page.choices.group.button(0)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert focused is page.choices.group.button(1)
    qtbot.keyClick(focused, SPACE)
    assert page.choices.field == "pendidikan"


def test_a_choice_moves_by_the_buttons_and_by_keys(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    show_field(page, "pekerjaan")
    press(page, qtbot, DOWN)
    page.choices.down_button.click()
    settle(page, qtbot)
    assert labels(page)[:3] == ["PNS", "Polri", "TNI"]
    assert page.choices.list.currentRow() == 2
    assert page.choices.told.text() == "“TNI” sekarang nomor 3 dari 6."
    press(page, qtbot, UP, UP, alt=True)
    settle(page, qtbot)
    assert [choice.kode for choice in stored(sample_desk, "pekerjaan")] == [
        "TNI",
        "PNS",
        "POLRI",
        "SWASTA",
        "WIRAUSAHA",
        "LAINNYA",
    ]
    assert page.choices.list.currentRow() == 0
    # At the edge nothing is written, and the button keeps the focus.
    before = sample_desk.look(read_office)
    page.choices.up_button.setFocus()
    qtbot.keyClick(page.choices.up_button, SPACE)
    assert page.choices.told.text() == "“TNI” sudah paling atas."
    assert page.choices.up_button.hasFocus()
    assert not page.is_waiting
    assert sample_desk.look(read_office) == before
    page.choices.down_button.click()
    settle(page, qtbot)
    assert sample_desk.look(read_office).pilihan_profil == ""  # as the question set asks it


def test_quick_moves_are_all_kept(page: KioskPage, sample_desk: Desk, qtbot: QtBot) -> None:
    show_field(page, "pendidikan")
    press(page, qtbot, *[DOWN] * 6, alt=True)
    assert labels(page) == ["SMP", "SMA", "D1–D3", "D4/S1", "S2", "S3", "SD"]
    settle(page, qtbot)
    assert labels(page) == ["SMP", "SMA", "D1–D3", "D4/S1", "S2", "S3", "SD"]
    assert [c.label for c in stored(sample_desk, "pendidikan")] == labels(page)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_choice_is_hidden_and_offered_again(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot, by_key: bool
) -> None:
    show_field(page, "pekerjaan")
    for hidden, words in ((True, "“TNI” disembunyikan."), (False, "“TNI” ditawarkan lagi.")):
        if by_key:
            page.choices.list.setCurrentRow(1)
            press(page, qtbot, SPACE)
        else:
            at = page.choices.list.tick_rect(1).center()
            qtbot.mouseClick(page.choices.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
        settle(page, qtbot)
        assert stored(sample_desk, "pekerjaan")[1].hidden is hidden
        assert page.choices.told.text() == words
        spoken = page.choices.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == f"TNI, {'disembunyikan' if hidden else 'ditawarkan'}, nomor 2 dari 6"
    assert page.choices.list.currentRow() == 1


def test_a_touch_beside_the_tick_only_chooses_the_row(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    show_field(page, "pekerjaan")
    row = page.choices.list.visualItemRect(page.choices.list.item(2))
    qtbot.mouseClick(page.choices.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert page.choices.list.currentRow() == 2
    below = QPoint(20, page.choices.list.viewport().height() - 4)
    qtbot.mouseClick(page.choices.list.viewport(), Qt.MouseButton.LeftButton, pos=below)
    qtbot.mouseClick(
        page.choices.list.viewport(),
        Qt.MouseButton.RightButton,
        pos=page.choices.list.tick_rect(2).center(),
    )
    assert not page.is_waiting
    assert sample_desk.look(read_office).pilihan_profil == ""


def test_hiding_the_last_choice_says_that_nothing_is_asked(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    show_field(page, "jenis_kelamin")
    press(page, qtbot, SPACE, DOWN, SPACE)
    settle(page, qtbot)
    assert page.choices.told.text() == texts.NOT_ASKED
    assert not page.choices.ask.isChecked()
    assert "jenis_kelamin" not in steps_at_kiosk(sample_desk)
    page.choices.ask.click()
    settle(page, qtbot)
    assert page.choices.told.text() == texts.CHOICES_NOTE
    assert not any(choice.hidden for choice in stored(sample_desk, "jenis_kelamin"))
    assert "jenis_kelamin" in steps_at_kiosk(sample_desk)


def test_disabilitas_is_switched_on_and_off(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    show_field(page, "disabilitas")
    assert "disabilitas" not in steps_at_kiosk(sample_desk)
    page.choices.ask.setFocus()
    qtbot.keyClick(page.choices.ask, SPACE)
    settle(page, qtbot)
    assert stored(sample_desk, "disabilitas") == DISABILITAS
    assert "disabilitas" in steps_at_kiosk(sample_desk)
    qtbot.keyClick(page.choices.ask, SPACE)
    settle(page, qtbot)
    assert all(choice.hidden for choice in stored(sample_desk, "disabilitas"))
    assert [c.kode for c in stored(sample_desk, "disabilitas")] == [c.kode for c in DISABILITAS]
    assert "disabilitas" not in steps_at_kiosk(sample_desk)


def test_a_choice_is_added_by_the_keyboard(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    show_field(page, "pekerjaan")
    page.choices.add_button.setFocus()
    qtbot.keyClick(page.choices.add_button, SPACE)
    dialog = dialog_of(page)
    assert dialog.with_text.isVisible()
    qtbot.keyClicks(dialog.label, " Ibu rumah tangga ")
    qtbot.keyClick(dialog.with_text, SPACE)
    qtbot.keyClick(dialog.label, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(ChoiceDialog) is None)
    settle(page, qtbot)
    added = stored(sample_desk, "pekerjaan")[-1]
    assert added == ProfileChoice("IBU_RUMAH_TANGGA", "Ibu rumah tangga", with_text=True)
    assert page.choices.chosen == added
    assert labels(page)[-1] == "Ibu rumah tangga"
    assert page.choices.rename_button.isEnabled()


def test_only_pekerjaan_asks_for_a_text(page: KioskPage, qtbot: QtBot) -> None:
    for field in FIELDS:
        show_field(page, field)
        page.choices.add_button.click()
        dialog = dialog_of(page)
        assert dialog.with_text.isVisible() is (field == "pekerjaan")
        dialog.reject()
        qtbot.waitUntil(lambda: page.findChild(ChoiceDialog) is None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "belum bernama"),
        ("   ", "belum bernama"),
        ("pns ", "“PNS” sudah ada; pakai itu"),
        ("tni", "“TNI” sudah ada dan sedang disembunyikan; centang saja"),
        ("x" * 61, "61 huruf, paling banyak 60"),
    ],
)
def test_a_label_that_cannot_be_is_refused_and_stays_typed(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot, typed: str, said: str
) -> None:
    show_field(page, "pekerjaan")
    page.choices.list.setCurrentRow(1)
    press(page, qtbot, SPACE)
    settle(page, qtbot)
    before = stored(sample_desk, "pekerjaan")
    page.choices.add_button.click()
    dialog = dialog_of(page)
    dialog.label.setText(typed)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert said in dialog.failure.text()
    assert dialog.label.text() == typed
    settle(page, qtbot)
    assert stored(sample_desk, "pekerjaan") == before
    qtbot.keyClicks(dialog.label, "a")
    assert not dialog.failure.isVisible()


def test_a_file_that_fails_keeps_the_dialog_with_what_was_typed(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    file = sample_desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    page.choices.add_button.click()
    dialog = dialog_of(page)
    dialog.label.setText("Lain")
    file.write_bytes(b"bukan basis data " * 1000)
    dialog.accept_button.click()
    qtbot.waitUntil(dialog.failure.isVisible)
    assert file.name in dialog.failure.text()
    assert dialog.label.text() == "Lain"
    file.write_bytes(whole)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: page.findChild(ChoiceDialog) is None)
    settle(page, qtbot)
    assert stored(sample_desk, "jenis_kelamin")[-1].label == "Lain"


def test_only_the_offices_own_additions_are_renamed(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    page.deeds.desk.do(add_choice, "pekerjaan", "Petani")
    settle(page, qtbot)
    for field in FIELDS:
        show_field(page, field)
        for place in range(page.choices.list.count()):
            page.choices.list.setCurrentRow(place)
            is_own = labels(page)[place] == "Petani"
            assert page.choices.rename_button.isEnabled() is is_own
    show_field(page, "pekerjaan")
    page.choices.list.setCurrentRow(page.choices.list.count() - 1)
    page.choices.rename_button.click()
    dialog = dialog_of(page)
    assert dialog.label.text() == dialog.label.selectedText() == "Petani"
    qtbot.keyClicks(dialog.label, "Petani atau nelayan")
    qtbot.keyClick(dialog.label, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(ChoiceDialog) is None)
    settle(page, qtbot)
    assert stored(sample_desk, "pekerjaan")[-1] == ProfileChoice("PETANI", "Petani atau nelayan")
    assert labels(page)[-1] == "Petani atau nelayan"


def test_a_row_stays_current_while_others_change_the_profile(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    show_field(page, "pendidikan")
    press(page, qtbot, DOWN, DOWN)
    assert labels(page)[page.choices.list.currentRow()] == "SMA"
    turned_over = stored(sample_desk, "pendidikan")[::-1]
    page.deeds.desk.do(arrange_choices, "pendidikan", turned_over)
    page.deeds.desk.do(add_choice, "pekerjaan", "Petani")
    settle(page, qtbot)
    assert labels(page) == [choice.label for choice in turned_over]
    assert labels(page)[page.choices.list.currentRow()] == "SMA"
    assert page.choices.list.hasFocus()


def test_what_was_added_elsewhere_survives_a_move_here(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    show_field(page, "pekerjaan")
    sample_desk.do(add_choice, "pekerjaan", "Petani")  # the page has not seen it yet
    press(page, qtbot, DOWN, alt=True)
    settle(page, qtbot)
    assert labels(page)[:2] == ["TNI", "PNS"]
    assert labels(page)[-1] == "Petani"
    assert [c.label for c in stored(sample_desk, "pekerjaan")] == labels(page)


def test_a_change_that_cannot_be_kept_is_taken_back(
    page: KioskPage, sample_desk: Desk, qtbot: QtBot
) -> None:
    file = sample_desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    show_field(page, "pekerjaan")
    file.write_bytes(b"bukan basis data " * 1000)
    press(page, qtbot, SPACE)
    settle(page, qtbot)
    assert file.name in page.notice.words
    assert not page.choices.choices[0].hidden
    file.write_bytes(whole)
    assert not stored(sample_desk, "pekerjaan")[0].hidden


def test_a_long_label_is_shown_whole(
    page: KioskPage, window: QWidget, sample_desk: Desk, qtbot: QtBot
) -> None:
    label = "Karyawan badan usaha milik daerah atau milik desa lainnya"
    page.deeds.desk.do(add_choice, "pekerjaan", label, with_text=True)
    window.resize(880, 500)
    settle(page, qtbot)
    show_field(page, "pekerjaan")
    rows = page.choices.list
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_End)
    row = rows.visualItemRect(rows.item(rows.count() - 1))
    assert row.height() > rows.visualItemRect(rows.item(0)).height()
    assert rows.viewport().rect().contains(row.center())
    scroll = page.findChild(QScrollArea)
    assert scroll is not None

    def is_seen() -> bool:
        """The current row is scrolled into view by the page, as the list itself never scrolls."""
        middle = rows.viewport().mapTo(scroll.viewport(), row.center())
        return scroll.viewport().rect().contains(middle)

    qtbot.waitUntil(is_seen)
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    row = rows.visualItemRect(rows.item(0))
    qtbot.waitUntil(is_seen)


def test_nothing_below_the_list_moves_from_field_to_field(page: KioskPage, qtbot: QtBot) -> None:
    places = set()
    for field in FIELDS:
        show_field(page, field)
        QApplication.processEvents()
        places.add((page.choices.up_button.y(), page.logo.y(), page.choices.height()))
    assert len(places) == 1
