"""What is wrong with what an office says of itself: its layanan, its NIP, its earlier years."""

from dataclasses import dataclass

from skm_desk.domain.errors import RuleError


class OfficeError(RuleError):
    """Something that the office says of itself cannot be kept."""


@dataclass(eq=False)
class LayananNamaInvalid(OfficeError):
    """The name of a layanan is empty or too long."""

    nama: str
    longest: int


@dataclass(eq=False)
class LayananExists(OfficeError):
    """Another layanan, perhaps a retired one, has this name."""

    nama: str


@dataclass(eq=False)
class NipInvalid(OfficeError):
    """A NIP has 18 digits, and this one has another number of them, or other signs."""

    nip: str


@dataclass(eq=False)
class KuesionerUnchanged(OfficeError):
    """A new version of a question set would say the same as the one it was made from."""

    kode: str
    version: int


@dataclass(eq=False)
class TahunOutOfRange(OfficeError):
    """A year before this program lies outside the years that can be."""

    tahun: int
    earliest: int
    latest: int


@dataclass(eq=False)
class TahunExists(OfficeError):
    """The values of this year were typed in already."""

    tahun: int


@dataclass(eq=False)
class TahunComputed(OfficeError):
    """The program computes this year itself, from the forms of a period."""

    tahun: int
    period: str


@dataclass(eq=False)
class TahunEmpty(OfficeError):
    """Neither an IKM nor the value of an unsur is given for a year."""

    tahun: int


@dataclass(eq=False)
class EarlierValueInvalid(OfficeError):
    """A value of an earlier year lies off its scale; `what` is IKM, or NRR and the kode."""

    what: str
    value: str
    lowest: str
    highest: str


@dataclass(eq=False)
class NoteTooLong(OfficeError):
    """The note about the bobot of an earlier year is too long."""

    longest: int
