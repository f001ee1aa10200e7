"""Write the forms of a period into a file."""

from pathlib import Path

from skm_desk.exchange.export import Export
from skm_desk.exchange.formats import write_file
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_results import view_period


def export_file(desk: Desk, path: Path, kode: str) -> int:
    """Write all forms of the period that count to `path` and return how many there were.

    The ending of the name decides the format. Raise PeriodUnknown, FormatUnknown,
    TargetUnwritable or DiskFull; an older file stays unless the new one is complete.
    """
    export = desk.look(gather_export, kode)
    write_file(path, export)
    return len(export.forms)


def gather_export(store: Store, kode: str) -> Export:
    """Return everything that a file of the period's forms holds."""
    view = view_period(store, kode)
    return Export(
        period=view.latest,
        kuesioner=view.kuesioner,
        forms=tuple(store.responden.iterate(view.latest, view.counts_unfinished)),
        layanan={layanan.id: layanan.nama for layanan in store.layanan.list_all()},
        result=view.result,
        office=store.office.read().instansi,
    )
