"""Stacks of paper that the tests share: typed, and typed again, key by key as officers do."""

from collections.abc import Mapping
from datetime import date

from skm_desk.domain.batch import Batch
from skm_desk.domain.filling import LAYANAN
from skm_desk.domain.keying import BACK, ENTER
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Responden
from skm_desk.domain.sheet import JAM, LEMBAR, TANGGAL, Sheet, start_sheet
from skm_desk.domain.verifying import Verdict, verify_key
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.key_paper import open_batch, save_sheet, view_workplace
from skm_desk.use_cases.verify_batch import (
    VerifyTask,
    begin_verification,
    next_to_verify,
    save_verification,
)
from tests.domain.sheet_samples import keys_of, type_form
from tests.use_cases.kiosk_visits import PERIOD

DAY = date(2026, 11, 24)
# What is written on an ordinary sheet; what differs is said where it differs.
PAPER = {
    TANGGAL: DAY.isoformat(),
    JAM: "08.00–12.00",
    LAYANAN: "id-ktp",
    "jenis_kelamin": "P",
    "usia": "41",
    "pendidikan": "S1",
    "pekerjaan": "PNS",
    **{f"U{n}": str(n % 4 + 1) for n in range(1, 10)},
}


def add_layanan(store: Store) -> Done[None]:
    """Give the office two layanan."""
    for layanan in (Layanan("id-ktp", "KTP"), Layanan("id-akta", "Akta")):
        store.layanan.add(layanan)
    return Done(None, frozenset())


def open_stack(desk: Desk, officer: str = "Budi", lembar: str | None = "1") -> Batch:
    """Open a batch of the period whose sheets are all of one day, hours and layanan."""
    return desk.do(open_batch, PERIOD, officer, DAY, PAPER[JAM], PAPER[LAYANAN], lembar)


def new_sheet(desk: Desk, batch: Batch) -> Sheet:
    """Return the next sheet of a batch, as a screen begins it."""
    place = desk.look(view_workplace, batch.id)
    return start_sheet(desk.origin.new_id(), place.fields, place.batch.carried)


def typed(desk: Desk, batch: Batch, changes: Mapping[str, str] | None = None) -> Sheet:
    """Type the next sheet of a batch to its end and do not save it; `changes` are to PAPER."""
    sheet = new_sheet(desk, batch)
    number = {LEMBAR: sheet.values.get(LEMBAR, "")}
    return type_form(sheet, {**PAPER, **number, **(changes or {})})


def key_form(
    desk: Desk, batch: Batch, changes: Mapping[str, str] | None = None, ms: int = 30_000
) -> str:
    """Type and save one form of a batch; return its id."""
    sheet = typed(desk, batch, changes)
    desk.do(save_sheet, batch.id, sheet, ms)
    return sheet.id


def begin_again(desk: Desk, batch: Batch, every: int = 1) -> None:
    """Choose the forms that a second officer types."""
    desk.do(begin_verification, batch.id, every)


def verify_task(
    desk: Desk, task: VerifyTask, paper: Mapping[str, str], officer: str = "Sari"
) -> dict[str, str]:
    """Type one form a second time as a paper says, twice wherever it differs, and save it.

    Return what the second officer stands by, by field.
    """
    verifying = task.verifying
    while True:
        at = verifying.sheet.at
        verdict = Verdict.TYPED
        looked = [BACK] if verifying.sheet.asked is not None else []
        for key in [*looked, *keys_of(at, paper.get(at.name, ""))]:
            verifying, verdict = verify_key(verifying, key)
        if verdict is not Verdict.DIFFERS and at == verifying.sheet.at:
            break
    verifying, verdict = verify_key(verifying, ENTER)
    assert verdict is Verdict.DONE
    desk.do(save_verification, verifying, officer, 30_000)
    return dict(verifying.differing)


def verify_stack(
    desk: Desk, batch: Batch, papers: Mapping[str, Mapping[str, str]], officer: str = "Sari"
) -> list[str]:
    """Type all chosen forms of a batch a second time; `papers` are the changes to PAPER by the
    id of the form. Return the ids of the forms typed."""
    done: list[str] = []
    while (task := desk.look(next_to_verify, batch.id, officer)) is not None:
        verify_task(desk, task, {**PAPER, **papers.get(task.form.id, {})}, officer)
        done.append(task.form.id)
    return done


def form_of_id(desk: Desk, form_id: str) -> Responden:
    """Return a kept form, void ones too."""

    def look(store: Store) -> Responden:
        kept = store.responden.find(form_id)
        assert kept is not None
        return kept.form

    return desk.look(look)
