"""What a result says of the forms that it leaves out, or had better be read without."""

from skm_desk.domain.id_format import format_count, format_number
from skm_desk.domain.kuesioner import column_order
from skm_desk.use_cases.view_results import ResultView

WITHOUT_FEW = (
    "hasil tanpa formulir itu tidak ditampilkan supaya jawaban seseorang tidak dapat dikenali"
)


def counting_notes(view: ResultView) -> tuple[str, ...]:
    """Return a sentence on unfinished forms and one on careless ones, where there are any."""
    notes = []
    if view.walked_away is not None:
        notes.append(_unfinished(view))
    if view.forms.careless:
        notes.append(_careless(view))
    return tuple(notes)


def _unfinished(view: ResultView) -> str:
    assert view.walked_away is not None
    counted = "ikut dihitung" if view.counts_unfinished else "tidak ikut dihitung"
    words = f"{format_count(view.forms.unfinished)} formulir tidak selesai {counted}"
    asked = sorted(view.walked_away.questions, key=lambda tally: column_order(tally.question))
    blanks = [(tally.question, tally.blank) for tally in asked if tally.blank]
    if not blanks:
        return f"{words}."
    each = ", ".join(f"{kode}: {format_count(count)}" for kode, count in blanks)
    return f"{words}; tidak dijawab di dalamnya ({each})."


def _careless(view: ResultView) -> str:
    count = format_count(view.forms.careless)
    words = (
        f"{count} formulir ditandai karena diisi terlalu cepat, beruntun, atau di luar jam buka,"
        " dan tetap dihitung"
    )
    without = view.without_careless
    if without is None:
        return f"{words}; {WITHOUT_FEW}."
    if without.ikm is None or without.mutu is None:
        return f"{words}; selain itu belum ada formulir."
    words = f"{words}; tanpa formulir itu IKM {format_number(without.ikm)},"
    return f"{words} mutu {without.mutu.label}."
