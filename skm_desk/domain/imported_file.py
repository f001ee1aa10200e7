"""ImportedFile: a file of forms that was taken into a period."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ImportedFile:
    """A file that was imported into a period, here or at another PC.

    `fingerprint` is how the file is known again, `order` how its columns were read, `sheets` which
    of its worksheets. `salt` hides what its rows are known by; of a file without one, taken in by
    an older program, no row can be known again. `void_reason` tells why all of it was taken back.
    """

    uuid: str
    fingerprint: str
    file_name: str
    order: str
    at: datetime
    salt: str = ""
    sheets: str = ""
    void_reason: str | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """What is said once for all, as it is sealed."""
        return (
            self.uuid,
            self.fingerprint,
            self.file_name,
            self.order,
            self.at.isoformat(),
            self.salt,
            self.sheets,
        )
