"""The formula of PermenPANRB 14/2017: Tally in, SkmResult out, in exact fractions.

NRR of a question = sum of nilai / number of jawaban; a blank counts in neither.
NRR of an unsur = mean of the NRR of its answered questions.
IKM = sum of NRR x bobot over the answered unsur, x 25; the bobot is exactly 1/x with x the
number of unsur that have jawaban. Nothing is rounded here.
"""

from collections.abc import Sequence
from fractions import Fraction

from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.result import SCALE, Bobot, SkmResult, UnsurResult
from skm_desk.domain.tally import Tally


def compute_result(
    tally: Tally, unsur_list: Sequence[Unsur], bobot: Bobot = Bobot.EXACT
) -> SkmResult:
    """Return every figure of the tallied forms: NRR per unsur, IKM, mutu, counts.

    Unsur without jawaban are listed with None and take no part in the IKM.
    """
    per_unsur = tuple(_compute_unsur(tally, unsur) for unsur in unsur_list)
    nrr_list = [unsur.nrr for unsur in per_unsur if unsur.nrr is not None]
    exact_ikm = None
    if nrr_list:
        exact_ikm = sum(nrr_list, Fraction(0)) * bobot.of(len(nrr_list)) * SCALE
    return SkmResult(tally.responden, bobot, exact_ikm, per_unsur)


def _compute_unsur(tally: Tally, unsur: Unsur) -> UnsurResult:
    questions = [q for q in tally.questions if q.unsur == unsur.kode]
    nrr_list = [question.nrr for question in questions if question.nrr is not None]
    one, two, three, four = (sum(q.counts[place] for q in questions) for place in range(4))
    return UnsurResult(
        unsur,
        nrr=sum(nrr_list, Fraction(0)) / len(nrr_list) if nrr_list else None,
        jawaban=sum(q.jawaban for q in questions),
        blank=sum(q.blank for q in questions),
        total=sum(q.total for q in questions),
        counts=(one, two, three, four),
    )
