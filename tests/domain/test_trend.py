"""Years before this program, beside those computed here."""

from decimal import Decimal
from fractions import Fraction

import pytest

from skm_desk.domain.office_errors import (
    EarlierValueInvalid,
    NoteTooLong,
    OfficeError,
    TahunEmpty,
    TahunOutOfRange,
)
from skm_desk.domain.trend import EarlierYear, TrendPoint, changes_of, check_earlier_year
from tests.domain.survey_data import NINE_UNSUR

# The published table of the 2024 laporan; by exact 1/9 it gives 93,9167.
PUBLISHED = dict(
    zip(
        (unsur.kode for unsur in NINE_UNSUR),
        map(Decimal, ("3.85", "3.73", "3.80", "3.97", "3.81", "3.74", "3.78", "3.14", "3.99")),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("year", "value"),
    [
        (EarlierYear(2023, ikm=Decimal("87.52")), "87.52"),
        (EarlierYear(2023, ikm=Decimal("87.525")), "87.53"),
        (EarlierYear(2023, ikm=Decimal(80)), "80.00"),
        (EarlierYear(2023, nrr=PUBLISHED), "93.92"),
        (EarlierYear(2023, ikm=Decimal("93.82"), nrr=PUBLISHED), "93.82"),
        (EarlierYear(2023, nrr={"U1": Decimal(4), "U2": Decimal(1)}), "62.50"),
    ],
)
def test_value_of_a_year_typed_in(year: EarlierYear, value: str) -> None:
    assert str(year.value) == value


def test_a_year_of_which_nothing_is_known_has_no_value() -> None:
    assert EarlierYear(2023).value is None
    assert EarlierYear(2023, nrr={}).value is None


def test_unsur_typed_in_can_be_ranked_and_claim_no_jawaban() -> None:
    per_unsur = EarlierYear(2023, nrr=PUBLISHED).per_unsur(NINE_UNSUR)
    assert [unsur.nrr for unsur in per_unsur] == [Fraction(nrr) for nrr in PUBLISHED.values()]
    assert str(per_unsur[7].nilai) == "78.50"
    assert per_unsur[7].mutu.letter == "B"
    assert all(unsur.jawaban == unsur.total == 0 for unsur in per_unsur)
    some = EarlierYear(2023, nrr={"U8": Decimal("3.14")}).per_unsur(NINE_UNSUR)
    assert [unsur.unsur.kode for unsur in some] == ["U8"]
    assert EarlierYear(2023).per_unsur(NINE_UNSUR) == ()


def test_steps_between_the_years() -> None:
    trend = [
        TrendPoint(2022, Decimal("92.68"), True),
        TrendPoint(2023, Decimal("87.52"), True),
        TrendPoint(2024, Decimal("93.54"), False),
    ]
    steps = changes_of(trend)
    assert [(step.earlier.tahun, step.later.tahun) for step in steps] == [
        (2022, 2023),
        (2023, 2024),
    ]
    assert [str(step.points) for step in steps] == ["-5.16", "6.02"]
    assert [point.mutu.letter for point in trend] == ["A", "B", "A"]
    assert changes_of(trend[:1]) == changes_of([]) == ()


def test_a_year_is_known_by_its_ikm_or_by_any_unsur() -> None:
    assert EarlierYear(2023, ikm=Decimal(80)).is_known
    assert EarlierYear(2023, nrr={"U8": Decimal("3.14")}).is_known
    assert not EarlierYear(2023, bobot_note="1/9").is_known
    assert not EarlierYear(2023, nrr={}).is_known


def test_the_mean_of_the_unsur_stands_beside_a_published_ikm() -> None:
    year = EarlierYear(2023, ikm=Decimal("93.82"), nrr=PUBLISHED)
    assert (str(year.value), str(year.mean)) == ("93.82", "93.92")
    assert EarlierYear(2023, ikm=Decimal(80)).mean is None


@pytest.mark.parametrize(
    "year",
    [
        EarlierYear(2000, ikm=Decimal(25)),
        EarlierYear(2026, ikm=Decimal("100.00")),
        EarlierYear(2023, nrr={"U1": Decimal(1), "U2": Decimal(4)}),
        EarlierYear(2023, ikm=Decimal("93.82"), nrr=PUBLISHED, bobot_note="0,111"),
    ],
)
def test_sound_years(year: EarlierYear) -> None:
    check_earlier_year(year, latest=2026)


@pytest.mark.parametrize(
    ("year", "failure"),
    [
        (EarlierYear(1999, ikm=Decimal(80)), TahunOutOfRange),
        (EarlierYear(2027, ikm=Decimal(80)), TahunOutOfRange),
        (EarlierYear(2023), TahunEmpty),
        (EarlierYear(2023, bobot_note="1/9"), TahunEmpty),
        (EarlierYear(2023, ikm=Decimal("24.99")), EarlierValueInvalid),
        (EarlierYear(2023, ikm=Decimal("100.01")), EarlierValueInvalid),
        (EarlierYear(2023, ikm=Decimal(80), nrr={"U1": Decimal("0.99")}), EarlierValueInvalid),
        (EarlierYear(2023, nrr={"U1": Decimal("4.01")}), EarlierValueInvalid),
        (EarlierYear(2023, ikm=Decimal(80), bobot_note="x" * 201), NoteTooLong),
    ],
)
def test_unsound_years(year: EarlierYear, failure: type[OfficeError]) -> None:
    with pytest.raises(failure):
        check_earlier_year(year, latest=2026)


def test_a_value_off_the_scale_is_told_with_its_scale() -> None:
    with pytest.raises(EarlierValueInvalid) as caught:
        check_earlier_year(EarlierYear(2023, nrr={"U3": Decimal(12)}), latest=2026)
    assert vars(caught.value) == {"what": "NRR U3", "value": "12,00", "lowest": "1", "highest": "4"}
