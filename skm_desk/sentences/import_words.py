"""What is said of a file of filled forms: how it was understood, and what is at fault in it."""

from collections.abc import Iterator

from skm_desk.domain.id_format import format_count, format_date, format_moment, join_words
from skm_desk.domain.overlap import Taking
from skm_desk.exchange.reading import Reading
from skm_desk.sentences.worksheet_words import worksheet_notes
from skm_desk.use_cases.import_data import ImportPreview
from skm_desk.use_cases.known_rows import EarlierImport, KnownRows, LikelyCorrection
from skm_desk.use_cases.manage_imports import ImportRow

KNOWN_BEFORE = "Berkas dengan isi yang sama sudah pernah diimpor; tidak ada yang ditambah."
NOTHING_NEW = "Semua baris berkas ini sudah masuk lewat impor sebelumnya; tidak ada yang ditambah."
WEAK = (
    "Tidak ada cap waktu atau nomor yang menyebut orangnya: jawabannya sama, orangnya mungkin lain."
)
_MOST_CORRECTIONS = 20
_LONGEST_CELL = 40  # letters of a cell that are shown
_LONGEST_SHEETS = 120  # of the names of worksheets


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
    notes += known_notes(preview.known, preview.how.rows)
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


def known_notes(known: KnownRows, rows: Taking | None) -> list[str]:
    """Return a sentence for each thing about rows that came in before."""
    notes = []
    if known.places:
        became = {
            Taking.NEW: "; tidak dimasukkan lagi",
            Taking.ALL: "; dimasukkan juga, sebagai orang lain",
        }
        where = join_words([earlier_words(earlier) for earlier in known.imports])
        count = format_count(len(known.places))
        notes.append(f"{count} baris sudah ada lewat {where}{became[rows] if rows else ''}.")
    if known.is_weak:
        notes.append(WEAK)
    shown = known.corrections[:_MOST_CORRECTIONS]
    notes += [f"Mungkin koreksi: {correction_words(one)}." for one in shown]
    if rest := len(known.corrections) - len(shown):
        notes.append(f"Dan {format_count(rest)} baris lain yang mungkin koreksi.")
    if known.unsigned:
        notes.append(
            f"{format_count(known.unsigned)} impor dari program yang lebih lama tidak dapat"
            " dibandingkan baris demi baris."
        )
    return notes


def earlier_words(earlier: EarlierImport) -> str:
    """Return which earlier import holds how many rows of a file."""
    count, day = format_count(earlier.rows), format_date(earlier.at.date())
    return f"impor nomor {earlier.number} ({earlier.file_name}, {day}: {count} baris)"


def correction_words(correction: LikelyCorrection) -> str:
    """Return what a row says and what the form of an earlier import said."""
    sheet = f"lembar kerja {correction.worksheet}, " if correction.worksheet else ""
    cell = correction.cell
    before, now = _shown(cell.before), _shown(cell.now)
    return (
        f"{sheet}baris {format_count(correction.row)}, kolom {cell.column}: dulu {before},"
        f" sekarang {now}"
    )


def import_facts(row: ImportRow) -> list[str]:
    """Return what is told of an import in a list: forms, then all of `import_detail`."""
    return [f"{format_count(row.forms)} formulir", *import_detail(row)]


def import_detail(row: ImportRow) -> list[str]:
    """Return worksheets, when, by whom and the state of an import."""
    file = row.file
    facts = [f"lembar kerja {_short(file.sheets, _LONGEST_SHEETS)}"] if file.sheets else []
    facts.append(format_moment(file.at.replace(tzinfo=None)))
    facts.append(f"dari PC {row.from_pc}" if row.from_pc else f"oleh {row.who}")
    if file.void_reason is not None:
        facts.append(f"dibatalkan: {file.void_reason}")
    elif row.void:
        facts.append(f"{format_count(row.void)} di antaranya batal")
    return facts


def taken_back_words(row: ImportRow) -> str:
    """Return that an import was taken back, and how many forms are void now."""
    forms = format_count(row.forms - row.void)
    return (
        f"Impor nomor {row.number} ({row.file.file_name}) dibatalkan: {forms} formulir menjadi"
        " batal, tetap tersimpan, dan tidak dihitung."
    )


def _shown(text: str) -> str:
    return f"“{_short(text, _LONGEST_CELL)}”" if text else "kosong"


def _short(text: str, longest: int) -> str:
    return f"{text[:longest]}…" if len(text) > longest else text


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
