"""The outline of the laporan: its chapters in order, its cover, what it carries."""

from collections.abc import Callable

from skm_desk.documents.blocks import Chapter, Document
from skm_desk.documents.laporan_skm import (
    analisis,
    hasil,
    kesimpulan,
    lampiran_data,
    lampiran_foto,
    lampiran_kuesioner,
    lampiran_tindak_lanjut,
    pendahuluan,
    pengumpulan,
)
from skm_desk.documents.material import Material
from skm_desk.documents.provenance import attachments, facts
from skm_desk.documents.texts import DOTS, scope_words

MADE_UP_BANNER = "DATA BUATAN – CONTOH, BUKAN HASIL SURVEI"

CHAPTERS: tuple[Callable[[Material], Chapter], ...] = (
    pendahuluan.build,
    pengumpulan.build,
    hasil.build,
    analisis.build,
    kesimpulan.build,
    lampiran_kuesioner.build,
    lampiran_data.build,
    lampiran_foto.build,
    lampiran_tindak_lanjut.build,
)


def build_laporan(material: Material) -> Document:
    """Return the whole laporan of the regulation's outline, BAB I to V and four lampiran."""
    office = material.office
    instansi = office.instansi or DOTS
    scope = scope_words(material)
    return Document(
        title=f"Laporan Survei Kepuasan Masyarakat {scope} {office.instansi}".strip(),
        subject="Survei Kepuasan Masyarakat menurut PermenPANRB 14/2017",
        author=office.instansi,
        cover=(
            "LAPORAN",
            "SURVEI KEPUASAN MASYARAKAT",
            scope.upper(),
            instansi.upper(),
            office.alamat or DOTS,
        ),
        running_head=(instansi, f"Laporan SKM {scope}"),
        chapters=tuple(build(material) for build in CHAPTERS),
        banner=MADE_UP_BANNER if material.made_up else "",
        attachments=attachments(material),
        facts=facts(material),
    )
