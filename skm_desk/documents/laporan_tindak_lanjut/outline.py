"""The outline of the laporan hasil tindak lanjut: its chapters, its cover, what it carries.

It is about the plan made after the survey that it names; lampiran 4 of the laporan SKM tells the
same of the survey before.
"""

from collections.abc import Callable

from skm_desk.documents.blocks import Chapter, Document
from skm_desk.documents.laporan_skm.outline import MADE_UP_BANNER
from skm_desk.documents.laporan_tindak_lanjut import chapters
from skm_desk.documents.material import Material
from skm_desk.documents.provenance import SUMS_FILE, facts, sums_alone
from skm_desk.documents.texts import DOTS, scope_words

CHAPTERS: tuple[Callable[[Material], Chapter], ...] = (
    chapters.build_introduction,
    chapters.build_plan,
    chapters.build_realisation,
    chapters.build_conclusion,
)


def build_tindak_lanjut(material: Material) -> Document:
    """Return the laporan hasil tindak lanjut of the survey that the material is about."""
    instansi = material.office.instansi or DOTS
    scope = scope_words(material)
    return Document(
        title=f"Laporan Hasil Tindak Lanjut SKM {scope} {material.office.instansi}".strip(),
        subject="Tindak lanjut Survei Kepuasan Masyarakat menurut PermenPANRB 14/2017",
        author=material.office.instansi,
        cover=(
            "LAPORAN HASIL TINDAK LANJUT",
            "SURVEI KEPUASAN MASYARAKAT",
            scope.upper(),
            instansi.upper(),
            material.office.alamat or DOTS,
        ),
        running_head=(instansi, f"Laporan tindak lanjut SKM {scope}"),
        chapters=tuple(build(material) for build in CHAPTERS),
        banner=MADE_UP_BANNER if material.made_up else "",
        attachments=sums_alone(material),
        facts=facts(material, SUMS_FILE),
    )
