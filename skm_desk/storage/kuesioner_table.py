"""Question sets in the file: written once per version, read back as they were."""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.kuesioner import (
    Kuesioner,
    Profile,
    ProfileChoice,
    Question,
    Unsur,
    Wording,
    check_kuesioner,
)
from skm_desk.storage.canonical import canonical_json
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database


class KuesionerTable:
    """The question sets of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, kuesioner: Kuesioner) -> None:
        """Write a new version; raise KuesionerInvalid if it breaks a rule."""
        check_kuesioner(kuesioner)
        cursor = self._db.execute(
            "INSERT INTO kuesioner (kode, version, judul, source, profile) VALUES (?, ?, ?, ?, ?)",
            [
                kuesioner.kode,
                kuesioner.version,
                kuesioner.judul,
                kuesioner.source,
                canonical_json(kuesioner.profile),
            ],
        )
        row_id = cursor.lastrowid
        for unsur in kuesioner.unsur_list:
            self._db.execute(
                "INSERT INTO unsur VALUES (?, ?, ?, ?, ?)",
                [row_id, unsur.kode, unsur.nama, unsur.meaning, unsur.short],
            )
        for kode, nama in kuesioner.languages.items():
            self._db.execute("INSERT INTO language VALUES (?, ?, ?)", [row_id, kode, nama])
        for position, question in enumerate(kuesioner.questions, start=1):
            added = self._db.execute(
                "INSERT INTO question (kuesioner_id, position, kode, unsur, heading, text,"
                " choice_1, choice_2, choice_3, choice_4) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    row_id,
                    position,
                    question.kode,
                    question.unsur,
                    question.heading,
                    question.text,
                    *question.choices,
                ],
            )
            for language, wording in question.wordings.items():
                self._db.execute(
                    "INSERT INTO wording VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [added.lastrowid, language, wording.heading, wording.text, *wording.choices],
                )
        key = f"{kuesioner.kode}/{kuesioner.version}"
        self._journal.write("simpan", Kind.KUESIONER, key, None, kuesioner)

    def has_any(self) -> bool:
        """Return whether the file holds any question set."""
        return self._db.execute("SELECT 1 FROM kuesioner LIMIT 1").fetchone() is not None

    def newest(self, kode: str) -> int:
        """Return the highest version of a question set in the file, 0 when it holds none."""
        row = self._db.execute(
            "SELECT coalesce(max(version), 0) FROM kuesioner WHERE kode = ?", [kode]
        ).fetchone()
        return int(row[0])

    def find(self, kode: str, version: int) -> Kuesioner | None:
        """Return one version, or None if it is not in the file."""
        row = self._db.execute(
            "SELECT id, judul, source, profile FROM kuesioner WHERE kode = ? AND version = ?",
            [kode, version],
        ).fetchone()
        if row is None:
            return None
        row_id, judul, source, profile = row
        unsur_list = [
            Unsur(*fields)
            for fields in self._db.execute(
                "SELECT kode, nama, meaning, short FROM unsur WHERE kuesioner_id = ?", [row_id]
            )
        ]
        wordings = self._wordings(row_id)
        questions = [
            Question(kode, unsur, heading, text, (one, two, three, four), wordings.get(kode, {}))
            for kode, unsur, heading, text, one, two, three, four in self._db.execute(
                "SELECT kode, unsur, heading, text, choice_1, choice_2, choice_3, choice_4"
                " FROM question WHERE kuesioner_id = ? ORDER BY position",
                [row_id],
            )
        ]
        return Kuesioner(
            kode,
            version,
            judul,
            source,
            tuple(sorted(unsur_list, key=lambda unsur: unsur.order)),
            tuple(questions),
            _profile(json.loads(profile)),
            dict(
                self._db.execute(
                    "SELECT kode, nama FROM language WHERE kuesioner_id = ?", [row_id]
                ).fetchall()
            ),
        )

    def _wordings(self, kuesioner_id: int) -> dict[str, dict[str, Wording]]:
        """Return the further wordings of a question set, by question and by language."""
        found: dict[str, dict[str, Wording]] = {}
        for kode, language, heading, text, one, two, three, four in self._db.execute(
            "SELECT question.kode, language, wording.heading, wording.text, wording.choice_1,"
            " wording.choice_2, wording.choice_3, wording.choice_4 FROM wording"
            " JOIN question ON question.id = question_id WHERE kuesioner_id = ?",
            [kuesioner_id],
        ):
            wording = Wording(heading, text, (one, two, three, four))
            found.setdefault(kode, {})[language] = wording
        return found

    def everything(self) -> Iterator[tuple[str, Kuesioner]]:
        """Yield all versions with the key of their entries."""
        for kode, version in self._db.execute("SELECT kode, version FROM kuesioner").fetchall():
            yield f"{kode}/{version}", self.get(kode, version)

    def get(self, kode: str, version: int) -> Kuesioner:
        """Return one version that a record of the file refers to."""
        found = self.find(kode, version)
        assert found is not None, f"the file refers to {kode}/{version}"
        return found


def _profile(boxes: Mapping[str, Any]) -> Profile:
    choices = {
        field.name: tuple(ProfileChoice(**choice) for choice in boxes[field.name])
        for field in dataclasses.fields(Profile)
        if field.name != "hours"
    }
    return Profile(**choices, hours=tuple(boxes["hours"]))
