"""The look: one family, colours from palette alone, enough contrast, every icon there."""

import re

import pytest
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.machine.resources import resource, resource_folder
from skm_desk.palette import contrast
from skm_desk.ui.shared.icons import SIGNS, draw_sign
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.meter import Meter
from skm_desk.ui.shared.theme import (
    FAMILY,
    LAYERS,
    SIZES,
    PlaceholderMissing,
    fill_placeholders,
    make_font,
    read_qss,
)

PAIRS = [
    (palette.INK, palette.PAPER),
    (palette.INK, palette.GROUND),
    (palette.INK, palette.LEAD_SOFT),
    (palette.MUTE, palette.PAPER),
    (palette.MUTE, palette.GROUND),
    (palette.PAPER, palette.LEAD),
    (palette.LEAD, palette.PAPER),
    (palette.LEAD_SOFT, palette.LEAD),
    (palette.PAPER, palette.WARN),
    (palette.PAPER, palette.INK),
]


def test_the_family_of_the_screen_is_loaded(qapp: QApplication) -> None:
    assert QFontInfo(make_font("body")).family() == FAMILY
    assert QFontInfo(QApplication.font()).family() == FAMILY
    assert QFontInfo(make_font("ikm", bold=True)).bold()


def test_every_layer_is_used_and_no_colour_is_written_in_qss() -> None:
    assert sorted(path.name for path in (resource_folder() / "theme").glob("*.qss")) == list(LAYERS)
    for name in LAYERS:
        text = resource("theme", name).read_text(encoding="utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\s*;", text), name
        assert not re.search(r"\b(rgb|hsl)a?\(", text), name
        assert not re.search(r"font-size:\s*\d", text), name
    assert "@" not in read_qss()


def test_placeholders() -> None:
    assert fill_placeholders("color: @lead@; font-size: @note@;") == (
        f"color: {palette.LEAD}; font-size: {SIZES['note']}px;"
    )
    with pytest.raises(PlaceholderMissing):
        fill_placeholders("color: @merah@;")


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7


def test_labels_have_the_sizes_of_the_look(qtbot: QtBot) -> None:
    expected = {"title": 28, "section": 19, "body": 16, "note": 15, "ikm": 60}
    for role, px in expected.items():
        label = make_label(role, "Teks")
        qtbot.addWidget(label)
        label.ensurePolished()
        assert label.font().pixelSize() == px, role


def test_text_of_others_is_shown_as_typed(qtbot: QtBot) -> None:
    label = make_label("body", "<b>tebal</b> & <img src=x>")
    plain = QLabel("x")
    for each in (label, plain):
        qtbot.addWidget(each)
    assert label.sizeHint().width() > plain.sizeHint().width() * 10


@pytest.mark.parametrize("name", sorted(SIGNS))
def test_every_sign_is_in_the_font(qapp: QApplication, name: str) -> None:
    picture = draw_sign(name, palette.INK, 24, 2.0).toImage()
    assert picture.size().width() == 48
    inked = sum(
        picture.pixelColor(x, y).alpha() > 0
        for x in range(picture.width())
        for y in range(picture.height())
    )
    assert 0.03 < inked / (48 * 48) < 0.6


def test_signs_differ(qapp: QApplication) -> None:
    pictures = [draw_sign(name, palette.INK, 24, 1.0).toImage() for name in SIGNS]
    for place, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[place + 1 :])


@pytest.mark.parametrize(("value", "share"), [(0, 0.0), (1, 0.001), (500, 0.5), (1000, 1.0)])
def test_meter_is_as_full_as_its_share(qtbot: QtBot, value: int, share: float) -> None:
    meter = Meter(10)
    qtbot.addWidget(meter)
    meter.resize(400, 10)
    meter.setRange(0, 1000)
    meter.setValue(value)
    assert meter.share == share
    picture: QImage = meter.grab().toImage()
    row = [picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())]
    filled = row.count(palette.LEAD)
    assert filled == pytest.approx(share * picture.width(), abs=12)


def test_meter_of_an_unknown_total_is_empty(qtbot: QtBot) -> None:
    meter = Meter(10)
    qtbot.addWidget(meter)
    meter.setRange(0, 0)
    assert meter.share == 0.0


def test_qt_speaks_indonesian(qtbot: QtBot) -> None:
    field = QLineEdit("teks")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions()]
    assert [word for word in words if word] == [
        "Urungkan",
        "Ulangi",
        "Potong",
        "Salin",
        "Tempel",
        "Hapus",
        "Pilih semua",
    ]
    menu.deleteLater()
    box = QMessageBox()
    qtbot.addWidget(box)
    standard = QMessageBox.StandardButton
    box.setStandardButtons(standard.Save | standard.Cancel | standard.Yes | standard.No)
    assert {button.text().replace("&", "") for button in box.buttons()} == {
        "Simpan",
        "Batal",
        "Ya",
        "Tidak",
    }
    assert QApplication.instance() is not None
