"""Files that come with the program, in the folder `resources` beside the package."""

from importlib.util import find_spec
from pathlib import Path

from skm_desk.domain.errors import SkmError

_FONTS = {
    "Atkinson Hyperlegible": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-{style}.ttf"),
    "PT Serif": ("fontpkg_pt_serif", "PT_Serif-Web-{style}.ttf"),
}
_STYLES = {
    "regular": "Regular",
    "bold": "Bold",
    "italic": "Italic",
    "bold_italic": "BoldItalic",
}


class ResourceMissing(SkmError):
    """A file that belongs to the program is not there: the installation is not whole."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def resource_folder() -> Path:
    """Return the folder `resources` of the program."""
    return Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one resource, such as `resource("theme", "base.qss")`.

    Raise ResourceMissing if there is no such file.
    """
    path = resource_folder().joinpath(*parts)
    if not path.exists():
        raise ResourceMissing("/".join(parts))
    return path


def font_files(family: str) -> dict[str, Path]:
    """Return the files of a font family by style: regular, bold, italic, bold_italic.

    `family` is `Atkinson Hyperlegible` (screen, charts) or `PT Serif` (paper); both come as
    installed packages.
    """
    package, pattern = _FONTS[family]
    folder = _package_folder(package) / "files"
    found = {style: folder / pattern.format(style=word) for style, word in _STYLES.items()}
    for path in found.values():
        if not path.exists():
            raise ResourceMissing(path.name)
    return found


def fallback_font() -> Path:
    """Return the font for signs that the others lack: DejaVu Sans, which matplotlib carries."""
    path = _package_folder("matplotlib") / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
    if not path.exists():
        raise ResourceMissing(path.name)
    return path


def _package_folder(package: str) -> Path:
    """Return where a package lies without importing it: matplotlib must not load at start-up."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ResourceMissing(package)
    return Path(spec.origin).parent
