"""The one rounding of the program: half up, on exact fractions, once, for showing."""

from decimal import Decimal
from fractions import Fraction


def round_half_up(value: Fraction | Decimal | int, places: int = 2) -> Decimal:
    """Return `value` rounded half up (away from zero) to `places` decimals, exactly.

    The result always carries `places` digits after the point: 80 → Decimal('80.00').
    """
    fraction = Fraction(value)
    scaled = abs(fraction) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    signed = -whole if fraction < 0 else whole
    return Decimal(f"{signed}E-{places}")  # exact: arithmetic would round to the context's digits
