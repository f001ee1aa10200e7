"""Question sets on the page and in the editor: previewed, edited, kept as a new version."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain import kuesioner_edits as edits
from skm_desk.domain.kuesioner import Kuesioner, Wording
from skm_desk.ui.staff.office import kuesioner_words as texts
from skm_desk.ui.staff.office.kuesioner_editor import KuesionerEditor
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.edit_kuesioner import list_versions, save_version
from tests.ui.staff.office.conftest import Closed, OpenPage
from tests.use_cases.kiosk_visits import assert_whole

Settled = Callable[[OfficePage], None]
Opened = Callable[[OfficePage, type[KuesionerEditor]], KuesionerEditor]
KUESIONER = 2
WORDS = Wording("Syarat", "Apakah syaratnya jelas?", ("Tidak", "Kurang", "Jelas", "Sangat"))


def newest(desk: Desk) -> Kuesioner:
    """Return the newest version of the regulation's set."""
    rows = desk.look(list_versions)
    return next(row.kuesioner for row in rows if row.kuesioner.kode == "skm-2017")


@pytest.fixture
def page(desk: Desk, open_page: OpenPage) -> OfficePage:
    return open_page(desk, KUESIONER)


@pytest.fixture
def editor(page: OfficePage, opened: Opened) -> KuesionerEditor:
    page.kuesioner.main_button.click()
    return opened(page, KuesionerEditor)


def test_the_set_of_the_file_comes_first_with_its_questions(page: OfficePage) -> None:
    section = page.kuesioner
    assert [row.detail for row in section.list.rows] == ["Versi 1 · belum dipakai"] * 2
    assert section.judul.text() == "Kuesioner Survei Kepuasan Masyarakat (SKM)"
    assert section.source.text() == "Versi 1 · PermenPANRB 14/2017"
    assert [row.words for row in section.questions.rows][7:] == [
        "8. Ruangan dan peralatan",
        "9. Penanganan pengaduan",
    ]
    assert section.questions.rows[7].detail.startswith("U9 · ")


def test_the_kiosk_says_what_the_question_says(page: OfficePage, qtbot: QtBot) -> None:
    section = page.kuesioner
    section.questions.setFocus()
    qtbot.keyClick(section.questions, Qt.Key.Key_Down)
    said = section.preview.kiosk.accessibleDescription()
    assert said.startswith("Pertanyaan 2 dari 9. Kemudahan prosedur. Bagaimana pemahaman")
    assert said.endswith("Tidak mudah. Kurang mudah. Mudah. Sangat mudah")


def test_the_kiosk_is_painted_in_its_colours(page: OfficePage) -> None:
    preview = page.kuesioner.preview.kiosk
    picture = preview.grab().toImage()
    assert abs(picture.width() / picture.height() - 16 / 9) < 0.05
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert {"#8c510a", "#b9821b", "#2b8c84", "#01665e"} <= seen


def test_paper_is_printed_when_it_is_looked_at(
    page: OfficePage, settled: Settled, qtbot: QtBot
) -> None:
    preview = page.kuesioner.preview
    assert preview.paper.pages == 0
    preview.views.button(1).click()
    qtbot.waitUntil(lambda: preview.paper.pages == 2)
    settled(page)
    qtbot.waitUntil(lambda: preview.paper.view.picture(0) is not None)
    assert not preview.kiosk.isVisible()
    preview.views.button(0).click()
    assert preview.kiosk.isVisible()


def test_other_words_become_a_new_version(
    page: OfficePage,
    editor: KuesionerEditor,
    desk: Desk,
    settled: Settled,
    closed: Closed,
    qtbot: QtBot,
) -> None:
    first = newest(desk)
    assert editor.fields.fields[0].hasFocus()
    qtbot.keyClick(editor.fields.fields[0], Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor.fields.fields[0], "Syarat")
    assert editor.list.rows[0].words == "1. Syarat"
    assert "Syarat. " in editor.preview.kiosk.accessibleDescription()
    editor.accept_button.click()
    closed(editor)
    settled(page)
    kept = newest(desk)
    assert (kept.version, kept.questions[0].heading) == (2, "Syarat")
    assert kept.questions[1:] == first.questions[1:]
    assert page.kuesioner.list.key == "skm-2017/2"
    assert page.notice.words == texts.saved_words(kept)
    assert_whole(desk)


def test_a_question_is_added_to_its_unsur(
    editor: KuesionerEditor, desk: Desk, closed: Closed, qtbot: QtBot
) -> None:
    editor.list.setCurrentRow(1)
    assert not editor.remove_button.isEnabled()
    assert editor.remove_button.toolTip() == texts.ONLY_QUESTION
    editor.add_button.click()
    assert editor.list.rows[2].detail == "U2b · belum lengkap"
    assert editor.list.rows[2].warns
    editor.accept_button.click()
    refusal = editor.fields.refusals[0]
    assert refusal.isVisible()
    assert refusal.text() == "Judul singkat belum diisi."
    assert editor.fields.fields[0].hasFocus()
    qtbot.keyClicks(editor.fields.fields[0], "Syarat")
    assert not refusal.isVisible()
    editor.fields.text.setPlainText(WORDS.text)
    for place, words in zip((2, 3, 4), WORDS.choices, strict=False):
        editor.fields.fields[place].setText(words)
    editor.accept_button.click()
    assert editor.fields.refusals[5].text() == "Pilihan 4 belum diisi."
    assert editor.fields.refusals[5].isVisible()
    editor.fields.fields[5].setText(WORDS.choices[3])
    editor.accept_button.click()
    closed(editor)
    kept = newest(desk)
    assert [q.kode for q in kept.questions][:4] == ["U1", "U2", "U2b", "U3"]
    assert edits.wording_of(edits.question_of(kept, "U2b")) == WORDS
    assert_whole(desk)


