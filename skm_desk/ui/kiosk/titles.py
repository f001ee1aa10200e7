"""What the steps of the kiosk are called, in plain words to the visitor."""

from skm_desk.domain.filling import Filling, Part

TITLES = {
    "layanan": "Layanan apa yang Anda terima?",
    "jenis_kelamin": "Jenis kelamin Anda?",
    "usia": "Berapa usia Anda?",
    "pendidikan": "Pendidikan terakhir Anda?",
    "pekerjaan": "Pekerjaan utama Anda?",
    "pekerjaan_text": "Apa pekerjaan Anda?",
    "disabilitas": "Apakah Anda penyandang disabilitas?",
    "saran": "Ada saran untuk kami?",
}
TEXT_HELP = "Tulis dengan singkat, tanpa nama Anda."
SARAN_HELP = "Boleh dikosongkan. Jangan menulis nama atau nomor telepon."
# A touch and a glance: what a visitor needs for a step that asks for one of a few tiles.
SECONDS_A_STEP = 4


def where(filling: Filling) -> str:
    """Return in words where the visitor is."""
    step = filling.step
    if step.part is Part.SARAN:
        return "Saran"
    if step.part is not Part.QUESTION:
        return "Tentang Anda"
    questions = [known.name for known in filling.steps if known.part is Part.QUESTION]
    return f"Pertanyaan {questions.index(step.name) + 1} dari {len(questions)}"


def sends_itself(seconds: int) -> str:
    """Return when a form that is done is sent without a touch."""
    return f"Terkirim sendiri dalam {seconds} detik."


# What tells where the visitor is: as long as it usually is, and as long as it can become.
USUAL_WHERE = "Pertanyaan 10 dari 10"
LONGEST_WHERE = f"Saran. {sends_itself(20)}"


def share_done(filling: Filling) -> float:
    """Return how much of the visit is done, 0.0 to 1.0."""
    return filling.place / len(filling.steps)


def minutes_for(steps: int) -> int:
    """Return about how many minutes so many steps take, at least one."""
    return max((steps * SECONDS_A_STEP + 30) // 60, 1)


def place_of(instansi: str, provinsi: str) -> str:
    """Return the line below the name of the office; nothing that the name says already."""
    known = provinsi.strip()
    if not known or known.casefold() in instansi.casefold():
        return ""
    return known if known.casefold().startswith("provinsi") else f"Provinsi {known}"
