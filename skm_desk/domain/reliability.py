"""Reliability of a question set: whether its questions measure one thing together.

Cronbach's alpha with Feldt's interval, and per question its correlation with the others. All
is computed from the covariances of pairs of questions, each over the forms that answered both
(pairwise): without blanks that is the textbook formula, with blanks no form is thrown away.
"""

from dataclasses import dataclass

from skm_desk.domain.distributions import UPPER_TAIL, f_quantile
from skm_desk.domain.moments import Moments

WEAK_BELOW = 0.30  # the corrected correlation under which a question fits badly (Nunnally 1978)
FEWEST_FORMS = 3


@dataclass(frozen=True)
class QuestionFit:
    """How one question fits the others.

    `item_total` is its correlation (-1 to 1) with the sum of the others, itself left out;
    `alpha_without` is what alpha would be without it. None where it cannot be computed: a
    question to which all said the same has no correlation.
    """

    question: str
    unsur: str
    item_total: float | None
    alpha_without: float | None

    @property
    def is_weak(self) -> bool:
        """True when the question hardly goes along with the others."""
        return self.item_total is not None and self.item_total < WEAK_BELOW


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha (at most 1, below 0 when questions contradict) with its 95 % interval.

    `forms` is the fewest forms that answered any two of the questions, `used` how many
    questions have a spread and so take part in alpha.
    """

    alpha: float
    low: float
    high: float
    forms: int
    used: int
    questions: tuple[QuestionFit, ...]


def compute_reliability(moments: Moments) -> Reliability | None:
    """Return alpha, its interval and the fit of each answered question.

    Questions without spread take no part. None when fewer than two have one, when some two were
    answered together by fewer than three forms, and when the sums of the forms do not differ.
    """
    answered = [q for places in moments.by_unsur().values() for q in places]
    used = tuple(q for q in answered if moments.jawaban(q) > 1 and moments.covariance(q, q) > 0)
    forms = moments.fewest_together(used)
    if len(used) < 2 or forms < FEWEST_FORMS:
        return None
    alpha = _alpha(moments, used)
    if alpha is None:
        return None
    low, high = feldt_interval(alpha, forms, len(used))
    fits = tuple(_fit(moments, q, used) for q in answered)
    return Reliability(alpha, low, high, forms, len(used), fits)


def feldt_interval(alpha: float, forms: int, questions: int) -> tuple[float, float]:
    """Return the 95 % interval of an alpha of `forms` >= 2 forms and `questions` >= 2 questions.

    1 - (1 - alpha) F, F with n - 1 and (n - 1)(k - 1) degrees of freedom (Feldt, Woodruff and
    Salih 1987, formulas 6 and 7).
    """
    d1, d2 = forms - 1, (forms - 1) * (questions - 1)
    low = 1 - (1 - alpha) * f_quantile(UPPER_TAIL, d1, d2)
    high = 1 - (1 - alpha) * f_quantile(1 - UPPER_TAIL, d1, d2)
    return low, high


def _alpha(moments: Moments, places: tuple[int, ...]) -> float | None:
    """Return k / (k - 1) (1 - sum of variances / variance of the sum), or None without spread."""
    of_sum = moments.covariance_of_sums(places, places)
    if of_sum <= 0:
        return None
    of_each = sum(moments.covariance(q, q) for q in places)
    return len(places) / (len(places) - 1) * (1 - of_each / of_sum)


def _fit(moments: Moments, q: int, used: tuple[int, ...]) -> QuestionFit:
    kode, unsur = moments.questions[q], moments.unsur[q]
    if q not in used:
        return QuestionFit(kode, unsur, None, None)
    others = tuple(other for other in used if other != q)
    return QuestionFit(
        kode,
        unsur,
        moments.correlation_of_sums((q,), others),
        _alpha(moments, others) if len(others) > 1 else None,
    )
