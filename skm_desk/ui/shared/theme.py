"""The look of every window: fonts, colours and the layers of QSS, coloured only from palette."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from skm_desk import palette
from skm_desk.machine.resources import font_files, resource

FAMILY = "Atkinson Hyperlegible"
# Sizes in px at 100 %; the QSS takes them by the same names.
SIZES = {"title": 28, "section": 19, "body": 16, "note": 15, "figure": 30, "ikm": 60}
LAYERS = (
    "00_base.qss",
    "10_staff.qss",
    "20_entry.qss",
    "21_verify.qss",
    "31_saran.qss",
    "32_forms.qss",
    "33_periods.qss",
    "34_office.qss",
    "35_documents.qss",
    "36_help.qss",
    "37_exchange.qss",
)
_PLACEHOLDER = re.compile(r"@(\w+)@")


class PlaceholderMissing(LookupError):
    """A layer of QSS names a colour or size that does not exist: a mistake in the program."""


def load_fonts() -> None:
    """Make the family of the screen known to Qt."""
    for path in font_files(FAMILY).values():
        QFontDatabase.addApplicationFont(str(path))


def apply_theme(app: QApplication) -> None:
    """Give the application its style, colours and QSS."""
    # One style on every system; only with it does QSS look the same everywhere.
    app.setStyle("Fusion")
    # The palette is drawn for light paper: a dark desktop must not turn half of it.
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.setPalette(_qt_palette())
    app.setFont(make_font("body"))
    app.setStyleSheet(read_qss())


def make_font(size: str, bold: bool = False) -> QFont:
    """Return the font of the screen in one of SIZES."""
    font = QFont(FAMILY)
    font.setPixelSize(SIZES[size])
    font.setBold(bold)
    return font


def read_qss() -> str:
    """Return all layers in order with their placeholders filled; raise PlaceholderMissing."""
    return "\n".join(
        fill_placeholders(resource("theme", name).read_text(encoding="utf-8")) for name in LAYERS
    )


def fill_placeholders(text: str) -> str:
    """Return QSS with `@lead@` as the colour of that name, `@note@` as that size in px."""
    known = {
        name.lower(): value
        for name, value in vars(palette).items()
        if name.isupper() and isinstance(value, str)
    }
    known |= {name: f"{px}px" for name, px in SIZES.items()}

    def fill(match: re.Match[str]) -> str:
        if match[1] not in known:
            raise PlaceholderMissing(match[1])
        return known[match[1]]

    return _PLACEHOLDER.sub(fill, text)


def _qt_palette() -> QPalette:
    """Return the colours for what Qt draws by itself, such as selections and its own dialogs."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.GROUND,
        role.WindowText: palette.INK,
        role.Base: palette.PAPER,
        role.AlternateBase: palette.GROUND,
        role.Text: palette.INK,
        role.PlaceholderText: palette.MUTE,
        role.Button: palette.PAPER,
        role.ButtonText: palette.INK,
        role.Highlight: palette.LEAD,
        role.HighlightedText: palette.PAPER,
        role.ToolTipBase: palette.INK,
        role.ToolTipText: palette.PAPER,
        role.Link: palette.LEAD,
        role.Accent: palette.LEAD,
    }
    result = QPalette()
    for which, colour in colours.items():
        result.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.MUTE))
    return result
