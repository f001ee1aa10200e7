"""Layanan: a service of the office that responden come for."""

from collections.abc import Iterable
from dataclasses import dataclass

from skm_desk.domain.errors import LayananUnknown
from skm_desk.domain.office_errors import LayananExists, LayananNamaInvalid

LONGEST_NAMA = 150


@dataclass(frozen=True)
class Layanan:
    """One service; a retired one is not offered any more, and its old forms still count."""

    id: str
    nama: str
    retired: bool = False


def find_layanan(name: str, layanan_list: Iterable[Layanan]) -> Layanan:
    """Return the layanan of this name, capitals and spaces at the ends aside.

    Raise LayananUnknown with the known names otherwise.
    """
    known = list(layanan_list)
    wanted = name.strip().casefold()
    for layanan in known:
        if layanan.nama.casefold() == wanted:
            return layanan
    raise LayananUnknown(name, [layanan.nama for layanan in known])


def tidy_nama(nama: str, others: Iterable[Layanan]) -> str:
    """Return the name of a layanan as it is kept: with single spaces.

    Raise LayananNamaInvalid for an empty one or one over LONGEST_NAMA letters, LayananExists for
    one that any of `others` has, capitals aside.
    """
    tidy = " ".join(nama.split())
    if not 0 < len(tidy) <= LONGEST_NAMA:
        raise LayananNamaInvalid(tidy, LONGEST_NAMA)
    for other in others:
        if other.nama.casefold() == tidy.casefold():
            raise LayananExists(other.nama)
    return tidy
