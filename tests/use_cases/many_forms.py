"""A file of very many forms: written past the program, and sealed as if one package had brought
them, so that it proves whole."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from skm_desk.domain.layanan import Layanan
from skm_desk.storage.form_proof import read_records
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.set_up import set_up
from tests.conftest import fixed_origin

PERIOD = "2026"
_PACKAGE = "banyak"
LAYANAN = ("KTP", "Kartu Keluarga", "Akta Kelahiran")
VOID_REASON = "kertas ganda"
SARAN_WORDS = "Kursi tunggu kurang"
# Every third form is of paper and numbered; every tenth has a saran; every hundredth is void.
_FORMS = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
INSERT INTO responden (uuid, pc, period_id, kuesioner_id, source, lembar, tanggal, jam,
    jenis_kelamin, usia, pendidikan, pekerjaan, layanan_id, saran, salt, flags, unfinished,
    verified_by, void_reason, recorded_at, package_id)
SELECT 'form-' || i, 'pc', 1, 1,
    CASE i % 3 WHEN 0 THEN 'kertas' ELSE 'kios' END,
    CASE i % 3 WHEN 0 THEN CAST(i / 3 AS TEXT) END,
    CASE i % 29 WHEN 0 THEN NULL ELSE date('2026-01-01', '+' || (i * 7919 % 365) || ' days') END,
    '08.00–12.00',
    CASE i % 2 WHEN 0 THEN 'L' ELSE 'P' END,
    20 + i % 60,
    CASE i % 4 WHEN 0 THEN 'SMA' WHEN 1 THEN 'S1' END,
    'PNS',
    CASE i % 4 WHEN 3 THEN NULL ELSE 1 + i % 4 END,
    CASE i % 10 WHEN 0 THEN :saran || ' ' || i ELSE '' END,
    CASE i % 10 WHEN 0 THEN 'garam ' || i ELSE '' END,
    CASE i % 50 WHEN 0 THEN 'burst' WHEN 1 THEN 'burst same_fast' ELSE '' END,
    i % 40 = 1,
    CASE i % 30 WHEN 0 THEN 'Sari' ELSE '' END,
    CASE i % 100 WHEN 7 THEN :reason END,
    '2026-06-01T08:00:00+00:00',
    :package
FROM n
"""
_JAWABAN = """
INSERT INTO jawaban (responden_id, question_id, nilai)
SELECT responden.id, question.id, 1 + (responden.id + question.id * 3) % 4
FROM responden, question
"""


def make_many(folder: Path, count: int) -> Desk:
    """Return a desk on a new folder with so many forms."""
    desk = Desk(folder, fixed_origin())
    desk.do(set_up)
    return fill_forms(desk, count)


def fill_forms(desk: Desk, count: int) -> Desk:
    """Open the period and write so many forms into it; their ids are `form-1` and so on."""
    desk.do(create_period, PERIOD, date(2026, 1, 1), date(2026, 12, 31))
    with Store(desk.folder / "skm-desk.db", desk.origin) as store, store.writing():
        for place, nama in enumerate(LAYANAN, start=1):
            store.layanan.add(Layanan(f"layanan-{place}", nama))
        now = store.origin.now()
        seal = store.package.begin(_PACKAGE, "pc", now, now)
    with closing(sqlite3.connect(desk.folder / "skm-desk.db")) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        given = {"count": count, "saran": SARAN_WORDS, "reason": VOID_REASON}
        connection.execute(_FORMS, given | {"package": seal.row_id})
        connection.execute(_JAWABAN)
        connection.commit()
    with Store(desk.folder / "skm-desk.db", desk.origin) as store, store.writing():
        for form in read_records(store._db):
            seal.add(form.record)
        store.package.finish(seal, _PACKAGE, {})
    desk.remember_proven()
    return desk
