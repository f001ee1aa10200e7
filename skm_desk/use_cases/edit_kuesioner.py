"""See all question sets and versions, and keep an edited one as a new version."""

from dataclasses import dataclass

from skm_desk.domain.changes import Kind
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.kuesioner_edits import as_version, tidied
from skm_desk.domain.office_errors import KuesionerUnchanged
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done


@dataclass(frozen=True)
class KuesionerRow:
    """A version of a question set, and the kodes of the periods that ask it.

    `is_kept` tells that it stands in the file and is not only shipped with the program,
    `is_newest` that a new period with this set asks this version.
    """

    kuesioner: Kuesioner
    periods: tuple[str, ...]
    is_kept: bool
    is_newest: bool


def list_versions(store: Store) -> tuple[KuesionerRow, ...]:
    """Return all versions of the file, then those only shipped; by kode, the newest first."""
    kept = {(found.kode, found.version): found for _, found in store.kuesioner.everything()}
    known = _shipped() | kept
    newest = dict(sorted(known))
    periods = store.period.list_all()
    return tuple(
        KuesionerRow(
            known[kode, version],
            tuple(
                period.kode
                for period in periods
                if (period.kuesioner_kode, period.kuesioner_version) == (kode, version)
            ),
            (kode, version) in kept,
            version == newest[kode],
        )
        for kode, version in sorted(known, key=lambda key: (key not in kept, key[0], -key[1]))
    )


def save_version(store: Store, edited: Kuesioner) -> Done[Kuesioner]:
    """Keep a question set, edited from the version that it still bears, as the next version.

    The version it was made from stays as it is. Raise KuesionerUnchanged if it says the same, or
    KuesionerInvalid.
    """
    tidy = tidied(edited)
    shipped = _shipped()
    base = store.kuesioner.find(edited.kode, edited.version)
    if tidy == (base or shipped.get((edited.kode, edited.version))):
        raise KuesionerUnchanged(edited.kode, edited.version)
    versions = [version for kode, version in shipped if kode == edited.kode]
    newest = max([store.kuesioner.newest(edited.kode), *versions])
    added = as_version(tidy, newest + 1)
    store.kuesioner.add(added)
    return Done(added, frozenset({Kind.KUESIONER}))


def _shipped() -> dict[tuple[str, int], Kuesioner]:
    found = (read_kuesioner(path) for path in sorted(resource("kuesioner").glob("*.toml")))
    return {(kuesioner.kode, kuesioner.version): kuesioner for kuesioner in found}
