"""The recordings of this office: what somebody read aloud into WAV files."""

from pathlib import Path

FOLDER = "suara"
_SUFFIX = ".wav"


def find_recordings(folder: Path, language: str) -> dict[str, Path]:
    """Return the recordings in the data folder of the office, by what each of them says.

    `language` is the short code, such as `id`: the files lie in `<folder>/suara/id/`. The name
    of a file without its ending is its key, in small letters, for a recorder may write
    `U3.WAV`. A folder that is not there, or cannot be read, holds none.
    """
    try:
        paths = sorted((folder / FOLDER / language).iterdir())
    except OSError:
        return {}
    return {path.stem.casefold(): path for path in paths if path.suffix.casefold() == _SUFFIX}
