"""Write the forms of a period into a file."""

from pathlib import Path

from skm_desk.domain.progress import Progress, silent
from skm_desk.exchange.export import Export
from skm_desk.exchange.formats import write_file
from skm_desk.exchange.telling import part_of, told
from skm_desk.machine.collector import let_go, set_aside
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_results import view_period


def export_file(desk: Desk, path: Path, kode: str, progress: Progress = silent) -> int:
    """Write all forms of the period that count to `path` and return how many there were.

    The ending of the name decides the format. Raise PeriodUnknown, FormatUnknown,
    TargetUnwritable or DiskFull; an older file stays unless the new one is complete.
    `progress` is told how far all of it is; whatever it raises leaves the older file.
    """
    with set_aside(progress) as tell:
        with desk.proven_copy() as store:
            export = gather_export(store, kode, part_of(tell, 0, 2))
        write_file(path, export, part_of(tell, 1, 2))
        count = len(export.forms)
        let_go(export.forms)
        return count


def gather_export(store: Store, kode: str, progress: Progress = silent) -> Export:
    """Return everything that a file of the period's forms holds."""
    view = view_period(store, kode)
    forms = store.responden.iterate(view.latest, view.counts_unfinished)
    return Export(
        period=view.latest,
        kuesioner=view.kuesioner,
        forms=list(told(forms, view.result.responden, progress)),
        layanan={layanan.id: layanan.nama for layanan in store.layanan.list_all()},
        result=view.result,
        office=store.office.read().instansi,
    )
