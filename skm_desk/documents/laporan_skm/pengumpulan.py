"""BAB II: who asked whom, how, where, when, and how many were wanted."""

from fractions import Fraction

from skm_desk.documents.blocks import (
    Align,
    Block,
    Chapter,
    Column,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Table,
)
from skm_desk.documents.material import Material
from skm_desk.documents.texts import DOTS, text_blocks
from skm_desk.domain.id_format import format_count, format_date, format_number, format_span
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.period import Period, Stage, target_of
from skm_desk.domain.sample_size import ERROR_MARGIN, sample_size


def build(material: Material) -> Chapter:
    """Return BAB II."""
    unsur_items = tuple(_unsur_item(unsur) for unsur in material.kuesioner.unsur_list)
    return Chapter(
        "BAB II",
        "Pengumpulan Data SKM",
        (
            Heading("2.1", "Pelaksana SKM"),
            *text_blocks(material, "pelaksana"),
            *_team(material),
            Heading("2.2", "Metode Pengumpulan Data"),
            *text_blocks(material, "metode"),
            ItemList(unsur_items, numbered=True),
            Heading("2.3", "Lokasi Pengumpulan Data"),
            *text_blocks(material, "lokasi"),
            Heading("2.4", "Waktu Pelaksanaan SKM"),
            *text_blocks(material, "waktu"),
            *(_schedule(material, period) for period in material.periods),
            Heading("2.5", "Penentuan Jumlah Responden"),
            *(paragraph for period in material.periods for paragraph in _target(material, period)),
            Paragraph(_reached(material)),
        ),
        key="2",
    )


def _unsur_item(unsur: Unsur) -> Item:
    return Item(f"{unsur.meaning}.", lead=f"{unsur.nama} ({unsur.kode}): ")


def _team(material: Material) -> tuple[Block, ...]:
    """Return who carries out the survey, as far as the office says so."""
    people = dict.fromkeys(person for period in material.periods for person in period.people)
    if not people:
        return ()
    items = tuple(Item(person) for person in people)
    return (Paragraph("Tim pelaksana terdiri atas:"), ItemList(items, numbered=True))


def _schedule(material: Material, period: Period) -> Block:
    stages = period.stages or (Stage("Pengumpulan data", period.mulai, period.selesai),)
    caption = "Jadwal pelaksanaan SKM"
    if len(material.periods) > 1:
        caption = f"{caption}, periode {period.kode}"
    return Table(
        (
            Column("No.", 1, Align.CENTRE),
            Column("Kegiatan", 6),
            Column("Waktu pelaksanaan", 6),
            Column("Hari kerja", 2, Align.RIGHT),
        ),
        [
            (str(number), stage.nama, _when(stage), _days(material, stage))
            for number, stage in enumerate(stages, start=1)
        ],
        caption=caption,
    )


def _when(stage: Stage) -> str:
    if stage.mulai is None or stage.selesai is None:
        return DOTS
    return format_span(stage.mulai, stage.selesai)


def _days(material: Material, stage: Stage) -> str:
    days = stage.working_days(material.office.holidays)
    return "…" if days is None else format_count(days)


def _target(material: Material, period: Period) -> list[Paragraph]:
    """Return how the wanted number of responden was set: by letter, by table, or not at all."""
    of_period = f" periode {period.kode}" if len(material.periods) > 1 else ""
    letter = period.target_letter
    if letter is not None:
        named = f" Nomor {letter.number}" if letter.number else ""
        dated = f" tanggal {format_date(letter.day)}" if letter.day else ""
        return [
            Paragraph(
                f"Jumlah responden{of_period} ditetapkan dengan surat{named}{dated}, yaitu"
                f" {format_count(letter.target)} orang."
            )
        ]
    if period.population is not None:
        return [
            Paragraph(
                f"Jumlah responden{of_period} ditentukan dari jumlah pengguna layanan dengan rumus"
                " Krejcie dan Morgan pada taraf kesalahan"
                f" {format_number(100 * ERROR_MARGIN, places=0)} persen. Untuk populasi"
                f" {format_count(period.population)} orang diperlukan"
                f" {format_count(sample_size(period.population))} responden."
            )
        ]
    return [
        Paragraph(
            f"Jumlah responden{of_period} tidak ditetapkan sebelumnya: semua pengguna layanan yang"
            " bersedia mengisi kuesioner diterima sebagai responden."
        )
    ]


def _reached(material: Material) -> str:
    count = material.result.responden
    words = f"Kuesioner yang terkumpul dan dihitung berjumlah {format_count(count)}"
    wanted = target_of(material.periods)
    if wanted is not None:
        share = format_number(Fraction(100 * count, wanted))
        words += f", yaitu {share} % dari jumlah yang ditetapkan"
    if material.void_forms:
        words += (
            f"; {format_count(material.void_forms)} formulir lain dinyatakan batal dengan alasan"
            " tercatat dan tidak dihitung"
        )
    if material.unfinished_forms:
        counted = "ikut dihitung" if material.counts_unfinished else "tidak dihitung"
        words += (
            f"; {format_count(material.unfinished_forms)} formulir tidak diisi sampai selesai dan"
            f" {counted}"
        )
    return f"{words}.{_careless(material)}"


def _careless(material: Material) -> str:
    """Return how the result reads without the forms that look careless, if there are any."""
    if not material.careless_forms:
        return ""
    words = (
        f" Sebanyak {format_count(material.careless_forms)} formulir ditandai karena diisi terlalu"
        " cepat, beruntun, atau di luar jam buka, dan tetap dihitung"
    )
    without = material.without_careless
    if without is None:
        return (
            f"{words}; IKM tanpa formulir itu tidak dicetak supaya jawaban seseorang tidak dapat"
            " dikenali."
        )
    if without.ikm is None:
        return f"{words}."
    return f"{words}; tanpa formulir itu IKM menjadi {format_number(without.ikm)}."
