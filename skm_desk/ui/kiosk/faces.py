"""The four faces, drawn from our own SVG in the colours of the look."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from skm_desk.machine.resources import resource
from skm_desk.ui.kiosk.look import Colours

RING = 0.08  # of the diameter, around a face that stands on lead


def draw_face(
    painter: QPainter, where: QRectF, nilai: int, colours: Colours, on_lead: bool = False
) -> None:
    """Draw the face of a nilai (1 to 4) into a square; on lead it gets a ring of its own."""
    face = QRectF(where)
    if on_lead:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.mark))
        painter.drawEllipse(where)
        painter.restore()
        inset = where.width() * RING
        face = where.adjusted(inset, inset, -inset, -inset)
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    side = max(round(face.width() * ratio), 1)
    picture = _picture(nilai, side, colours.nilai[nilai - 1], colours.mark)
    painter.drawPixmap(face, picture, QRectF(QPointF(0, 0), picture.size()))


@lru_cache(maxsize=64)
def _picture(nilai: int, side: int, fill: str, mark: str) -> QPixmap:
    drawing = resource("wajah", f"nilai-{nilai}.svg").read_text(encoding="utf-8")
    coloured = drawing.replace("@fill@", fill).replace("@mark@", mark)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(coloured.encode())).render(painter)
    painter.end()
    return picture
