"""SealedImport: the forms of a file, made ready while the data file is still free for others."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from skm_desk.domain.imported_file import ImportedFile
from skm_desk.domain.overlap import RowDigests, RowSigns
from skm_desk.domain.responden import Responden
from skm_desk.storage.form_rows import KeptForm
from skm_desk.storage.import_seal import ImportSeal
from skm_desk.storage.origin import Origin


@dataclass(frozen=True)
class SealedImport:
    """Forms as they will be kept, with the file that they come from, the signs of the row of each,
    and the digests of all forms and of where they come from."""

    file: ImportedFile
    forms: list[Responden]
    rows: list[RowDigests]
    sha256: str
    origin_sha256: str


def seal_import(
    file: ImportedFile,
    forms: Iterable[tuple[Responden, RowSigns]],
    period_kode: str,
    origin: Origin,
) -> SealedImport:
    """Return the forms with the digests that they will have in a period; they are taken one by
    one."""
    digest, seal = hashlib.sha256(), ImportSeal()
    seal.add_file(file)
    sealed, rows = [], []
    for form, signs in forms:
        salted, row = origin.salted(form), signs.digests(file.salt)
        digest.update(KeptForm(salted, period_kode, file.at).seal())
        seal.add_row(row.name, row.said)
        sealed.append(salted)
        rows.append(row)
    return SealedImport(file, sealed, rows, digest.hexdigest(), seal.sha256)
