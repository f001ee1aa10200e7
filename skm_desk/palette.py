"""Every colour of the program, once; screen, charts and paper read it here."""

INK = "#14232b"  # text
MUTE = "#414f57"  # second text
PAPER = "#ffffff"  # cards
GROUND = "#f3f5f4"  # window
LINE = "#c9d2d1"  # hairlines that carry no meaning
EDGE = "#7d8b8a"  # borders that carry meaning
LEAD = "#0b4f5c"  # action and place
LEAD_SOFT = "#e2eeee"  # chosen, current row
WARN = "#943212"  # what needs an act

# Nilai 1 to 4, and with them mutu D to A; shapes only, never the sole carrier of meaning.
NILAI = ("#8c510a", "#b9821b", "#2b8c84", "#01665e")
# The kiosk in high contrast: nothing but these three.
BLACK = "#000000"
WHITE = "#ffffff"
YELLOW = "#ffe600"

MUTU = {"D": NILAI[0], "C": NILAI[1], "B": NILAI[2], "A": NILAI[3]}


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2) of `#rrggbb`, 0.0 to 1.0."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio (WCAG 2) of two `#rrggbb` colours, 1.0 to 21.0."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
