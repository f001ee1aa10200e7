"""An office with forms that hold a saran, and what is asked of it again and again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from skm_desk.domain.changes import Kind
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.saran_list import ListedSaran, SaranFilter
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import create_period, get_period
from skm_desk.use_cases.manage_saran import SaranDetail, SaranView, view_list, view_saran
from tests.conftest import NOON

PERIOD = "2026"
SUMMER = date(2026, 7, 1)
NILAI = {f"U{n}": 3 for n in range(1, 10)}


def form_of(number: int, saran: str, day: date | None = SUMMER) -> Responden:
    """Return a form from the kiosk; its id is `form-` and the number."""
    return Responden(f"form-{number}", "pc", Source.KIOSK, NILAI, tanggal=day, saran=saran)


def open_office(desk: Desk, texts: Sequence[str]) -> None:
    """Open the period 2026 with a form for each text."""
    desk.do(create_period, PERIOD, date(2026, 1, 1), date(2026, 12, 31))
    keep_forms(desk, [form_of(number, text) for number, text in enumerate(texts, start=1)])


def keep_forms(desk: Desk, forms: Sequence[Responden]) -> None:
    """Keep forms of the period 2026."""
    desk.do(_keep, forms)


def _keep(store: Store, forms: Sequence[Responden]) -> Done[None]:
    period = get_period(store, PERIOD)
    for form in forms:
        store.responden.add(form, period, NOON)
    return Done(None, frozenset({Kind.RESPONDEN}))


def correct(desk: Desk, key: str, **fields: object) -> None:
    """Correct a form."""
    desk.do(_correct, key, fields)


def _correct(store: Store, key: str, fields: dict[str, object]) -> Done[None]:
    before = store.responden.find(key)
    assert before is not None
    store.correction.correct(before, replace(before.form, **fields), "koreksi", "uji")
    return Done(None, frozenset({Kind.RESPONDEN}))


def look(desk: Desk, asked: SaranFilter | None = None, key: str | None = None) -> SaranView:
    """Return the list of those as `asked`, all of the period 2026 if nothing is said."""
    return desk.look(view_list, asked or SaranFilter(PERIOD), lambda rows: None, key)


def texts_of(desk: Desk, **asked: object) -> list[str]:
    """Return the texts of the list of the period 2026, from top to bottom."""
    return [row.saran.text for row in look(desk, SaranFilter(PERIOD, **asked)).rows]


def saran_of(desk: Desk, key: str) -> ListedSaran:
    """Return one saran."""
    return detail_of(desk, key).listed


def detail_of(desk: Desk, key: str) -> SaranDetail:
    """Return one saran with all that is said about it."""
    return desk.look(view_saran, key)


def assert_whole(desk: Desk) -> None:
    """Check the file: every record is as its last entry says."""
    desk.do(_check)


def _check(store: Store) -> Done[None]:
    store.check()
    return Done(None, frozenset())
