"""Made-up jawaban for tests of statistics: arrays of nilai, one row a form, 0 for a blank."""

import numpy as np
from numpy.typing import NDArray

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.moments import Moments, PairSums
from tests.domain.strategies import Form
from tests.domain.survey_data import NINE_UNSUR, kuesioner, question

Nilai = NDArray[np.int64]

IN_ORDER = kuesioner(questions=[question(unsur.kode, unsur.kode) for unsur in NINE_UNSUR])
KODES = tuple(question.kode for question in IN_ORDER.questions)
# Three unsur, the first of two questions.
TWO_IN_ONE = kuesioner(
    NINE_UNSUR[:3],
    [question("U1a", "U1"), question("U1b", "U1"), question("U2", "U2"), question("U3", "U3")],
)


def random_nilai(
    seed: int, forms: int, questions: int = 9, satisfied: float = 1.0, blank: float = 0.0
) -> Nilai:
    """Return nilai that go together within a form, as jawaban of people do.

    `satisfied` shifts all of them up; 1 gives an IKM of about 90.
    """
    draw = np.random.default_rng(seed)
    mood = draw.normal(size=(forms, 1)) * 0.7
    feeling = mood + draw.normal(size=(forms, questions)) * 0.7 + draw.normal(size=questions) * 0.4
    nilai = 1 + sum((feeling > cut - satisfied).astype(int) for cut in (-2.2, -1.3, 0.3))
    return nilai * (draw.random((forms, questions)) >= blank)


def forms_of(nilai: Nilai, asked: Kuesioner = IN_ORDER) -> list[Form]:
    """Return the rows as forms, under the kodes of the questions as they are asked."""
    kodes = [question.kode for question in asked.questions]
    return [dict(zip(kodes, (int(n) or None for n in row), strict=True)) for row in nilai]


def sums_of(nilai: Nilai, asked: Kuesioner = IN_ORDER) -> Moments:
    """Return the moments of the rows by products of matrices."""
    given = (nilai > 0).astype(int)
    n, a, ab = given.T @ given, nilai.T @ given, nilai.T @ nilai
    places = range(nilai.shape[1])
    return Moments(
        tuple(question.kode for question in asked.questions),
        tuple(question.unsur for question in asked.questions),
        len(nilai),
        {
            (i, j): PairSums(int(n[i, j]), int(a[i, j]), int(a[j, i]), int(ab[i, j]))
            for i in places
            for j in places
            if i <= j
        },
    )
