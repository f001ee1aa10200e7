"""Question sets as TOML files: read whole and checked, or refused."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skm_desk.domain.errors import KuesionerInvalid
from skm_desk.domain.kuesioner import (
    Kuesioner,
    Profile,
    ProfileChoice,
    Question,
    Unsur,
    Wording,
    check_kuesioner,
)


def read_kuesioner(path: Path) -> Kuesioner:
    """Return the question set in a TOML file.

    A question without `kode` takes that of its unsur; an unsur with several questions must
    name theirs (`U2a`, `U2b`). Further languages stand in `[languages]` (kode = name) and in a
    `[question.wording.KODE]` of every question. Raise KuesionerInvalid for anything that is
    missing or wrong.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        kuesioner = _kuesioner(table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise KuesionerInvalid(path.stem, "not_toml", path.name) from fault
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise KuesionerInvalid(path.stem, "missing", path.name) from fault
    check_kuesioner(kuesioner)
    return kuesioner


def _kuesioner(table: Mapping[str, Any]) -> Kuesioner:
    asked = Counter(question["unsur"] for question in table["question"])
    return Kuesioner(
        table["kode"],
        int(table["version"]),
        table["judul"],
        table["source"],
        tuple(
            Unsur(unsur["kode"], unsur["nama"], unsur["meaning"], unsur["short"])
            for unsur in table["unsur"]
        ),
        tuple(_question(question, asked) for question in table["question"]),
        _profile(table["profile"]),
        {str(kode): str(name) for kode, name in table.get("languages", {}).items()},
    )


def _question(table: Mapping[str, Any], asked: Counter[str]) -> Question:
    unsur = table["unsur"]
    kode = table["kode"] if asked[unsur] > 1 else table.get("kode", unsur)
    wordings = {str(code): _wording(part) for code, part in table.get("wording", {}).items()}
    own = _wording(table)
    return Question(kode, unsur, own.heading, own.text, own.choices, wordings)


def _wording(table: Mapping[str, Any]) -> Wording:
    one, two, three, four = table["choices"]
    return Wording(table["heading"], table["text"], (one, two, three, four))


def _profile(table: Mapping[str, Any]) -> Profile:
    boxes = {
        field: tuple(ProfileChoice(**choice) for choice in table.get(field, ()))
        for field in ("jenis_kelamin", "pendidikan", "pekerjaan", "disabilitas")
    }
    return Profile(**boxes, hours=tuple(table.get("hours", ())))
