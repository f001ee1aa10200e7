"""Words are measured as they are drawn: what is said to fit leaves no ink outside its box."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from skm_desk.ui.kiosk.lettering import fits, height_of, indent_of, widest_word, width_of
from skm_desk.ui.kiosk.look import kiosk_font

TEXTS = (
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenisnya?",
    "Pertanggungjawaban",
    "jenis jalan jalan jauh ke jaya",
    "gjpqy ÅÇ",
    "Ya",
    "dua\nbaris",
)
RIM = 40


def drawn(words: str, px: int, width: int, height: int) -> QRect:
    """Draw words into a box as a screen does, without clipping; return where ink is."""
    indent = indent_of(words, kiosk_font(px, bold=True), width)
    image = QImage(width + 2 * RIM, height + 2 * RIM, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(kiosk_font(px, bold=True))
    painter.setPen(QColor("black"))
    flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip
    box = QRect(RIM, RIM, width, height).adjusted(indent, 0, 0, 0)
    painter.drawText(box, int(flags), words)
    painter.end()
    found, bits, stride = QRect(), bytes(memoryview(image.constBits())), image.bytesPerLine()
    for y in range(image.height()):
        row = bits[y * stride : y * stride + image.width()]
        if min(row) < 128:
            inked = [x for x, level in enumerate(row) if level < 128]
            found = found.united(QRect(inked[0], y, inked[-1] - inked[0] + 1, 1))
    return found.translated(-RIM, -RIM)


@pytest.mark.parametrize("px", [20, 44, 70, 114])
@pytest.mark.parametrize("words", TEXTS)
def test_what_fits_is_drawn_whole_within_its_box(qapp: QApplication, words: str, px: int) -> None:
    font = kiosk_font(px, bold=True)
    least = widest_word(words, font)
    for width in (least, least * 2, width_of(words, font)):
        height = height_of(words, font, width)
        assert fits(words, font, width, height)
        assert not fits(words, font, width, height - 1)
        ink = drawn(words, px, width, height)
        assert not ink.isEmpty()
        # Smoothing may leave a hair beside a letter.
        assert QRect(-1, 0, width + 2, height).contains(ink), (ink, width, height)


def test_a_word_is_never_broken(qapp: QApplication) -> None:
    font = kiosk_font(44)
    words = "ya Pertanggungjawaban"
    assert widest_word(words, font) == width_of("Pertanggungjawaban", font)
    assert not fits(words, font, widest_word(words, font) - 1, 10_000)


def test_nothing_needs_no_room(qapp: QApplication) -> None:
    font = kiosk_font(44)
    assert (height_of("", font, 100), widest_word("", font), width_of("", font)) == (0, 0, 0)
    assert height_of("kata", font, 0) == 0
    assert fits("", font, 0, 0)
    assert not fits("kata", font, 0, 100)


def test_sizes_of_different_fonts_are_not_mixed_up(qapp: QApplication) -> None:
    words = "Sangat sesuai"
    sizes = [width_of(words, kiosk_font(px, bold)) for px in (20, 40) for bold in (False, True)]
    assert len(set(sizes)) == 4
    assert sizes == [width_of(words, kiosk_font(px, b)) for px in (20, 40) for b in (False, True)]


@pytest.mark.parametrize("px", [44, 114])
def test_only_a_line_that_begins_with_a_leaning_letter_moves(qapp: QApplication, px: int) -> None:
    font = kiosk_font(px)
    assert indent_of("Bagaimana pendapat Saudara", font, 400) == 0
    assert indent_of("dengan jenis", font, 10_000) == 0
    assert indent_of("", font, 400) == 0
    indent = indent_of("jenis", font, 400)
    assert 0 < indent <= 0.1 * px
    narrow = widest_word("dengan jenis", font)
    assert indent_of("dengan jenis", font, narrow) == indent
    assert indent_of("dengan\njenis", font, 10_000) == indent
    assert widest_word("jenis", font) == width_of("jenis", font) + indent
