"""What seals imports and the signs of their rows: a digest in the entry that brought them."""

import hashlib

from skm_desk.domain.imported_file import ImportedFile
from skm_desk.storage.canonical import to_json


class ImportSeal:
    """Counts in imports and rows, each in the order in which they are kept.

    `is_plain` tells that nothing was counted in that an older program did not know of.
    """

    def __init__(self) -> None:
        self._files = hashlib.sha256()
        self._rows = hashlib.sha256()
        self.is_plain = True

    def add_file(self, file: ImportedFile) -> None:
        """Count one more import in."""
        self._files.update(f"{to_json(file.facts)}\n".encode())
        if file.salt or file.sheets or file.uuid != file.fingerprint:
            self.is_plain = False

    def add_row(self, name: str | None, said: str) -> None:
        """Count the signs of one more row in."""
        self._rows.update(f"{name or '-'} {said}\n".encode())
        self.is_plain = False

    @property
    def sha256(self) -> str:
        """The digest of all that was counted in."""
        both = f"{self._files.hexdigest()} {self._rows.hexdigest()}"
        return hashlib.sha256(both.encode()).hexdigest()
