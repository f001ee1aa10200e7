"""See what the kiosk asks today: of which period, in which words, for which layanan."""

from dataclasses import dataclass

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.period import Period, current_period
from skm_desk.domain.settings import Office
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import LOGO
from skm_desk.use_cases.hold_forms import count_waiting
from skm_desk.use_cases.manage_kuesioner import kuesioner_of


@dataclass(frozen=True)
class KioskView:
    """What the kiosk shows and asks.

    `period` and `kuesioner` are None while no open period holds today. `logo` is a picture in a
    usual format, empty without one. `waiting` is the number of forms that were sent and could
    not be kept yet.
    """

    office: Office
    logo: bytes
    period: Period | None
    kuesioner: Kuesioner | None
    layanan_list: tuple[Layanan, ...]
    waiting: int


NOTHING_TO_ASK = KioskView(Office(), b"", None, None, (), 0)  # of a data file that cannot be read


def view_kiosk(store: Store) -> KioskView:
    """Return what the kiosk shows and asks today."""
    period = current_period(store.period.list_all(), store.origin.now().date())
    return KioskView(
        store.office.read(),
        store.office.picture(LOGO) or b"",
        period,
        None if period is None else kuesioner_of(store, period),
        tuple(store.layanan.list_all()),
        count_waiting(store),
    )
