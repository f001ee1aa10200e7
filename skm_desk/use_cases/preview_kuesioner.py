"""See a question set as it will be printed, whether it is kept yet or only being edited."""

from dataclasses import dataclass, replace

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.profile_choices import profile_of
from skm_desk.domain.settings import Office
from skm_desk.use_cases.preview_document import PageImage, PageSize


@dataclass(frozen=True)
class KuesionerPaper:
    """The printed form as a PDF, with the sizes of its pages."""

    data: bytes
    sizes: tuple[PageSize, ...]


def print_kuesioner(kuesioner: Kuesioner, office: Office) -> KuesionerPaper:
    """Return the form on paper, with the profile as this office asks it."""
    # ReportLab is loaded only when something is printed.
    from skm_desk.documents.kuesioner_form import form_document
    from skm_desk.documents.pages import page_sizes
    from skm_desk.documents.press.printer import print_document

    asked = replace(kuesioner, profile=profile_of(kuesioner.profile, office.own_choices))
    data = print_document(form_document(asked, office.instansi)).data
    return KuesionerPaper(data, tuple(PageSize(*size) for size in page_sizes(data)))


def draw_paper(paper: KuesionerPaper, place: int, width: int) -> PageImage:
    """Return the page at `place` (from 0), `width` pixels wide."""
    from skm_desk.documents.pages import page_bitmap

    height = paper.sizes[place].height_for(width)
    return PageImage(width, height, page_bitmap(paper.data, place, width, height))