def test_a_question_too_long_for_the_kiosk_is_refused(editor: KuesionerEditor) -> None:
    editor.fields.text.setPlainText("x" * 301)
    editor.accept_button.click()
    assert editor.fields.refusals[1].text() == (
        "Pertanyaan terlalu panjang; tulis paling banyak 300 huruf."
    )
    assert editor.isVisible()


def test_a_removed_question_is_put_back(editor: KuesionerEditor) -> None:
    editor.add_button.click()
    added = editor.draft
    editor.remove_button.click()
    assert len(editor.draft.questions) == 9
    assert editor.undo_button.isVisible()
    assert editor.undo_button.hasFocus()
    editor.undo_button.click()
    assert editor.draft == added
    assert not editor.undo_button.isVisible()


def test_questions_are_ordered_by_keyboard(
    editor: KuesionerEditor, desk: Desk, closed: Closed, qtbot: QtBot
) -> None:
    editor.list.setFocus()
    qtbot.keyClick(editor.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(editor.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    editor.up_button.click()
    assert [q.kode for q in editor.draft.questions][:3] == ["U2", "U1", "U3"]
    assert editor.list.currentRow() == 1
    editor.accept_button.click()
    closed(editor)
    assert [q.kode for q in newest(desk).questions][:3] == ["U2", "U1", "U3"]


def test_nothing_changed_is_no_version(editor: KuesionerEditor, desk: Desk, qtbot: QtBot) -> None:
    editor.accept_button.click()
    qtbot.waitUntil(editor.failure.isVisible)
    assert editor.failure.text().startswith("Isinya masih sama dengan versi 1")
    editor.cancel_button.click()
    assert not editor.isVisible()
    assert newest(desk).version == 1


def test_changes_are_thrown_away_at_the_second_try(
    editor: KuesionerEditor, desk: Desk, qtbot: QtBot
) -> None:
    editor.judul.setFocus()
    qtbot.keyClicks(editor.judul, " baru")
    qtbot.keyClick(editor.judul, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert editor.failure.text() == texts.UNSAVED
    qtbot.keyClicks(editor.judul, "!")
    assert not editor.failure.isVisible()
    editor.cancel_button.click()
    assert editor.isVisible(), "what was changed since then is new"
    editor.cancel_button.click()
    assert not editor.isVisible()
    assert newest(desk).version == 1


def test_a_set_without_title_is_refused(editor: KuesionerEditor) -> None:
    editor.judul.clear()
    editor.accept_button.click()
    assert editor.failure.text() == texts.JUDUL_MISSING
    assert editor.judul.hasFocus()


def translated(desk: Desk) -> Kuesioner:
    """Keep a version with one more language, and return it."""
    both = replace(newest(desk), languages={"jam": "Melayu Jambi"})
    for question in both.questions:
        both = edits.reworded(both, question.kode, WORDS, "jam")
    return desk.do(save_version, both)


def test_languages_stay_are_marked_and_can_be_dropped(
    desk: Desk, open_page: OpenPage, opened: Opened, closed: Closed
) -> None:
    base = translated(desk)
    page = open_page(desk, KUESIONER)
    assert page.kuesioner.source.text().endswith("· bahasa Indonesia dan Melayu Jambi")
    page.kuesioner.main_button.click()
    editor = opened(page, KuesionerEditor)
    assert editor.languages.segments is not None
    assert not editor.languages.drop_button.isVisible()
    editor.fields.fields[0].setText("Lain sekali")
    editor.languages.segments.button(1).click()
    assert editor.fields.fields[0].text() == "Syarat", "the translation stays"
    assert editor.stale.isVisible()
    editor.fields.fields[0].setText("Sarat")
    assert not editor.stale.isVisible()
    assert edits.question_of(editor.draft, "U1").heading == "Lain sekali"
    editor.add_button.click()
    assert editor.languages.language == edits.INDONESIAN
    for place, words in enumerate(edits.parts_of(WORDS)):
        if place == 1:
            editor.fields.text.setPlainText(words)
        else:
            editor.fields.fields[place].setText(words)
    assert editor.list.rows[1].detail == "U1b · bahasa Melayu Jambi belum lengkap"
    editor.accept_button.click()
    assert editor.languages.language == "jam"
    assert editor.fields.refusals[0].text() == "Judul singkat bahasa Melayu Jambi belum diisi."
    editor.languages.drop_button.click()
    QApplication.processEvents()
    assert not editor.languages.isVisible()
    editor.accept_button.click()
    closed(editor)
    kept = newest(desk)
    assert (kept.version, kept.languages) == (3, {})
    row = next(r for r in desk.look(list_versions) if r.kuesioner.version == 2)
    assert row.kuesioner == base, "the version before is as it was"
    assert_whole(desk)


def test_every_control_of_the_editor_can_be_told_by_ear(editor: KuesionerEditor) -> None:
    controls = [
        widget
        for widget in editor.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) >= 14
    for control in controls:
        assert control.accessibleName().strip(), control
        assert control.accessibleDescription().strip(), control


def test_long_words_fit_into_the_preview(page: OfficePage) -> None:
    preview = page.kuesioner.preview.kiosk
    wording = Wording("Judul " * 10, "Bagaimana pendapat Saudara? " * 10, ("kata " * 12,) * 4)
    preview.show_question(wording, 0, 9)
    assert not preview.grab().isNull()
