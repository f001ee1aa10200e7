"""The QApplication of every window: its theme, its language, its name."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from skm_desk.ui.shared.program import PROGRAM
from skm_desk.ui.shared.qt_words import QtWords
from skm_desk.ui.shared.theme import apply_theme, load_fonts


def make_kiosk_application(argv: Sequence[str]) -> QApplication:
    """Return the application of a kiosk: its screens draw themselves, so that it starts fast."""
    app = QApplication(list(argv))
    app.setApplicationName(PROGRAM)
    app.setOrganizationName(PROGRAM)
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    load_fonts()
    return app


def make_application(argv: Sequence[str]) -> QApplication:
    """Return the one application of this process, ready for windows."""
    app = make_kiosk_application(argv)
    app.installTranslator(QtWords(app))
    apply_theme(app)
    return app
