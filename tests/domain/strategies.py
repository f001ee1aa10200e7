"""What hypothesis draws: filled forms, as question kode to nilai or blank."""

from hypothesis import settings
from hypothesis import strategies as st

from tests.domain.survey_data import NINE_UNSUR

KODES = tuple(unsur.kode for unsur in NINE_UNSUR)
NILAI = st.integers(1, 4)

# Whole forms are slow to draw; the laws they test fail on small ones.
few = settings(max_examples=40, deadline=None)

Form = dict[str, int | None]


def forms(min_size: int = 0, max_size: int = 8) -> st.SearchStrategy[list[Form]]:
    """Return lists of forms in which any question may be blank."""
    form = st.fixed_dictionaries({kode: st.none() | NILAI for kode in KODES})
    return st.lists(form, min_size=min_size, max_size=max_size)


def answered_forms(min_size: int = 1, max_size: int = 8) -> st.SearchStrategy[list[Form]]:
    """Return lists of forms of which at least one question has a nilai."""
    return forms(min_size, max_size).filter(
        lambda drawn: any(nilai for form in drawn for nilai in form.values())
    )
