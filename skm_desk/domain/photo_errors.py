"""What can be wrong about a photo for the laporan."""

from dataclasses import dataclass

from skm_desk.domain.errors import RuleError


class PhotoError(RuleError):
    """Something about a photo."""


@dataclass(eq=False)
class PhotoUnknown(PhotoError):
    """No photo has this id, or it was taken out of the laporan."""

    key: str


@dataclass(eq=False)
class TooManyPhotos(PhotoError):
    """The period of this `kode` has as many photos as it may have, which is `most`."""

    kode: str
    most: int
