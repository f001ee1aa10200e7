"""HelpDialog: the help of a page, to be read beside the work."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from skm_desk.ui.shared.dialogs import Dialog
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.messages import CLOSE
from skm_desk.ui.shared.theme import make_font

_WIDTH, _HEIGHT = 640, 620
_MARGIN = 24
_INDENT = 28  # of a list
_LINE = 125  # height of a line, in % of the font's own
_ABOVE_HEADING, _BELOW_HEADING, _BELOW_TEXT, _BELOW_ITEM = 16, 4, 8, 4


class HelpDialog(Dialog):
    """Stays while a person goes on working in the window; another page's help takes its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "")
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._title = make_label("title")
        self.text = QTextBrowser()
        self.text.setObjectName("help")
        self.text.setOpenLinks(False)
        # Without a cursor in it the arrows scroll; without links its menu has no word of Qt's own.
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleDescription("Panah dan Page Down menggulung teks")
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.document().setIndentWidth(_INDENT)
        self.close_button = make_button(CLOSE, "Tutup bantuan ini")
        self.close_button.clicked.connect(self.reject)
        buttons = QDialogButtonBox()
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height() - 2 * _MARGIN))
        self.take_buttons(self.close_button)

    def show_help(self, title: str, markdown: str) -> None:
        """Show the help of the page of this title, from its beginning."""
        name = f"Bantuan: {title}"
        self.setWindowTitle(name)
        self._title.setText(title)
        self.text.setAccessibleName(name)
        self.text.setMarkdown(markdown)
        self._space_out()
        self.text.verticalScrollBar().setValue(0)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show()
        self.raise_()
        self.activateWindow()

    def _space_out(self) -> None:
        """Give headings and lines the sizes and the room of our look."""
        heading = QTextCharFormat()
        heading.setFont(make_font("section", bold=True))
        block = self.text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            room = QTextBlockFormat()
            if block.blockFormat().headingLevel():
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.setCharFormat(heading)
                room.setTopMargin(_ABOVE_HEADING)
                room.setBottomMargin(_BELOW_HEADING)
            else:
                room.setTopMargin(0)
                room.setBottomMargin(_BELOW_ITEM if block.textList() else _BELOW_TEXT)
                height = QTextBlockFormat.LineHeightTypes.ProportionalHeight
                room.setLineHeight(_LINE, height.value)
            cursor.mergeBlockFormat(room)
            block = block.next()
