"""Student's t and Fisher's F: what intervals and tests of the survey are measured by.

Both rest on the regularised incomplete beta function, worked out as a continued fraction by the
method of Lentz (Press et al., Numerical Recipes, 6.4). What stands before the fraction is taken
from deviances and Stirling remainders (Loader 2000), so that a million degrees of freedom cost
no digits. The normal distribution is `statistics.NormalDist` of the standard library.
"""

from collections.abc import Callable
from math import exp, lgamma, log, log1p, pi

CONFIDENCE = 0.95  # of every interval that is shown
UPPER_TAIL = 1 - (1 - CONFIDENCE) / 2

_TINY = 1e-300  # stands for a zero in the method of Lentz
_EXACT = 1e-16  # the fraction ends when a step changes it by less
_MOST_STEPS = 100_000
_LARGE = 15.0  # from here on the series of the Stirling remainder is exact
_WIDEST = 690.0  # exp of it is still a float
_CLOSE = 1e-13


def t_cdf(t: float, df: float) -> float:
    """Return the probability of a value of at most `t` of Student's t, `df` above 0."""
    _check(df)
    if t == 0:
        return 0.5
    lower_tail = _beta_tails(df, t * t, df / 2, 0.5)[0] / 2
    return lower_tail if t < 0 else 1 - lower_tail


def t_quantile(p: float, df: float) -> float:
    """Return the value that Student's t stays below with probability `p`, 0 < p < 1, `df` > 0.

    Raise ValueError outside these ranges.
    """
    _check(df, p=p)
    if p == 0.5:
        return 0.0
    tail = min(p, 1 - p)
    far = _solve(lambda t: _beta_tails(df, t * t, df / 2, 0.5)[0] / 2 <= tail)
    return -far if p < 0.5 else far


def f_quantile(p: float, d1: float, d2: float) -> float:
    """Return the value that F stays below with probability `p`, 0 < p < 1, `d1` and `d2` > 0.

    Raise ValueError outside these ranges.
    """
    _check(d1, d2, p=p)

    def is_above(f: float) -> bool:
        lower, upper = _beta_tails(d1 * f, d2, d1 / 2, d2 / 2)
        return lower >= p if p < 0.5 else upper <= 1 - p

    return _solve(is_above)


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function of 0 <= x <= 1 with `a` and `b` above 0.

    Raise ValueError outside these ranges.
    """
    _check(a, b)
    if not 0 <= x <= 1:
        raise ValueError(f"x lies outside 0 to 1: {x}")
    return _beta_tails(x, 1 - x, a, b)[0]


def _check(*positive: float, p: float = 0.5) -> None:
    if not all(value > 0 for value in positive):
        raise ValueError(f"not above 0: {positive}")
    if not 0 < p < 1:
        raise ValueError(f"no probability between 0 and 1: {p}")


def _solve(is_above: Callable[[float], bool]) -> float:
    """Return the value above 0 from which on `is_above` is true, by halving its logarithm."""
    low, high = -_WIDEST, _WIDEST
    while high - low > _CLOSE:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if is_above(exp(middle)):
            high = middle
        else:
            low = middle
    return exp((low + high) / 2)


def _beta_tails(share: float, rest: float, a: float, b: float) -> tuple[float, float]:
    """Return the incomplete beta function of x = share / (share + rest), and 1 less it.

    Both parts are handed in because 1 - x would lose the digits of a far tail.
    """
    x, y = share / (share + rest), rest / (share + rest)
    if x <= 0 or y <= 0:
        return (0.0, 1.0) if x <= 0 else (1.0, 0.0)
    front = _front(share, rest, a, b)
    if x < (a + 1) / (a + b + 2):
        lower = front * _fraction(x, a, b) / a
        return lower, 1 - lower
    upper = front * _fraction(y, b, a) / b
    return 1 - upper, upper


def _front(share: float, rest: float, a: float, b: float) -> float:
    """Return x^a (1 - x)^b / B(a, b), x = share / (share + rest)."""
    off = share * b - rest * a  # from the x at which this is highest, a / (a + b)
    logarithm = (
        a * _log_of_ratio(off / ((share + rest) * a), share, rest, a, b)
        + b * _log_of_ratio(-off / ((share + rest) * b), rest, share, b, a)
        + (log(a / (a + b)) + log(b) - log(2 * pi)) / 2
        + _stirling_remainder(a + b)
        - _stirling_remainder(a)
        - _stirling_remainder(b)
    )
    return exp(logarithm)


def _log_of_ratio(step: float, part: float, other: float, a: float, b: float) -> float:
    """Return log(part / (part + other) * (a + b) / a), which is log(1 + step)."""
    if abs(step) < 0.5:
        return log1p(step)
    return log(part) - log(part + other) + log(a + b) - log(a)


def _stirling_remainder(z: float) -> float:
    """Return what log Gamma(z) holds beyond z log z - z - log(z) / 2 + log(2 pi) / 2."""
    if z < _LARGE:
        return lgamma(z) - ((z - 0.5) * log(z) - z + log(2 * pi) / 2)
    square = z * z
    return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / z


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of the incomplete beta function, by the method of Lentz."""
    c = 1.0
    d = 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _MOST_STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        before = value
        for part in (even, odd):
            d = 1 / _not_zero(1 + part * d)
            c = _not_zero(1 + part / c)
            value *= c * d
        if abs(value - before) <= _EXACT * abs(value):
            return value
    raise ArithmeticError(f"no end of the fraction for {x}, {a}, {b}")


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
