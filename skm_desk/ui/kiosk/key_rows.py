"""Which characters stand where on the keyboard, what a screen reader calls them, when a capital."""

LETTER_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# As many in each row as letters; what stands in the place of the key for capitals comes last.
SIGN_ROWS = ("1234567890", "-/:;()\"'!", "&+=*#@_")
SIGN_BEFORE_LAST_ROW = "%"
COMMA, STOP, ASK, SPACE, NEW_LINE = ",", ".", "?", " ", "\n"

_NAMES = {
    SPACE: "spasi",
    NEW_LINE: "baris baru",
    COMMA: "koma",
    STOP: "titik",
    ASK: "tanda tanya",
    "!": "tanda seru",
    "-": "tanda hubung",
    "/": "garis miring",
    ":": "titik dua",
    ";": "titik koma",
    "(": "kurung buka",
    ")": "kurung tutup",
    '"': "tanda petik",
    "'": "tanda petik tunggal",
    "%": "persen",
    "&": "tanda dan",
    "+": "tambah",
    "=": "sama dengan",
    "*": "bintang",
    "#": "tanda pagar",
    "@": "tanda at",
    "_": "garis bawah",
}
_CAPITAL = " besar"
_ENDS = ".!?"


def name_of(character: str) -> str:
    """Return what a screen reader says for a character: `a`, `A besar`, `koma`."""
    name = _NAMES.get(character, character)
    return name + _CAPITAL if name.isupper() else name


def starts_sentence(before: str) -> bool:
    """Return whether a sentence starts after this text: at the start, a new line, after `. `."""
    rest = before.rstrip(" ")
    if not rest or rest.endswith(NEW_LINE):
        return True
    return rest != before and rest[-1] in _ENDS
