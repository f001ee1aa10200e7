"""Set up the kiosk: see how it stands, arrange the profile, change the PIN of this PC."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from skm_desk.domain.file_errors import KioskRunning
from skm_desk.domain.kuesioner import Profile, ProfileChoice
from skm_desk.domain.period import current_period
from skm_desk.domain.pin import check_pin
from skm_desk.domain.profile_choices import DISABILITAS, NAME, kode_of, merge, write_choices
from skm_desk.domain.settings import Office
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.lock import is_kiosk_running
from skm_desk.machine.resources import resource
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.guard_kiosk import PinTry, set_pin, try_pin
from skm_desk.use_cases.manage_kuesioner import STANDARD
from skm_desk.use_cases.view_kiosk import KioskView, view_kiosk


@dataclass(frozen=True)
class KioskSetup:
    """What the kiosk shows today, and the profile as its question set asks it by itself."""

    view: KioskView
    shipped: Profile

    def choices(self, field: str) -> tuple[ProfileChoice, ...]:
        """Return the choices of a field in the office's order, hidden ones included.

        A field that was never asked has the kinds that could be asked, all hidden.
        """
        return _choices(field, self.shipped, self.view.office)

    def may_rename(self, field: str, kode: str) -> bool:
        """Return whether a choice is the office's own addition, whose label it may change."""
        given = (*getattr(self.shipped, field), *_kinds(field))
        return kode not in {choice.kode for choice in given}


def view_setup(store: Store) -> KioskSetup:
    """Return how the kiosk stands today."""
    return KioskSetup(view_kiosk(store), _shipped_profile(store))


def arrange_choices(store: Store, field: str, choices: Sequence[ProfileChoice]) -> Done[Office]:
    """Ask a field of the profile with these choices, in this order.

    A choice that another program added meanwhile stays, behind them. A field that is again as
    the question set asks it is no setting of the office any more. Raise SettingInvalid for a
    choice that cannot be kept.
    """
    office, shipped = store.office.read(), _shipped_profile(store)
    own = dict(office.own_choices)
    arranged = merge(_choices(field, shipped, office), choices)
    own[field] = () if arranged == getattr(shipped, field) else arranged
    return change_setting(store, NAME, write_choices(own))


def add_choice(store: Store, field: str, label: str, with_text: bool = False) -> Done[Office]:
    """Add a choice behind the others of a field; where none of them is asked, it is not either.

    `with_text` has the visitor write down what is meant. Raise SettingInvalid for a label that
    is empty or too long.
    """
    known = _choices(field, _shipped_profile(store), store.office.read())
    is_off = bool(known) and all(choice.hidden for choice in known)
    added = ProfileChoice(kode_of(label, known), label.strip(), with_text, hidden=is_off)
    return arrange_choices(store, field, (*known, added))


def check_free(folder: Path) -> None:
    """Raise KioskRunning if a kiosk is open on this PC, FolderUnusable if that cannot be told."""
    if is_kiosk_running(folder):
        raise KioskRunning(folder)


def change_pin(folder: Path, old: str, new: str, now: datetime) -> PinTry:
    """Set a new PIN if `old` is the one of this PC; return what came of the try.

    The new one is checked first: one that may not be set costs no try. Raise PinInvalid, or
    DiskFull or TargetUnwritable, and the older PIN holds.
    """
    check_pin(new)
    tried = try_pin(folder, old, now)
    if tried.fits:
        set_pin(folder, new)
    return tried


def _choices(field: str, shipped: Profile, office: Office) -> tuple[ProfileChoice, ...]:
    known = merge(getattr(shipped, field), office.own_choices.get(field, ()))
    return known or tuple(replace(kind, hidden=True) for kind in _kinds(field))


def _kinds(field: str) -> tuple[ProfileChoice, ...]:
    """Return what could be asked in a field that the question sets leave out."""
    return DISABILITAS if field == "disabilitas" else ()


def _shipped_profile(store: Store) -> Profile:
    """Return the profile of the question set of today's period, or of the next best there is."""
    periods = store.period.list_all()
    period = current_period(periods, store.origin.now().date())
    if period is None and periods:
        period = periods[-1]
    if period is None:
        return read_kuesioner(resource("kuesioner", f"{STANDARD}.toml")).profile
    return store.kuesioner.get(period.kuesioner_kode, period.kuesioner_version).profile
