"""The questionnaire on paper, from the same question set that the screen asks."""

from skm_desk.documents.blocks import Block, Boxes, Choices, Heading, Paragraph, Space
from skm_desk.domain.kuesioner import Kuesioner, ProfileChoice


def form_blocks(kuesioner: Kuesioner) -> tuple[Block, ...]:
    """Return the blocks of the questionnaire: head, profile, questions in the order asked."""
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
    blocks += [Heading("III.", "Saran"), Boxes("", line="…" * 60), Boxes("", line="…" * 60)]
    return tuple(blocks)


def _boxes(label: str, choices: tuple[ProfileChoice, ...]) -> Boxes:
    line = f"sebutkan: {'…' * 15}" if any(choice.with_text for choice in choices) else ""
    return Boxes(label, tuple(choice.label for choice in choices), line)
