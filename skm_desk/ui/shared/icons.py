"""Icons by name, drawn from the icon font that the package QtAwesome carries.

The package itself is not imported: it loads more than the window does to start, and all we
need of it is one of its fonts (Remix Icon, the line weight) and that font's table of names.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from skm_desk import palette
from skm_desk.machine.resources import ResourceMissing

# Our names for what is meant, and the sign of the font for each.
SIGNS = {
    "results": "bar-chart-2-line",
    "laporan": "file-text-line",
    "open": "folder-open-line",
    "warn": "alert-line",
    "done": "checkbox-circle-line",
    "choose": "arrow-down-s-line",
    "add": "add-line",
    "more": "arrow-right-s-line",
    "back": "arrow-left-s-line",
    "listen": "volume-down-line",
    "louder": "volume-up-line",
    "larger": "font-size",
    "contrast": "contrast-line",
    "chosen": "radio-button-line",
    "unchosen": "checkbox-blank-circle-line",
    "wait": "time-line",
    "again": "refresh-line",
    "closed": "door-closed-line",
    "resume": "arrow-left-line",
    "ruler": "ruler-line",
    "pin": "lock-password-line",
    "shut": "shut-down-line",
    "shorter": "subtract-line",
    "erase": "delete-back-2-line",
    "shift": "arrow-up-line",
    "capitals": "upload-line",
    "kiosk": "tablet-line",
    "ticked": "checkbox-fill",
    "unticked": "checkbox-blank-line",
    "up": "arrow-up-circle-line",
    "down": "arrow-down-circle-line",
    "rename": "pencil-line",
    "picture": "image-line",
    "remove": "delete-bin-line",
    "verify": "check-double-line",
    "paper": "draft-line",
    "find": "search-line",
    "pause": "pause-line",
    "home": "home-4-line",
    "charts": "line-chart-line",
    "saran": "chat-3-line",
    "forms": "file-list-3-line",
    "period": "calendar-line",
    "tindak_lanjut": "todo-line",
    "office": "building-line",
    "exchange": "swap-box-line",
    "filter": "filter-3-line",
    "copy": "file-copy-line",
    "save": "save-line",
    "print": "printer-line",
    "help": "question-line",
    "undo": "arrow-go-back-line",
    "import": "upload-2-line",
    "export": "download-2-line",
    "rising": "sort-asc",
    "falling": "sort-desc",
    "hidden": "eye-off-line",
    "quote": "double-quotes-l",
}
SIDE = 20  # of an icon beside a word, in px at 100 %
GAP = 4  # to the word: what Qt leaves by itself is too little
_RATIOS = (1.0, 1.5, 2.0, 3.0)  # of device pixels: 100 % to 300 %


def put_icon(button: QAbstractButton, name: str, colour: str, colour_on: str = "") -> None:
    """Put one of SIGNS before the word of a button; `colour_on` is for when it is checked."""
    icon = QIcon()
    for ratio in _RATIOS:
        icon.addPixmap(draw_sign(name, colour, SIDE, ratio, GAP))
        on = draw_sign(name, colour_on or colour, SIDE, ratio, GAP)
        icon.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
        disabled = draw_sign(name, palette.EDGE, SIDE, ratio, GAP)
        icon.addPixmap(disabled, QIcon.Mode.Disabled)
    button.setIcon(icon)
    button.setIconSize(QSize(SIDE + GAP, SIDE))


def draw_sign(name: str, colour: str, px: int, ratio: float, gap: int = 0) -> QPixmap:
    """Return a picture of one of SIGNS, `px` high at 100 %, with a `gap` on its right side.

    `ratio` is that of device pixels: 2.0 at 200 %.
    """
    family, letters = _load_font()
    pixmap = QPixmap(QSize(round((px + gap) * ratio), round(px * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    font = QFont(family)
    font.setPixelSize(px)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QRect(0, 0, px, px), Qt.AlignmentFlag.AlignCenter, letters[SIGNS[name]])
    painter.end()
    return pixmap


@cache
def _load_font() -> tuple[str, dict[str, str]]:
    """Return the family of the icon font and its letters by name."""
    folder = _font_folder()
    font = _only(folder, "remixicon-*.ttf")
    table = json.loads(_only(folder, "remixicon-charmap-*.json").read_text(encoding="utf-8"))
    number = QFontDatabase.addApplicationFont(str(font))
    family = QFontDatabase.applicationFontFamilies(number)[0]
    return family, {name: chr(int(code, 16)) for name, code in table.items()}


def _font_folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise ResourceMissing("qtawesome")
    return Path(spec.origin).parent / "fonts"


def _only(folder: Path, pattern: str) -> Path:
    """Return the file of this name; its version is part of the name and may change."""
    found = sorted(folder.glob(pattern))
    if not found:
        raise ResourceMissing(pattern)
    return found[-1]
