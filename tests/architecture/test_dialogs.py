"""Every dialog of the window is built in one way: what Enter does is decided in one place."""

import ast
from collections.abc import Iterator

from tests.architecture.source_files import SourceFile, source_files

HOME = "skm_desk/ui/shared/dialogs.py"
KIOSK = "skm_desk/ui/kiosk/"  # nobody there is asked by a dialog
OF_QT = {
    *("QDialog", "QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage", "QProgressDialog"),
    *("QColorDialog", "QFontDialog", "QWizard", "QPrintDialog", "QPrintPreviewDialog"),
}
# Lent by the system, with its own words; printing takes nothing away.
LENT = {("skm_desk/ui/staff/documents/paper_deeds.py", "QPrintDialog")}
BY_HAND = ("setDefault", "setAutoDefault", "setDefaultButton", "setEscapeButton")
# Where a button gets its usual way; two that a digit or Space presses, and Enter does not.
BUTTONS = {
    "skm_desk/ui/shared/labels.py",
    "skm_desk/ui/entry/value_button.py",
    "skm_desk/ui/staff/exchange/big_choice.py",
}


def _name(node: ast.expr) -> str:
    """Return the class that an expression names: `QMessageBox`, `QtWidgets.QMessageBox`, …"""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def built_otherwise(file: SourceFile) -> Iterator[str]:
    """Yield where a file builds a dialog by itself, or says by itself what Enter presses."""
    for node in ast.walk(file.tree):
        match node:
            case ast.ClassDef(bases=bases):
                yield from (f"{file.name}: {_name(b)}" for b in bases if _name(b) in OF_QT)
            case ast.Call(func=ast.Attribute(value=owner, attr=deed)) if _name(owner) in OF_QT:
                yield f"{file.name}: {_name(owner)}.{deed}"
            case ast.Call(func=ast.Attribute(value=owner, attr=deed)) if deed in BY_HAND:
                if file.name not in BUTTONS and _name(owner) != "QLocale":
                    yield f"{file.name}: {deed}"
            case ast.Call(func=func) if _name(func) in OF_QT:
                if (file.name, _name(func)) not in LENT:
                    yield f"{file.name}: {_name(func)}()"


def _parsed(text: str) -> SourceFile:
    file = source_files()[0]
    return SourceFile(file.path, text, ast.parse(text))


def test_no_dialog_is_built_past_the_one_way() -> None:
    looked_at = [
        file
        for file in source_files()
        if file.name.startswith("skm_desk/")
        and file.name != HOME
        and not file.name.startswith(KIOSK)
    ]
    assert len(looked_at) > 400
    assert [where for file in looked_at for where in built_otherwise(file)] == []


def test_each_way_past_it_would_be_found() -> None:
    for line in (
        "class Ask(QDialog): pass",
        "class Ask(SafeOverrides, QtWidgets.QMessageBox): pass",
        "box = QMessageBox(parent)",
        "QMessageBox.question(parent, title, words)",
        "QtWidgets.QInputDialog.getText(parent, title, words)",
        "self.accept_button.setDefault(True)",
        "box.setDefaultButton(deed)",
    ):
        assert list(built_otherwise(_parsed(line))), line
