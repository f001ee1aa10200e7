"""What the page for typing says: every sentence of it, decided without a widget."""

from datetime import date, datetime
from fractions import Fraction

from skm_desk.domain.asking import SurveyDays
from skm_desk.domain.batch import Batch
from skm_desk.domain.errors import DateInFuture, DateOutsidePeriod
from skm_desk.domain.filling import SARAN
from skm_desk.domain.id_format import format_count, format_date, format_number, parse_typed_date
from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT, RIGHT
from skm_desk.domain.period import Period
from skm_desk.domain.responden import HIGHEST_USIA, LOWEST_USIA, Responden
from skm_desk.domain.sheet import CARRIED, Field, OpenQuestion, Part, Sheet, values_of
from skm_desk.ui.entry.field_words import digits_of
from skm_desk.ui.shared.messages import failure_words
from skm_desk.use_cases.key_paper import BatchRow

TITLE = "Isi kuesioner kertas"
CHOOSE = "Mulai tumpukan baru, atau lanjutkan yang masih terbuka"
NO_PERIOD = (
    "Belum ada periode yang terbuka. Buat periode survei di halaman Periode; sesudah itu"
    " kuesioner kertasnya diketik di sini."
)
NO_STACK = (
    "Belum ada tumpukan pada periode ini. Satu tumpukan adalah setumpuk kertas yang diketik"
    " oleh satu petugas."
)
KEYS = "0 kosong  ·  Backspace mundur  ·  F2 ganti lembar atau tanggal  ·  F4 jeda"
STAYS = "Tidak ada yang hilang: lembar ini tersimpan sebagai draf. F4 menjeda."
FIRST_FIELD = "Ini isian pertama."
LAST_FIELD = "Ini isian terakhir; Enter menyimpan lembar ini."
SAVE_HINT = (
    "Saran boleh kosong  ·  Enter menyimpan  ·  Shift+Enter baris baru  ·  panah atas mundur"
)
RESUMED = "Dilanjutkan dari draf: teruskan dari isian ini."
CARRIED_HINT = "Ketik, lalu Enter  ·  berlaku untuk lembar ini saja  ·  F2 isian di sebelahnya"
DRAFT_FAILED = "Draf lembar ini belum tersimpan, tetapi tetap ada di layar."
STACK_NOTE = (
    "Yang diisi di sini ikut ke setiap lembar; yang berbeda di satu lembar diganti dengan F2."
)
FIRST_LEMBAR = "1"
NO_OFFICER = "Nama petugas belum diisi; ketik nama Anda dulu."
OTHER_FORM = "Lembar dengan nomor ini sudah ada"
OTHER_ADVICE = "Cocokkan dengan kertas, lalu tutup dan ketik nomor yang benar."
_YES = "Enter: benar  ·  Backspace: ketik ulang"
_LOOK = "Enter: benar, simpan  ·  Backspace: periksa lagi"
_ANEW = "Backspace: ketik ulang"
_FIRST_BACK = "tekan Backspace, lalu "
_AGAIN = "Enter: coba lagi  ·  Backspace: periksa lagi"
_LONGEST_SIGN = 12
_PARTS_APART = (Part.NILAI, Part.TEXT)


def refusal(sheet: Sheet, key: str, stopped: bool = False) -> str:
    """Return why a key was refused, and what the field takes.

    `stopped` tells that nothing is taken there before the officer has looked.
    """
    if key in (LEFT, BACK):
        return FIRST_FIELD
    takes = f"{_FIRST_BACK if stopped else ''}{what_it_takes(sheet.at)}"
    if not sheet.typed and key in (RIGHT, NEXT, ENTER):
        is_lacking = sheet.lacks(sheet.at)
        return f"Isian ini belum diketik: {takes}." if is_lacking else LAST_FIELD
    if key in (RIGHT, NEXT, ENTER):
        return f"“{sheet.typed}” belum lengkap: {takes}."
    sign = "Spasi" if key == " " else f"Tombol {key[:_LONGEST_SIGN]}"
    return f"{sign} tidak berlaku di sini: {takes}."


def what_it_takes(field: Field) -> str:
    """Return what may be typed in a field, without a full stop."""
    match field.part:
        case Part.NILAI:
            return "ketik 1 sampai 4, a sampai d, atau 0 bila kosong"
        case Part.CHOICE:
            return f"ketik 1 sampai {len(field.choices)}, atau 0 bila kosong"
        case Part.USIA:
            return f"ketik usia {LOWEST_USIA} sampai {HIGHEST_USIA}, atau 0 bila kosong"
        case Part.DAY:
            return "ketik tanggal seperti 24-11-26"
        case Part.NUMBER:
            return "ketik nomor seperti di kertas"
        case Part.TEXT:
            return "ketik seperti di kertas"


def next_hint(sheet: Sheet) -> str:
    """Return what the keys do in the present field."""
    if sheet.at.name == SARAN:
        return SAVE_HINT
    return CARRIED_HINT if sheet.at.name in CARRIED else KEYS


