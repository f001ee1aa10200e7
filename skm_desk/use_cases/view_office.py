"""See what the office says of itself and how it keeps that safe: all that its page shows."""

from dataclasses import dataclass

from skm_desk.domain.settings import Office
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import LOGO
from skm_desk.use_cases.edit_kuesioner import KuesionerRow, list_versions
from skm_desk.use_cases.manage_layanan import LayananRow, list_layanan
from skm_desk.use_cases.manage_years import YearsView, view_years
from skm_desk.use_cases.view_backups import BackupsView, view_backups


@dataclass(frozen=True)
class OfficeView:
    """All of it from one state of the file; `logo` is a picture in a usual format, or empty."""

    office: Office
    logo: bytes
    layanan: tuple[LayananRow, ...]
    kuesioner: tuple[KuesionerRow, ...]
    years: YearsView
    backups: BackupsView


def view_office(store: Store) -> OfficeView:
    """Return what the office says of itself."""
    return OfficeView(
        store.office.read(),
        store.office.picture(LOGO) or b"",
        list_layanan(store),
        list_versions(store),
        view_years(store),
        view_backups(store),
    )
