"""A layanan is found by its name as people type it, and no two have the same."""

import pytest

from skm_desk.domain.errors import LayananUnknown
from skm_desk.domain.layanan import LONGEST_NAMA, Layanan, find_layanan, tidy_nama
from skm_desk.domain.office_errors import LayananExists, LayananNamaInvalid

LIST = (Layanan("1", "Alat bantu"), Layanan("2", "Orang terlantar", retired=True))


@pytest.mark.parametrize("name", ["Alat bantu", "  ALAT BANTU ", "alat bantu"])
def test_capitals_and_spaces_do_not_matter(name: str) -> None:
    assert find_layanan(name, iter(LIST)).id == "1"


def test_a_retired_layanan_is_still_found() -> None:
    assert find_layanan("orang terlantar", LIST).retired


def test_an_unknown_name_tells_the_known_ones() -> None:
    with pytest.raises(LayananUnknown) as caught:
        find_layanan("KTP", LIST)
    assert caught.value.name == "KTP"
    assert list(caught.value.known) == ["Alat bantu", "Orang terlantar"]


def test_a_name_is_kept_with_single_spaces() -> None:
    assert tidy_nama("  Adopsi \n  anak ", LIST) == "Adopsi anak"
    assert tidy_nama("é" * LONGEST_NAMA, LIST) == "é" * LONGEST_NAMA


@pytest.mark.parametrize("nama", ["", "  \n ", "a" * (LONGEST_NAMA + 1)])
def test_a_name_is_neither_empty_nor_endless(nama: str) -> None:
    with pytest.raises(LayananNamaInvalid):
        tidy_nama(nama, LIST)


@pytest.mark.parametrize("nama", ["Alat bantu", "ALAT  BANTU", " orang terlantar"])
def test_no_two_layanan_have_the_same_name(nama: str) -> None:
    with pytest.raises(LayananExists) as caught:
        tidy_nama(nama, LIST)
    assert caught.value.nama in {layanan.nama for layanan in LIST}
