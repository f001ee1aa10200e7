"""What can be wrong about a saran and what a laporan quotes of it."""

from dataclasses import dataclass

from skm_desk.domain.errors import RuleError


class SaranError(RuleError):
    """Something about a saran."""


@dataclass(eq=False)
class SaranEmpty(SaranError):
    """A saran without a text."""


@dataclass(eq=False)
class SaranUnknown(SaranError):
    """No saran has this id, or the form that holds it is void or holds none any more."""

    key: str


@dataclass(eq=False)
class SaranOfForm(SaranError):
    """The saran is part of a form: the form is corrected or voided, not the saran alone."""

    key: str


@dataclass(eq=False)
class SaranVoid(SaranError):
    """The saran is void: nothing is done with it until it is taken back."""

    key: str


@dataclass(eq=False)
class QuoteAltered(SaranError):
    """A quote changes the words of a saran; it may only leave some out."""

    quote: str
