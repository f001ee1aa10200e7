"""The pages of the staff window, in the order of the navigation; a new page is a new line here."""

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.page import Page
from skm_desk.ui.shared.page_frame import PageFrame


def _build_home(context: Context) -> PageFrame:
    from skm_desk.ui.staff.home.page import HomePage

    return HomePage(context)


def _build_results(context: Context) -> PageFrame:
    from skm_desk.ui.staff.results import ResultsPage

    return ResultsPage(context)


def _build_charts(context: Context) -> PageFrame:
    from skm_desk.ui.staff.charts_page.page import ChartsPage

    return ChartsPage(context)


def _build_saran(context: Context) -> PageFrame:
    from skm_desk.ui.staff.saran.page import SaranPage

    return SaranPage(context)


def _build_periods(context: Context) -> PageFrame:
    from skm_desk.ui.staff.periods.page import PeriodsPage

    return PeriodsPage(context)


def _build_tindak_lanjut(context: Context) -> PageFrame:
    from skm_desk.ui.staff.tindak_lanjut.page import TindakLanjutPage

    return TindakLanjutPage(context)


def _build_laporan(context: Context) -> PageFrame:
    from skm_desk.ui.staff.documents.page import LaporanPage

    return LaporanPage(context)


def _build_forms(context: Context) -> PageFrame:
    from skm_desk.ui.staff.forms.page import FormsPage

    return FormsPage(context)


def _build_office(context: Context) -> PageFrame:
    from skm_desk.ui.staff.office.page import OfficePage

    return OfficePage(context)


def _build_exchange(context: Context) -> PageFrame:
    from skm_desk.ui.staff.exchange.page import ExchangePage

    return ExchangePage(context)


def _build_kiosk(context: Context) -> PageFrame:
    from skm_desk.ui.staff.kiosk_page import KioskPage

    return KioskPage(context)


# What is looked at every day comes first; what is set once stands last.
DAILY_PAGES = (
    Page("Beranda", "home", "Bagaimana survei berjalan hari ini", _build_home),
    Page("Hasil", "results", "IKM, mutu, dan nilai setiap unsur", _build_results),
    Page("Grafik", "charts", "Setiap grafik untuk dilihat, disalin, dan disimpan", _build_charts),
    Page("Saran", "saran", "Baca, tandai, kutip, dan tambah saran", _build_saran),
    Page("Formulir", "forms", "Cari, baca, dan perbaiki setiap formulir", _build_forms),
)
YEARLY_PAGES = (
    Page("Periode", "period", "Hari, target, jadwal, dan kesiapan laporan", _build_periods),
    Page(
        "Tindak lanjut",
        "tindak_lanjut",
        "Rencana sesudah survei dan pelaksanaannya",
        _build_tindak_lanjut,
    ),
    Page("Laporan", "laporan", "Lihat, cetak, dan simpan laporan; ubah teksnya", _build_laporan),
    Page("Kantor", "office", "Profil kantor, layanan, kuesioner, tahun lalu", _build_office),
    Page("Impor dan ekspor", "exchange", "Berkas formulir masuk dan keluar", _build_exchange),
    Page("Kios", "kiosk", "Buka kios dan atur apa yang ditanyakannya", _build_kiosk),
)
