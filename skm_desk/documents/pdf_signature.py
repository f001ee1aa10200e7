"""The signature: place and date, office, room for a stamp, the name with its lines."""

from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import HexColor

from skm_desk.documents.blocks import Signature
from skm_desk.documents.pdf_flow import Gap, Piece, Together
from skm_desk.documents.pdf_pieces import Text, text
from skm_desk.documents.pdf_style import BODY, MM, SUBSECTION, WIDTH

DOTS = "……………………………"
_STAMP = 22 * MM


@dataclass(frozen=True)
class Underlined(Piece):
    """A text with a line under each of its lines."""

    body: Text

    @property
    def height(self) -> float:
        return self.body.height

    def cut(self, room: float, must: bool) -> tuple[Piece | None, Piece | None]:
        """Cut between lines; only a name longer than a page needs it."""
        first, rest = self.body.cut(room, must)
        return (
            replace(self, body=first) if isinstance(first, Text) else None,
            replace(self, body=rest) if isinstance(rest, Text) else None,
        )

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Write the text and draw the lines."""
        self.body.draw(canvas, x, top)
        canvas.saveState()
        canvas.setStrokeColor(HexColor(self.body.type.colour))
        canvas.setLineWidth(0.6)
        left = x + self.body.indent
        for number, line in enumerate(self.body.lines):
            y = top - number * self.body.type.leading - self.body.type.drop - 2
            canvas.line(left, y, left + line.width, y)
        canvas.restoreState()


def signature(block: Signature) -> Together:
    """Return the signature in the right half of the page; what is not known becomes dots."""
    indent = WIDTH / 2
    name = (
        Underlined(text(block.name, SUBSECTION, indent=indent))
        if block.name.strip()
        else text(DOTS, BODY, indent=indent)
    )
    return Together(
        (
            text(block.place_and_date.strip() or DOTS, BODY, indent=indent),
            *([text(block.office, BODY, indent=indent)] if block.office.strip() else []),
            Gap(_STAMP),
            name,
            *(text(line, BODY, indent=indent) for line in block.lines),
        ),
        before=8 * MM,
        after=4 * MM,
    )
