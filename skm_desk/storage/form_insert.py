"""New forms into the file: the rows of many at once, with a jawaban for each question asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.storage.form_rows import KEPT, kept_values, mark_of
from skm_desk.storage.sqlite_library import Database

_COLUMNS = (
    *("uuid", "pc", "period_id", "kuesioner_id", "source", "import_id", "package_id", "keyed_by"),
    *("unfinished", "batch_id", "recorded_at", *KEPT),
)
_INSERT = (
    f"INSERT INTO responden ({', '.join(('id', *_COLUMNS))})"
    f" VALUES ({', '.join(mark_of(column) for column in ('id', *_COLUMNS))})"
)


@dataclass(frozen=True)
class NewForm:
    """A form that is to be kept: when it was, and the row of its import if it came by one."""

    form: Responden
    at: datetime
    import_id: int | None = None


def insert_forms(
    db: Database, new: Sequence[NewForm], period: Period, package_id: int | None = None
) -> range:
    """Keep new forms of a period in this order; `package_id` is the row of their package.

    Return the numbers that they got.
    """
    period_id, kuesioner_id, first = db.execute(
        "SELECT id, kuesioner_id, (SELECT coalesce(max(id), 0) + 1 FROM responden)"
        " FROM period WHERE uuid = ?",
        [period.id],
    ).fetchone()
    questions = db.execute(
        "SELECT kode, id FROM question WHERE kuesioner_id = ? ORDER BY id", [kuesioner_id]
    ).fetchall()
    db.conn.executemany(
        _INSERT,
        [
            (
                number,
                made.form.id,
                made.form.pc,
                period_id,
                kuesioner_id,
                made.form.source.value,
                made.import_id,
                package_id,
                made.form.keyed_by,
                int(made.form.unfinished),
                made.form.batch,
                made.at.isoformat(),
                *kept_values(made.form),
            )
            for number, made in enumerate(new, start=first)
        ],
    )
    # A blank is a row without nilai: what was asked and not answered can be counted.
    db.conn.executemany(
        "INSERT INTO jawaban VALUES (?, ?, ?, ?)",
        [
            (number, question_id, made.form.jawaban.get(kode), made.form.ms.get(kode))
            for number, made in enumerate(new, start=first)
            for kode, question_id in questions
        ],
    )
    return range(first, first + len(new))
