"""A mean of questions (an NRR, an IKM) and how far chance may have moved it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from skm_desk.domain.kuesioner import NILAI
from skm_desk.domain.moments import Moments
from skm_desk.domain.result import SCALE, Bobot

_NOISE = 1e-12  # what floats leave where terms cancel


@dataclass(frozen=True)
class Estimate:
    """A sum of NRR times coefficients.

    `variance` is that of the sum itself, not that of one form. `fewest` is the fewest jawaban
    (at least 2) of any of its questions. `low` and `high` are what the sum would be if every
    jawaban were 1, and 4.
    """

    mean: float
    variance: float
    fewest: int
    low: float
    high: float


def estimate(
    moments: Moments, coefficients: Mapping[int, float], population: int | None = None
) -> Estimate | None:
    """Return the sum of NRR x coefficient over questions (place to coefficient), with its variance.

    Each NRR is a sum of nilai over a number of jawaban, and two of them depend on each other
    through the forms that answered both. Linearised (Cochran, Sampling Techniques, 6.3; Woodruff
    1971), the variance is the sum over all pairs q, r of

        c_q c_r k_q k_r sum over forms with both of (y_q - NRR_q)(y_r - NRR_r) / (n_q n_r)

    with k_q^2 = n_q / (n_q - 1). A known `population` N (at least the number of forms) shrinks
    each term by (N - n) / (N - 1), n = n_q n_r / n_qr; with n_qr forms that answered both, this
    is n_q of a question with itself. Without blanks all of it is s^2 / n x (N - n) / (N - 1), s^2
    the variance of the sums of the forms. None without questions, or when one has fewer than two
    jawaban.
    """
    if not coefficients or min(moments.jawaban(q) for q in coefficients) < 2:
        return None
    scaled = {
        q: coefficient * sqrt(moments.jawaban(q) / (moments.jawaban(q) - 1))
        for q, coefficient in coefficients.items()
    }
    terms = [
        scaled[q] * scaled[r] * _covariance_of_nrr(moments, q, r, population)
        for q in scaled
        for r in scaled
    ]
    variance = sum(terms)
    if variance <= _NOISE * sum(abs(term) for term in terms):
        variance = 0.0
    reached = sum(coefficients.values())
    return Estimate(
        mean=sum(coefficient * moments.mean(q) for q, coefficient in coefficients.items()),
        variance=variance,
        fewest=min(moments.jawaban(q) for q in coefficients),
        low=NILAI[0] * reached,
        high=NILAI[-1] * reached,
    )


def finite_correction(n: float, population: int | None) -> float:
    """Return (N - n) / (N - 1), by which a variance shrinks when `n` of N >= 2 were asked.

    1 for an unknown population, and never below 0.
    """
    return 1.0 if population is None else max(0.0, (population - n) / (population - 1))


def ikm_coefficients(moments: Moments, bobot: Bobot) -> dict[int, float]:
    """Return what each answered question adds to the IKM per point of its NRR."""
    by_unsur = moments.by_unsur()
    if not by_unsur:
        return {}
    of_one = float(bobot.of(len(by_unsur)) * SCALE)
    return {q: of_one / len(places) for places in by_unsur.values() for q in places}


def nilai_coefficients(moments: Moments, unsur: str) -> dict[int, float]:
    """Return what each answered question adds to the nilai (25-100) of an unsur, by its kode."""
    places = moments.by_unsur().get(unsur, ())
    return {q: SCALE / len(places) for q in places}


def _covariance_of_nrr(moments: Moments, q: int, r: int, population: int | None) -> float:
    """Return the term of two questions, all but c and k.

    Worked out in whole numbers, so that no spread is exactly 0.
    """
    pair, own, other = moments.pair(q, r), moments.pair(q, q), moments.pair(r, r)
    if not pair.n:
        return 0.0
    product = own.n * other.n
    spread = (
        product * pair.ab
        - other.a * own.n * pair.a
        - own.a * other.n * pair.b
        + pair.n * own.a * other.a
    )
    return spread / product**2 * finite_correction(product / pair.n, population)
