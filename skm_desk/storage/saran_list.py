"""The list of saran, read page by page: those of forms and those that staff took in."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from skm_desk.domain.responden import Source
from skm_desk.domain.saran import FORM_CHANNEL, Saran, SaranCount, SaranKind
from skm_desk.domain.saran_list import ListedSaran, SaranFilter, Standing
from skm_desk.storage.sqlite_library import Database

LONGEST_SHOWN = 400  # signs of a text in a list
_IN_FORM = f"""
    SELECT responden.uuid AS form, coalesce(saran.uuid, '') AS uuid, responden.saran AS text,
        '{FORM_CHANNEL}' AS channel, responden.tanggal AS day, coalesce(quoted, 0) AS quoted,
        coalesce(kind, '') AS kind, coalesce(unsur, '') AS unsur, coalesce(done, '') AS done,
        coalesce(quote, '') AS quote, NULL AS void_reason, responden.period_id AS period_id,
        source, lembar, 0 AS is_typed, responden.id AS number
    FROM responden LEFT JOIN saran ON saran.responden_id = responden.id
    WHERE responden.saran <> '' AND responden.void_reason IS NULL
"""
_TYPED = """
    SELECT NULL AS form, uuid, text, channel, received AS day, quoted, kind, unsur, done, quote,
        void_reason, period_id, NULL AS source, NULL AS lembar, 1 AS is_typed, id AS number
    FROM saran WHERE responden_id IS NULL
"""
_COLUMNS = (
    "form, uuid, channel, day, quoted, kind, unsur, done, quote, void_reason,"
    " (SELECT kode FROM period WHERE id = period_id), source, lembar"
)
# The newest first; what has no day stands last.
_ORDER = "ORDER BY day DESC NULLS LAST, is_typed DESC, number DESC"
_STANDING = {
    Standing.ALL: "void_reason IS NULL",
    Standing.OPEN: "void_reason IS NULL AND done = '' AND kind <> 'pujian'",
    Standing.QUOTED: "void_reason IS NULL AND quoted",
    Standing.VOID: "void_reason IS NOT NULL",
}


class SaranListTable:
    """The saran of one open file as they are looked at; void forms hold none."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def page(self, asked: SaranFilter, start: int, most: int) -> tuple[ListedSaran, ...]:
        """Return `most` saran from the `start`-th (from 0) on, the newest first, cut short."""
        source, values = _source(asked)
        # Sorting all of them by their numbers alone: their texts are many times larger.
        numbers = self._db.execute(
            f"SELECT is_typed, number FROM {source} {_ORDER} LIMIT ? OFFSET ?",
            [*values, most, start],
        ).fetchall()
        in_form = [number for is_typed, number in numbers if not is_typed]
        typed = [number for is_typed, number in numbers if is_typed]
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, substr(text, 1, {LONGEST_SHOWN}) FROM ("
            f"{_IN_FORM} AND responden.id IN ({_marks(in_form)})"
            f" UNION ALL {_TYPED} AND id IN ({_marks(typed)})) {_ORDER}",
            [*in_form, *typed],
        )
        return tuple(_listed(row) for row in rows)

    def count(self, asked: SaranFilter) -> int:
        """Return how many saran are as `asked`."""
        source, values = _source(asked)
        row = self._db.execute(f"SELECT count(*) FROM {source}", values).fetchone()
        return int(row[0])

    def place(self, asked: SaranFilter, key: str) -> int | None:
        """Return where a saran stands among those as `asked`, from 0; None if it is not there."""
        source, values = _source(asked)
        row = self._db.execute(
            f"SELECT place FROM (SELECT row_number() OVER ({_ORDER}) - 1 AS place,"
            f" coalesce(form, uuid) AS key FROM {source}) WHERE key = ?",
            [*values, key],
        ).fetchone()
        return None if row is None else int(row[0])

    def find(self, key: str) -> ListedSaran | None:
        """Return the saran of a key with its whole text, void ones too; None for one of a void
        form, or of a form that holds none any more."""
        for part in (f"{_IN_FORM} AND responden.uuid = ?", f"{_TYPED} AND uuid = ?"):
            row = self._db.execute(f"SELECT {_COLUMNS}, text FROM ({part})", [key]).fetchone()
            if row is not None:
                return _listed(row)
        return None

    def counts(self, periods: Sequence[str]) -> tuple[SaranCount, ...]:
        """Return how many saran of these periods (by kode) came by each channel, per kind."""
        source, values = _source(SaranFilter())
        rows = self._db.execute(
            f"SELECT channel, kind, count(*) FROM {source} AND period_id IN (SELECT id FROM period"
            f" WHERE kode IN ({_marks(periods)})) GROUP BY channel, kind ORDER BY channel, kind",
            [*values, *periods],
        )
        return tuple(SaranCount(channel, SaranKind(kind), count) for channel, kind, count in rows)


def _source(asked: SaranFilter) -> tuple[str, list[Any]]:
    """Return the rows that are as `asked`, as what stands behind FROM, and the values in it."""
    where = _STANDING[asked.standing]
    values: list[Any] = []
    # Naming the periods leads to the index of the forms that hold a saran.
    periods = "SELECT id FROM period"
    if asked.period is not None:
        periods += " WHERE kode = ? COLLATE NOCASE"
        values += [asked.period, asked.period]
    for column, value in (
        ("kind", None if asked.kind is None else asked.kind.value),
        ("unsur", asked.unsur),
        ("channel", asked.channel),
    ):
        if value is not None:
            where += f" AND {column} = ?"
            values.append(value)
    for word in asked.words.split():
        condition, patterns = _holding(word)
        where += f" AND ({condition})"
        values += patterns
    inside = (
        f"{_IN_FORM} AND responden.period_id IN ({periods})"
        f" UNION ALL {_TYPED} AND period_id IN ({periods})"
    )
    return f"({inside}) WHERE {where}", values


def _holding(word: str) -> tuple[str, list[str]]:
    """Return the condition that a text holds a word, capitals aside, and the values in it.

    LIKE knows the capitals of A to Z alone; with GLOB every sign of another word may be either,
    and is looked for as Unicode writes it in one and in two. A function of Python in the
    statement would wait for all other threads at each of 100,000 rows.
    """
    if word.isascii():
        escaped = re.sub("([!%_])", r"!\1", word)
        return "text LIKE ? ESCAPE '!'", [f"%{escaped}%"]
    written = {unicodedata.normalize("NFC", word), unicodedata.normalize("NFD", word)}
    patterns = [f"*{''.join(_either(sign) for sign in form)}*" for form in sorted(written)]
    return " OR ".join("text GLOB ?" for _ in patterns), patterns


def _either(sign: str) -> str:
    """Return the part of a pattern that is this sign, small or capital."""
    both = {sign, *(s for s in (sign.lower(), sign.upper()) if len(s) == 1)}
    return f"[{''.join(sorted(both))}]" if len(both) > 1 or sign in "*?[" else sign


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)


def _listed(row: Sequence[Any]) -> ListedSaran:
    form, uuid, channel, day, quoted, kind, unsur, done, quote, void, period, *rest = row
    source, lembar, text = rest
    received = date.fromisoformat(day) if day else None
    saran = Saran(
        uuid,
        text,
        "" if form is not None else channel,
        received if form is None else None,
        bool(quoted),
        SaranKind(kind),
        unsur,
        done,
        form,
        void,
        quote,
    )
    return ListedSaran(saran, period, received, Source(source) if source else None, lembar)
