"""Scope: which forms a result counts. Void forms never count."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """The forms of these periods (by kode), of one layanan (by id) or of all when None."""

    periods: tuple[str, ...]
    layanan: str | None = None
