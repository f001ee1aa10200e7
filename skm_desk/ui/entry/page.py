"""The pages for paper forms, in the order of the navigation; a new page is a new line here."""

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.page import Page
from skm_desk.ui.shared.page_frame import PageFrame


def _build_entry(context: Context) -> PageFrame:
    from skm_desk.ui.entry.typing_page import EntryPage

    return EntryPage(context)


def _build_verify(context: Context) -> PageFrame:
    from skm_desk.ui.entry.verify_page import VerifyPage

    return VerifyPage(context)


PAGES = (
    Page("Isi kuesioner kertas", "paper", "Ketik kuesioner kertas ke dalam data", _build_entry),
    Page("Periksa ganda", "verify", "Ketik ulang dan putuskan yang berbeda", _build_verify),
)
