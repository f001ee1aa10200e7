"""A layanan is found by its name as people type it."""

import pytest

from skm_desk.domain.errors import LayananUnknown
from skm_desk.domain.layanan import Layanan, find_layanan

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
