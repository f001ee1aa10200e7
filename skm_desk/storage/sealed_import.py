"""SealedImport: the forms of a file, made ready while the data file is still free for others."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from skm_desk.domain.responden import Responden
from skm_desk.storage.form_rows import KeptForm
from skm_desk.storage.origin import Origin


@dataclass(frozen=True)
class SealedImport:
    """Forms as they will be kept, with the time that is kept beside each, and the digest of them
    all."""

    forms: list[Responden]
    at: datetime
    sha256: str


def seal_import(
    forms: Iterable[Responden], period_kode: str, origin: Origin, at: datetime
) -> SealedImport:
    """Return the forms with the digest that they will have in a period; they are taken one by
    one."""
    digest = hashlib.sha256()
    sealed = []
    for form in map(origin.salted, forms):
        digest.update(KeptForm(form, period_kode, at).seal())
        sealed.append(form)
    return SealedImport(sealed, at, digest.hexdigest())
