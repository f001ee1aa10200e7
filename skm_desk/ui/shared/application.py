"""The QApplication of every window: its theme, its language, its name."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from skm_desk.ui.shared.program import PROGRAM
from skm_desk.ui.shared.qt_words import QtWords
from skm_desk.ui.shared.theme import apply_theme, load_fonts

# Seconds that a busy worker may keep the window waiting, 0.005 by default. The window waits for
# its turn at each event that Python answers and each widget that Python paints: twenty of them
# were a tenth of a second. Long work takes 3 to 5 % longer for it.
_TURN = 0.001


def make_kiosk_application(argv: Sequence[str]) -> QApplication:
    """Return the application of a kiosk: its screens draw themselves, so that it starts fast."""
    sys.setswitchinterval(_TURN)
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
