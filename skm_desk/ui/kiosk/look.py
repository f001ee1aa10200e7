"""Look: how large and in which colours the kiosk draws, from the real size of its screen.

A visitor stands about 600 mm away. EN 301 549 (5.1.4) then asks for capitals of 7.3 mm, and
studies of standing users with disabilities for targets of 20 mm.
"""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF, QScreen

from skm_desk import palette
from skm_desk.ui.shared.theme import FAMILY

CAPITAL_MM = 7.3
TARGET_MM = 20.0
LARGE = 1.3  # how much larger the large text is, where there is room for it
_USUAL_PX_PER_MM = 96 / 25.4
_LIKELY_PX_PER_MM = (1.2, 14.0)  # a 55" full HD screen, a 5" tablet
_TRIAL_PX = 200


@dataclass(frozen=True)
class Colours:
    """The colours of the kiosk by what they are for."""

    ground: str
    paper: str
    ink: str
    mute: str
    edge: str
    lead: str
    on_lead: str
    nilai: tuple[str, ...]
    mark: str  # of a face, and the ring around it where it stands on lead
    warn: str


PLAIN = Colours(
    palette.GROUND,
    palette.PAPER,
    palette.INK,
    palette.MUTE,
    palette.EDGE,
    palette.LEAD,
    palette.PAPER,
    palette.NILAI,
    palette.PAPER,
    palette.WARN,
)
CONTRAST = Colours(
    palette.BLACK,
    palette.BLACK,
    palette.WHITE,
    palette.WHITE,
    palette.WHITE,
    palette.YELLOW,
    palette.BLACK,
    (palette.YELLOW,) * 4,
    palette.BLACK,
    palette.YELLOW,
)


@dataclass(frozen=True)
class Look:
    """`px_per_mm` of this screen, whether the text is large, whether the contrast is high.

    `fit` is below 1.0 where a text would not fit otherwise; only a screen too small for the
    standard needs that.
    """

    px_per_mm: float
    large: bool = False
    contrast: bool = False
    fit: float = 1.0

    @property
    def colours(self) -> Colours:
        """The colours to draw with."""
        return CONTRAST if self.contrast else PLAIN

    @property
    def text_px(self) -> int:
        """The size of plain text: its capitals are as tall as the standard asks, or taller."""
        larger = LARGE if self.large else 1.0
        # Rounded up: a pixel too few would fall short of the standard.
        wanted = CAPITAL_MM * self.px_per_mm / _capital_share() * larger
        return max(int(wanted * self.fit) + 1, 8)

    def mm(self, length: float) -> int:
        """Return a length in whole pixels; `fit` makes spaces smaller, never targets."""
        return round(length * self.px_per_mm)

    @property
    def target(self) -> int:
        """The least side of what a finger must hit, in pixels."""
        return int(TARGET_MM * self.px_per_mm) + 1

    @property
    def gap(self) -> int:
        """The usual space between two things, in pixels."""
        return max(round(4.0 * self.px_per_mm * self.fit), 4)

    @property
    def line(self) -> int:
        """The width of an edge that carries meaning, in pixels."""
        return max(round((1.0 if self.contrast else 0.5) * self.px_per_mm), 2)

    def font(self, share: float = 1.0, bold: bool = False) -> QFont:
        """Return the font of plain text, `share` times as large."""
        return kiosk_font(max(round(self.text_px * share), 8), bold)


@cache
def kiosk_font(px: int, bold: bool = False) -> QFont:
    """Return the kiosk's font in a size of pixels."""
    font = QFont(FAMILY)
    font.setPixelSize(px)
    font.setBold(bold)
    return font


def px_per_mm(screen: QScreen, correction: float) -> float:
    """Return how many pixels of this screen measure one millimetre.

    A screen may lie about its size, or not know it: what cannot be is taken as 96 dots an inch.
    `correction` is the real length over the claimed one, as staff measured it with a ruler.
    """
    claimed = screen.physicalSize()
    size = screen.size()
    if claimed.width() <= 0 or claimed.height() <= 0:
        return _USUAL_PX_PER_MM / correction
    across, down = size.width() / claimed.width(), size.height() / claimed.height()
    least, most = _LIKELY_PX_PER_MM
    # Some screens turned upright still claim the size of one that lies.
    if not (least <= across <= most and least <= down <= most) or not 0.8 <= across / down <= 1.25:
        return _USUAL_PX_PER_MM / correction
    return (across + down) / 2 / correction


@cache
def _capital_share() -> float:
    """Return how tall a capital is, as a share of the size of the font."""
    return QFontMetricsF(kiosk_font(_TRIAL_PX)).capHeight() / _TRIAL_PX
