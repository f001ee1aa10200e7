"""The kinds of document there are; a new kind is a new line here."""

from collections.abc import Callable
from dataclasses import dataclass

from skm_desk.documents.blocks import Document
from skm_desk.documents.kuesioner_form import build_kuesioner
from skm_desk.documents.laporan_skm.outline import build_laporan
from skm_desk.documents.laporan_tindak_lanjut.outline import build_tindak_lanjut
from skm_desk.documents.material import Material
from skm_desk.documents.publikasi import build_publikasi


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document: its kode in files and commands, its title, what builds it.

    Without `needs_jawaban` it tells of nothing that was answered: it can be made before that.
    """

    kode: str
    title: str
    build: Callable[[Material], Document]
    needs_jawaban: bool = True

    @property
    def stem(self) -> str:
        """What the names of its files begin with."""
        return f"{self.kode}-skm"


LAPORAN = DocumentKind("laporan", "Laporan SKM", build_laporan)
PUBLIKASI = DocumentKind("publikasi", "Publikasi hasil", build_publikasi)
TINDAK_LANJUT = DocumentKind("tindak-lanjut", "Laporan tindak lanjut", build_tindak_lanjut)
KUESIONER = DocumentKind("kuesioner", "Kuesioner kertas", build_kuesioner, needs_jawaban=False)
KINDS = (LAPORAN, TINDAK_LANJUT, PUBLIKASI, KUESIONER)


def kind_of(kode: str) -> DocumentKind:
    """Return the kind of this kode; one that does not exist is a mistake in the program."""
    return next(kind for kind in KINDS if kind.kode == kode)
