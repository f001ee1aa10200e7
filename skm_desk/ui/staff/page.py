"""The pages of the staff window, in the order of the navigation; a new page is a new line here."""

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.page import Page
from skm_desk.ui.shared.page_frame import PageFrame


def _build_results(context: Context) -> PageFrame:
    from skm_desk.ui.staff.results import ResultsPage

    return ResultsPage(context)


def _build_kiosk(context: Context) -> PageFrame:
    from skm_desk.ui.staff.kiosk_page import KioskPage

    return KioskPage(context)


# What is looked at every day comes first; what is set once stands last.
DAILY_PAGES = (Page("Hasil", "results", "IKM, mutu, dan nilai setiap unsur", _build_results),)
YEARLY_PAGES = (Page("Kios", "kiosk", "Buka kios dan atur apa yang ditanyakannya", _build_kiosk),)
