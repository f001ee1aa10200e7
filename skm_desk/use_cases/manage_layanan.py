"""Keep the list of layanan: add, rename, order, retire, take back; none is ever deleted."""

from dataclasses import dataclass

from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.layanan import Layanan, tidy_nama
from skm_desk.domain.scope import Scope
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_periods import counting_of

_CHANGED: Changes = frozenset({Kind.LAYANAN})


@dataclass(frozen=True)
class LayananRow:
    """A layanan and how many forms of all periods name it; void ones do not count."""

    layanan: Layanan
    forms: int


def list_layanan(store: Store) -> tuple[LayananRow, ...]:
    """Return all layanan in the office's order, retired ones too, with their numbers of forms."""
    periods = tuple(period.kode for period in store.period.list_all())
    scope = Scope(periods, unfinished=counting_of(store.office.read()))
    counted = store.count.profile(scope, "layanan")
    return tuple(
        LayananRow(layanan, counted.get(layanan.id, 0)) for layanan in store.layanan.list_all()
    )


def add_layanan(store: Store, nama: str) -> Done[Layanan]:
    """Offer one more layanan, behind the others. Raise LayananNamaInvalid or LayananExists."""
    tidy = tidy_nama(nama, store.layanan.list_all())
    layanan = Layanan(store.origin.new_id(), tidy)
    store.layanan.add(layanan)
    return Done(layanan, _CHANGED)


def rename_layanan(store: Store, layanan_id: str, nama: str) -> Done[Layanan]:
    """Give a layanan another name; its old forms stay with it.

    Raise LayananNamaInvalid or LayananExists.
    """
    layanan = _get(store, layanan_id)
    others = [other for other in store.layanan.list_all() if other.id != layanan_id]
    tidy = tidy_nama(nama, others)
    if tidy == layanan.nama:
        return Done(layanan, NO_CHANGES)
    return Done(store.layanan.rename(layanan, tidy), _CHANGED)


def offer_layanan(store: Store, layanan_id: str, offered: bool) -> Done[Layanan]:
    """Offer a layanan no more, or again; its old forms count in any case."""
    layanan = _get(store, layanan_id)
    if layanan.retired is not offered:
        return Done(layanan, NO_CHANGES)
    if offered:
        return Done(store.layanan.take_back(layanan), _CHANGED)
    return Done(store.layanan.retire(layanan, store.origin.now()), _CHANGED)


def move_layanan(store: Store, layanan_id: str, step: int) -> Done[Layanan]:
    """Move a layanan one place up (-1) or down (1) in the list; the ends hold it."""
    layanan = _get(store, layanan_id)
    order = [known.id for known in store.layanan.list_all()]
    place = order.index(layanan_id)
    if not 0 <= place + step < len(order):
        return Done(layanan, NO_CHANGES)
    order.insert(place + step, order.pop(place))
    store.layanan.move(layanan, order)
    return Done(layanan, _CHANGED)


def _get(store: Store, layanan_id: str) -> Layanan:
    """Return a layanan that somebody was shown; none is ever deleted."""
    return next(known for known in store.layanan.list_all() if known.id == layanan_id)