def question_words(before: Sheet, sheet: Sheet, key: str, days: SurveyDays) -> str:
    """Return the question that a key opened in a sheet, and how to answer it."""
    match sheet.asked:
        case OpenQuestion.UNUSUAL_USIA:
            return f"Usia {sheet.typed} tahun: benar?  {_YES}"
        case OpenQuestion.ALL_BLANK:
            return f"Semua jawaban kosong: benar?  {_LOOK}"
        case OpenQuestion.DIGITS_IN_TEXT:
            name = "Saran" if sheet.at.name == SARAN else "Pekerjaan"
            text = sheet.values.get(sheet.at.name, "").strip()[:_LONGEST_SIGN]
            return f"{name} hanya angka {text}: benar?  {_YES}"
        case OpenQuestion.DAY_OUTSIDE | OpenQuestion.DAY_AHEAD as question:
            day = parse_typed_date(sheet.typed)
            fault: Exception = DateInFuture(day)
            if question is OpenQuestion.DAY_OUTSIDE:
                fault = DateOutsidePeriod(day, days.mulai, days.selesai)
            return f"{failure_words(fault)}  {_ANEW}"
        case OpenQuestion.LACKING:
            return f"Isian ini terlewati: {_FIRST_BACK}{what_it_takes(sheet.at)}."
        case _:
            return refusal(before, key, stopped=True)


def not_kept_words(sentence: str, sheet: Sheet) -> str:
    """Return why a form is not kept, and how to go on from the field that it stands at."""
    return f"{sentence}  {_ANEW if sheet.asked is OpenQuestion.WRONG else _AGAIN}"


def taken_words(lembar: str) -> str:
    """Return that the sheet number is taken, while the form is still being typed."""
    return f"Lembar {lembar} sudah ada dalam periode ini; periksa nomor di kertas. F2 menggantinya."


def which_lembar(lembar: str | None) -> str:
    """Return what a form is called: by the number on its paper, where it has one."""
    return f"Lembar {lembar}" if lembar else "Lembar tadi"


def returned_words(lembar: str | None, sentence: str) -> str:
    """Return that a form that was sent off is not kept, and why."""
    return f"{which_lembar(lembar)} belum tersimpan. {sentence}"


def later_words(lembar: str | None, sentence: str) -> str:
    """Return the same while another form is half typed: it comes when that one is done."""
    return f"{returned_words(lembar, sentence)} Selesaikan dulu lembar ini."


def paused_words(sheet: Sheet, lembar: str | None) -> str:
    """Return what is told when the officer stops."""
    if sheet.keys == 0:
        return "Dijeda; semua lembar yang selesai sudah tersimpan."
    return f"Dijeda. {which_lembar(lembar)} tersimpan sebagai draf; nanti diteruskan dari situ."


def progress_line(batch: Batch, forms: int, keys: int, typed: int) -> str:
    """Return the line below the title while forms are typed.

    `forms` counts the batch; `keys` were pressed for the `typed` forms since it was gone on with,
    those in free texts left out.
    """
    parts = [f"Tumpukan {batch.officer}", f"{format_count(forms)} lembar tersimpan"]
    if typed:
        parts.append(
            f"{format_number(Fraction(keys, typed), places=1)} tombol per lembar di luar saran"
        )
    return "  ·  ".join(parts)


def short_digits(form: Responden, fields: tuple[Field, ...]) -> str:
    """Return what was typed of a form in one line: the profile, then the nilai together."""
    values = values_of(form)
    profile = [
        digits_of(field, values.get(field.name, ""))
        for field in fields
        if field.name not in CARRIED and field.part not in _PARTS_APART
    ]
    nilai = [digits_of(f, values.get(f.name, "")) for f in fields if f.part is Part.NILAI]
    return " ".join((*profile, "".join(nilai)))


def other_title(form: Responden) -> str:
    """Return the title above the form that has a sheet number already."""
    return f"Lembar {form.lembar or ''} sudah tersimpan"


def other_hint(form: Responden) -> str:
    """Return who typed a form, and what became of it."""
    parts = [f"Diketik oleh {form.keyed_by}" if form.keyed_by else "Tidak diketik di program ini"]
    if form.verified_by:
        parts.append(f"diperiksa ganda oleh {form.verified_by}")
    if form.void_reason is not None:
        parts.append(f"dibatalkan: {form.void_reason}")
    return "  ·  ".join(parts)


def outside_period(day: date, period: Period) -> str:
    """Return that a day lies outside the period of the stack."""
    return failure_words(DateOutsidePeriod(day, period.mulai, period.selesai))


def stack_line(row: BatchRow, now: datetime) -> str:
    """Return when a stack was opened, how much it holds, and what is left of it."""
    opened = row.batch.opened
    day = "hari ini" if opened.date() == now.date() else format_date(opened.date())
    parts = [f"dibuka {day} {opened:%H.%M}", f"{format_count(row.forms)} lembar"]
    if row.is_left:
        parts.append("1 lembar belum selesai")
    if row.verified:
        parts.append(f"{format_count(row.verified)} diperiksa ganda")
    if row.batch.closed is not None:
        parts.append("ditutup")
    return "  ·  ".join(parts)
