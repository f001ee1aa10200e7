"""What is said of a file of filled forms: how it was understood, and what is at fault in it."""

from collections.abc import Iterator

from skm_desk.domain.id_format import format_count
from skm_desk.exchange.reading import Reading
from skm_desk.sentences.worksheet_words import worksheet_notes
from skm_desk.use_cases.import_data import ImportPreview

KNOWN_BEFORE = "Berkas dengan isi yang sama sudah pernah diimpor; tidak ada yang ditambah."


def question_names(preview: ImportPreview) -> Iterator[tuple[str, str]]:
    """Yield the heading of each column of jawaban, and the unsur that it is read as."""
    names = {unsur.kode: unsur.nama for unsur in preview.kuesioner.unsur_list}
    kodes = {question.kode: question.unsur for question in preview.kuesioner.questions}
    for heading, field in preview.reading.columns:
        if field in kodes:
            yield heading, f"{names[kodes[field]]} ({field})"


def import_notes(preview: ImportPreview) -> list[str]:
    """Return one sentence for each thing about the file that a person should know."""
    inspection = preview.inspection
    notes = worksheet_notes(inspection.worksheets, inspection.names_offered, preview.how.names)
    for part in inspection.each:
        where = f"Lembar kerja {part.sheet}: " if inspection.parts else ""
        notes += [f"{where}{words}" for words in _left_out(part.reading)]
    if preview.reading.ignored_columns:
        notes.append(f"Kolom yang tidak dipakai: {', '.join(preview.reading.ignored_columns)}.")
    if preview.new_layanan:
        notes.append(f"Layanan baru: {', '.join(preview.new_layanan)}.")
    if preview.future_dates:
        notes.append(
            f"{format_count(preview.future_dates)} formulir bertanggal sesudah hari ini dan diberi"
            " tanda; periksa tanggal komputer."
        )
    return notes


def _left_out(reading: Reading) -> list[str]:
    """Return a sentence for each kind of row that was left out of one table."""
    notes = []
    if reading.repeated_rows:
        rows = ", ".join(str(row) for row in reading.repeated_rows)
        notes.append(f"Baris yang tercetak dua kali dihitung sekali: baris {rows}.")
    if reading.foot_rows:
        first, last = reading.foot_rows[0], reading.foot_rows[-1]
        notes.append(f"Baris {first} sampai {last} dibaca sebagai kaki tabel dan tidak dihitung.")
    return notes
