"""Keep question sets: those that come with the program, taken into the file when needed."""

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource
from skm_desk.storage.store import Store

STANDARD = "skm-2017"


def take_shipped(store: Store, kode: str = STANDARD) -> Kuesioner:
    """Return a question set that comes with the program, written into the file if it is new.

    Raise ResourceMissing for a kode that the program does not ship, KuesionerInvalid for a
    damaged file. Must be called inside a writing block.
    """
    shipped = read_kuesioner(resource("kuesioner", f"{kode}.toml"))
    kept = store.kuesioner.find(shipped.kode, shipped.version)
    if kept is None:
        store.kuesioner.add(shipped)
        return shipped
    return kept
