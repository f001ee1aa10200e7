"""Keep question sets: those that come with the program, taken into the file when needed."""

from dataclasses import replace

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.profile_choices import profile_of
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource
from skm_desk.storage.store import Store

STANDARD = "skm-2017"


def take_shipped(store: Store, kode: str = STANDARD) -> Kuesioner:
    """Return a question set that comes with the program, written into the file if it is new.

    Raise ResourceMissing for a kode that the program does not ship, KuesionerInvalid for a
    damaged file. Must be called inside a writing block.

    What the program ships under a kode never changes: later versions are the office's own, and
    another official wording comes under another kode.
    """
    shipped = read_kuesioner(resource("kuesioner", f"{kode}.toml"))
    kept = store.kuesioner.find(shipped.kode, shipped.version)
    if kept is None:
        store.kuesioner.add(shipped)
        return shipped
    return kept


def take_newest(store: Store, kode: str = STANDARD) -> Kuesioner:
    """Return the newest version of a question set: what a new period asks.

    One that the file does not hold yet is taken as it is shipped; raise as `take_shipped` does.
    """
    newest = store.kuesioner.newest(kode)
    return store.kuesioner.get(kode, newest) if newest else take_shipped(store, kode)


def kuesioner_of(store: Store, period: Period) -> Kuesioner:
    """Return the question set of a period, with the profile as the office asks it."""
    kept = store.kuesioner.get(period.kuesioner_kode, period.kuesioner_version)
    return replace(kept, profile=profile_of(kept.profile, store.office.read().own_choices))
