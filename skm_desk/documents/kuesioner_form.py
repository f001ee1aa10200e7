"""The kuesioner on paper, from the same question set that the screen asks."""

from skm_desk.documents.blocks import (
    Block,
    Boxes,
    Chapter,
    Choices,
    Document,
    Heading,
    Paragraph,
    Space,
)
from skm_desk.documents.material import Material
from skm_desk.domain.kuesioner import Kuesioner, ProfileChoice

_SARAN_LINES = 4


def build_kuesioner(material: Material) -> Document:
    """Return the form to be copied and filled in by hand in the latest of the periods."""
    return form_document(material.kuesioner, material.office.instansi)


def form_document(kuesioner: Kuesioner, instansi: str) -> Document:
    """Return the form of this question set alone, under the name of the office.

    Petugas number the sheets; the number is what a form is found by when it is keyed again.
    """
    sheet = Boxes("Nomor lembar", line="………… (diisi petugas)")
    return Document(
        title=kuesioner.judul,
        subject=kuesioner.source,
        author=instansi,
        cover=(),
        running_head=(instansi, ""),
        chapters=(Chapter("", "", (sheet, *form_blocks(kuesioner))),),
        with_contents=False,
    )


def form_blocks(kuesioner: Kuesioner) -> tuple[Block, ...]:
    """Return the blocks of the form: head, profile, questions in the order asked."""
    profile = kuesioner.profile.offered
    blocks: list[Block] = [
        Paragraph(kuesioner.judul, strong=True, centred=True, indent=False),
        Space(2),
        Boxes("Tanggal survei", line="……/……/…………"),
    ]
    if profile.hours:
        blocks.append(Boxes("Jam survei", profile.hours))
    blocks.append(Heading("I.", "Profil"))
    if profile.jenis_kelamin:
        blocks.append(_boxes("Jenis kelamin", profile.jenis_kelamin))
    blocks.append(Boxes("Usia", line="………… tahun"))
    if profile.pendidikan:
        blocks.append(_boxes("Pendidikan", profile.pendidikan))
    if profile.pekerjaan:
        blocks.append(_boxes("Pekerjaan", profile.pekerjaan))
    if profile.disabilitas:
        blocks.append(_boxes("Kategori disabilitas", profile.disabilitas))
    blocks += [
        Boxes("Jenis layanan yang diterima", line="…" * 30),
        Heading("II.", "Pendapat responden tentang pelayanan"),
        Paragraph(
            "Lingkari huruf jawaban yang sesuai; angka di kanan diisi petugas. Pertanyaan boleh"
            " dikosongkan.",
            indent=False,
        ),
    ]
    blocks += [
        Choices(number, question.text, question.choices)
        for number, question in enumerate(kuesioner.questions, start=1)
    ]
    blocks += [Heading("III.", "Saran"), *[Boxes("", line="…" * 60)] * _SARAN_LINES]
    return tuple(blocks)


def _boxes(label: str, choices: tuple[ProfileChoice, ...]) -> Boxes:
    line = f"sebutkan: {'…' * 15}" if any(choice.with_text for choice in choices) else ""
    return Boxes(label, tuple(choice.label for choice in choices), line)
