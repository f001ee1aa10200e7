"""Layanan: a service of the office that responden come for."""

from collections.abc import Iterable
from dataclasses import dataclass

from skm_desk.domain.errors import LayananUnknown


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
