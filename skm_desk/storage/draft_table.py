"""What is being filled in, step by step; a draft is gone as soon as it has become a form."""

from datetime import datetime

from skm_desk.domain.draft import Draft
from skm_desk.domain.responden import Source
from skm_desk.storage.canonical import canonical_json
from skm_desk.storage.draft_json import filling_of_json
from skm_desk.storage.sqlite_library import Database


class DraftTable:
    """The drafts of one open file. They are no records: the chain does not tell of them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, draft: Draft, at: datetime) -> None:
        """Keep a draft in place of its earlier state."""
        sent = draft.sent.isoformat() if draft.sent else None
        self._db.execute(
            "INSERT INTO draft (uuid, pc, source, period_id, body, sent_at, kept_at) VALUES"
            " (?, ?, ?, (SELECT id FROM period WHERE kode = ? COLLATE NOCASE), ?, ?, ?)"
            " ON CONFLICT (uuid) DO UPDATE SET body = excluded.body, sent_at = excluded.sent_at,"
            " kept_at = excluded.kept_at",
            [
                draft.filling.id,
                draft.pc,
                draft.source.value,
                draft.filling.period,
                canonical_json(draft.filling),
                sent,
                at.isoformat(),
            ],
        )

    def left(self, pc: str, source: Source) -> tuple[Draft, ...]:
        """Return the drafts of a PC, those longest untouched in front."""
        rows = self._db.execute(
            "SELECT body, sent_at FROM draft WHERE pc = ? AND source = ? ORDER BY kept_at",
            [pc, source.value],
        )
        return tuple(
            Draft(
                filling_of_json(body),
                pc,
                source,
                datetime.fromisoformat(sent) if sent else None,
            )
            for body, sent in rows
        )

    def drop(self, draft_id: str) -> None:
        """Take a draft out, if it is there."""
        self._db.execute("DELETE FROM draft WHERE uuid = ?", [draft_id])

    def sent_ids(self) -> frozenset[str]:
        """Return the drafts of all PCs that were sent and could not be kept as forms yet."""
        rows = self._db.execute("SELECT uuid FROM draft WHERE sent_at IS NOT NULL")
        return frozenset(draft_id for (draft_id,) in rows)
