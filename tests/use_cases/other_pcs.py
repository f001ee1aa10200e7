"""Several PCs of one office that the tests share: each with a folder, a name and ids of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from skm_desk.domain.changes import Kind
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.snapshot import take_snapshot
from skm_desk.storage.store import Store
from skm_desk.use_cases.correct_responden import correct_form, find_form_by_id, void_form
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import create_period, get_period
from skm_desk.use_cases.merge_outcome import MergeOutcome
from skm_desk.use_cases.merge_packages import merge, pack
from skm_desk.use_cases.set_up import set_up
from skm_desk.use_cases.view_results import view_period
from tests.conftest import fixed_origin

PERIOD = "2026"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
FOURS = (4,) * 9


def bare_pc(folder: Path, name: str) -> Desk:
    """Return the desk of a PC without a period."""
    numbers = count(1)
    origin = replace(fixed_origin(), pc=name, new_id=lambda: f"{name}-{next(numbers):06d}")
    desk = Desk(folder / name, origin)
    desk.do(set_up)
    return desk


def make_pc(folder: Path, name: str, layanan: Sequence[str] = ("KTP",)) -> Desk:
    """Return the desk of a PC on which the period is open."""
    desk = bare_pc(folder, name)
    desk.do(create_period, PERIOD, *YEAR)
    desk.do(_offer, layanan)
    return desk


def _offer(store: Store, names: Sequence[str]) -> Done[None]:
    for name in names:
        store.layanan.add(Layanan(store.origin.new_id(), name))
    return Done(None, frozenset())


def keep(
    desk: Desk,
    nilai_list: Sequence[int | None] = FOURS,
    lembar: str | None = None,
    layanan: str | None = "KTP",
    **values: object,
) -> str:
    """Keep one form, of paper if it has a sheet number, else of the kiosk; return its id."""

    def add(store: Store) -> Done[str]:
        ids = {known.nama: known.id for known in store.layanan.list_all()}
        jawaban = {f"U{n}": nilai for n, nilai in enumerate(nilai_list, start=1)}
        source = Source.KIOSK if lembar is None else Source.PAPER
        form = Responden(
            store.origin.new_id(), store.origin.pc, source, jawaban, lembar, keyed_by="Budi"
        )
        form = replace(form, layanan=ids.get(layanan or ""), **values)
        store.responden.add(form, get_period(store, PERIOD), store.origin.now())
        return Done(form.id, frozenset({Kind.RESPONDEN}))

    return desk.do(add)


def correct(desk: Desk, form_id: str, reason: str = "salah ketik", **values: str) -> None:
    """Correct a form as an officer does."""
    found = desk.look(find_form_by_id, form_id)
    sheet = replace(found.sheet, values={**found.sheet.values, **values})
    desk.do(correct_form, form_id, sheet, "Dewi", reason)


def void(desk: Desk, form_id: str, reason: str = "kertas ganda") -> None:
    """Declare a form void as an officer does."""
    desk.do(void_form, form_id, "Dewi", reason)


def packed(desk: Desk, folder: Path, name: str | None = None) -> Path:
    """Return the package of a PC as it is now."""
    return pack(desk, folder / f"{name or desk.origin.pc}.skm").path


def carry(source: Desk, target: Desk, folder: Path) -> MergeOutcome:
    """Join all of one PC to another; return what came."""
    (outcome,) = merge(target, [packed(source, folder)])
    return outcome


def forms(desk: Desk) -> dict[str, Responden]:
    """Return all forms of the period by id, void ones too."""

    def look(store: Store) -> dict[str, Responden]:
        kept = store.package.forms(get_period(store, PERIOD))
        return {one.form.id: one.form for one in kept}

    return desk.look(look)


def tally_of(desk: Desk) -> Mapping[str, tuple[int, int]]:
    """Return, by unsur, the sum of nilai and the number of jawaban; and how many responden."""
    result = desk.look(view_period, PERIOD).result
    told = {unsur.unsur.kode: (unsur.total, unsur.jawaban) for unsur in result.per_unsur}
    return {**told, "responden": (result.responden, 0)}


def head(desk: Desk) -> str:
    """Return where the chain ends: the same as long as nothing was written."""

    def look(store: Store) -> str:
        last = store.journal.last()
        assert last is not None
        return last.digest

    return desk.look(look)


def assert_whole(desk: Desk, folder: Path) -> None:
    """Hold the data file against its own record."""
    take_snapshot(desk.folder / "skm-desk.db", folder / "bukti.db", desk.origin)
