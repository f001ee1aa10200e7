"""The block that the head of the office signs."""

from skm_desk.documents.blocks import Signature
from skm_desk.documents.material import Material
from skm_desk.documents.texts import DOTS
from skm_desk.domain.id_format import format_date


def signature(material: Material, dated: bool = True) -> Signature:
    """Return place, date, office and name; what is not known stays a dotted line.

    The date is that of the laporan; a document that is signed on another day is not `dated`.
    """
    office = material.office
    day = material.latest.laporan_date if dated else None
    lines = [office.pangkat_kepala] if office.pangkat_kepala else []
    lines.append(f"NIP {office.nip_kepala or DOTS}")
    return Signature(
        place_and_date=f"{office.kota or DOTS}, {format_date(day) if day else DOTS}",
        office=office.jabatan_kepala or DOTS,
        name=office.nama_kepala,
        lines=tuple(lines),
    )
