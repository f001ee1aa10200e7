"""Who answered: counts per group, and percentages that add up to 100,00."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from skm_desk.domain.kuesioner import Kuesioner

NOT_FILLED = ""  # the kode of "tidak diisi" in counts and rows

# Age bands without gap or overlap: the highest usia of each; None is open above.
USIA_BANDS: tuple[tuple[str, int | None], ...] = (
    ("di bawah 17 tahun", 16),
    ("17–25 tahun", 25),
    ("26–35 tahun", 35),
    ("36–45 tahun", 45),
    ("46–55 tahun", 55),
    ("56–65 tahun", 65),
    ("di atas 65 tahun", None),
)


@dataclass(frozen=True)
class GroupRow:
    """One group: its kode ("" for not filled), its words, its count, its share of all forms.

    `percent` has 2 decimals; None when there is no form at all.
    """

    kode: str
    label: str
    count: int
    percent: Decimal | None


@dataclass(frozen=True)
class Breakdown:
    """All forms split by one field; counts add up to the forms, percentages to 100,00."""

    field: str
    title: str
    rows: tuple[GroupRow, ...]

    @property
    def total(self) -> int:
        """The number of forms."""
        return sum(row.count for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """True when nobody filled this field."""
        return all(row.count == 0 for row in self.rows if row.kode != NOT_FILLED)


def share_out(counts: Sequence[int]) -> list[Decimal] | None:
    """Return percentages of 2 decimals that add up to exactly 100,00, or None if all are 0.

    Largest remainder: each share is cut down, and the missing hundredths go to the largest
    remainders, equal ones to the earlier place.
    """
    total = sum(counts)
    if total == 0:
        return None
    hundredths = [count * 10_000 // total for count in counts]
    remainders = [count * 10_000 % total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: (-remainders[place], place))
    for place in by_remainder[: 10_000 - sum(hundredths)]:
        hundredths[place] += 1
    return [Decimal(part).scaleb(-2) for part in hundredths]


def usia_band(usia: int) -> str:
    """Return the label of the band that holds `usia`."""
    for label, highest in USIA_BANDS:
        if highest is None or usia <= highest:
            return label
    raise AssertionError("the last band is open")


def break_down(
    field: str, title: str, labels: Mapping[str, str], counts: Mapping[str, int]
) -> Breakdown:
    """Return the split of all forms by one field.

    `labels` maps each choice to its words in the order of the sheet; `counts` maps each choice
    (and "" for not filled) to its number of forms. A choice that is counted but has no label
    (kept from an older question set) is listed under its kode. "Tidak diisi" comes last, and
    only when it happened.
    """
    kodes = [*labels, *sorted(set(counts) - set(labels) - {NOT_FILLED})]
    words = [labels.get(kode, kode) for kode in kodes]
    if counts.get(NOT_FILLED, 0):
        kodes.append(NOT_FILLED)
        words.append("Tidak diisi")
    numbers = [counts.get(kode, 0) for kode in kodes]
    shares = share_out(numbers)
    rows = tuple(
        GroupRow(kode, word, number, shares[place] if shares else None)
        for place, (kode, word, number) in enumerate(zip(kodes, words, numbers, strict=True))
    )
    return Breakdown(field, title, rows)


def profile_labels(kuesioner: Kuesioner, layanan: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return, per profile field in the order of the laporan, its choices and their words.

    `layanan` maps the id of each layanan to its name. A field whose choices are empty is not
    asked and is left out.
    """
    profile = kuesioner.profile
    fields = {
        "jenis_kelamin": {choice.kode: choice.label for choice in profile.jenis_kelamin},
        "usia": {label: label for label, _ in USIA_BANDS},
        "pendidikan": {choice.kode: choice.label for choice in profile.pendidikan},
        "pekerjaan": {choice.kode: choice.label for choice in profile.pekerjaan},
        "layanan": dict(layanan),
        "disabilitas": {choice.kode: choice.label for choice in profile.disabilitas},
    }
    return {field: labels for field, labels in fields.items() if labels}
