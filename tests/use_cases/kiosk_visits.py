"""Visits to a kiosk that the tests share: fillings of what the kiosk asks, and what is kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from skm_desk.domain.draft import Draft
from skm_desk.domain.filling import Filling, Part, only_layanan, steps_of
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.store import Store
from skm_desk.use_cases.check_health import FileHealth, check
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import create_period, get_period
from skm_desk.use_cases.view_kiosk import view_kiosk
from tests.conftest import NOON

PERIOD = "2026"


def open_year(desk: Desk) -> Desk:
    """Open the period of the year in which the clock of the tests stands."""
    desk.do(create_period, PERIOD, date(2026, 1, 1), date(2026, 12, 31))
    return desk


def begin(
    desk: Desk, form_id: str, started: datetime = NOON, layanan: str | None = None
) -> Filling:
    """Return a filling of what the kiosk asks now, at its first step."""
    view = desk.look(view_kiosk)
    assert view.period is not None
    assert view.kuesioner is not None
    stands_at = only_layanan(view.layanan_list, layanan)
    steps = steps_of(view.kuesioner, view.layanan_list, stands_at)
    return Filling(form_id, view.period.kode, started, steps)


def fill(filling: Filling, nilai_list: Sequence[int | None] = (4,) * 9, ms: int = 5_000) -> Filling:
    """Choose the first choice of the profile, give these nilai, and stop at the saran."""
    ahead = list(nilai_list)
    while not filling.is_last:
        filling = filling.spend(ms)
        match filling.step.part:
            case Part.CHOICE:
                filling = filling.choose(filling.step.choices[0].kode)
            case Part.NUMBER:
                filling = filling.tell_usia("41")
            case Part.QUESTION:
                nilai = ahead.pop(0)
                filling = filling.skip() if nilai is None else filling.rate(nilai)
        filling = filling.forward()
    return filling


def fill_some(filling: Filling, *nilai_list: int) -> Filling:
    """Give the first questions these nilai, the profile left out, and stop there."""
    while filling.step.part is not Part.QUESTION:
        filling = filling.forward()
    for nilai in nilai_list:
        filling = filling.spend(3_000).rate(nilai).forward()
    return filling


def forms_of(desk: Desk, kode: str = PERIOD) -> list[Responden]:
    """Return all forms of the period, unfinished ones too, as they were kept."""
    return desk.look(lambda store: list(store.responden.iterate(get_period(store, kode), True)))


def drafts_of(desk: Desk) -> tuple[Draft, ...]:
    """Return the drafts of the PC of this desk."""
    return desk.look(lambda store: store.draft.left(store.origin.pc, Source.KIOSK))


def head(desk: Desk) -> int:
    """Return the number of entries of the chain."""
    last = desk.look(lambda store: store.journal.last())
    return last.sequence if last else 0


def assert_whole(desk: Desk) -> None:
    """Hold the file against its own record."""
    health = check(desk)
    (file,) = (item for item in health.items if isinstance(item, FileHealth))
    assert file.sound
    assert file.forms == desk.look(lambda store: store.count.all_forms())


def at_pc(desk: Desk, pc: str) -> Desk:
    """Return a desk on the same file at another PC."""
    return Desk(desk.folder, replace(desk.origin, pc=pc))


def at_time(desk: Desk, now: datetime) -> Desk:
    """Return a desk on the same file at the same PC, whose clock stands still."""
    return Desk(desk.folder, replace(desk.origin, now=lambda: now))


def keep_forms(store: Store, forms: Sequence[Responden]) -> Done[None]:
    """Keep forms just as they are."""
    period = get_period(store, PERIOD)
    for form in forms:
        store.responden.add(form, period, store.origin.now())
    return Done(None, frozenset())


def add_layanan(store: Store, *names: str) -> Done[None]:
    """Give the office layanan of these names."""
    for name in names:
        store.layanan.add(Layanan(f"id-{name}", name))
    return Done(None, frozenset())
