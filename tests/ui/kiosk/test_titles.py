"""What the steps are called: every step has a title, in plain Indonesian."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from skm_desk.domain.filling import Filling, Part, Step, steps_of
from skm_desk.domain.kuesioner import Kuesioner, ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.ui.kiosk.titles import (
    LONGEST_WHERE,
    SARAN_HELP,
    TEXT_HELP,
    TITLES,
    USUAL_WHERE,
    minutes_for,
    place_of,
    sends_itself,
    share_done,
    where,
)
from tests.ui.kiosk.stage import KUESIONER

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LAYANAN = [Layanan("l1", "Pemulangan orang terlantar"), Layanan("l2", "Alat bantu")]


def full_steps(kuesioner: Kuesioner) -> tuple[Step, ...]:
    """Return the steps of a set that asks for everything there is to ask for."""
    asked = ProfileChoice("T", "Tidak")
    profile = replace(kuesioner.profile, disabilitas=(asked,))
    return steps_of(replace(kuesioner, profile=profile), LAYANAN)


def at(place: int, steps: tuple[Step, ...]) -> Filling:
    """Return a filling that is at a step."""
    return Filling("f", "2026", NOON, steps, place)


@pytest.mark.parametrize("kuesioner", KUESIONER, ids=lambda kuesioner: kuesioner.kode)
def test_every_step_but_a_question_has_a_title(kuesioner: Kuesioner) -> None:
    steps = full_steps(kuesioner)
    titled = [step.name for step in steps if step.part is not Part.QUESTION]
    assert set(titled) == set(TITLES)
    assert all(title.endswith("?") and title[0].isupper() for title in TITLES.values())


@pytest.mark.parametrize("kuesioner", KUESIONER, ids=lambda kuesioner: kuesioner.kode)
def test_the_visitor_is_told_where_they_are(kuesioner: Kuesioner) -> None:
    steps = full_steps(kuesioner)
    told = [where(at(place, steps)) for place in range(len(steps))]
    profile = [step for step in steps if step.part not in (Part.QUESTION, Part.SARAN)]
    questions = [f"Pertanyaan {number} dari 9" for number in range(1, 10)]
    assert told == ["Tentang Anda"] * len(profile) + questions + ["Saran"]


def test_the_longest_words_are_those_of_the_last_step() -> None:
    steps = full_steps(KUESIONER[0])
    last = where(at(len(steps) - 1, steps))
    assert f"{last}. {sends_itself(20)}" == LONGEST_WHERE
    assert len(USUAL_WHERE) >= len(where(at(len(steps) - 2, steps)))


def test_what_is_done_grows_from_step_to_step() -> None:
    steps = full_steps(KUESIONER[0])
    shares = [share_done(at(place, steps)) for place in range(len(steps))]
    assert shares[0] == 0.0
    assert shares == sorted(set(shares))
    assert shares[-1] == pytest.approx(1 - 1 / len(steps))


@pytest.mark.parametrize(
    ("steps", "minutes"), [(0, 1), (1, 1), (11, 1), (15, 1), (22, 1), (23, 2), (45, 3)]
)
def test_minutes_are_rounded_and_never_none(steps: int, minutes: int) -> None:
    assert minutes_for(steps) == minutes


@pytest.mark.parametrize(
    ("instansi", "provinsi", "line"),
    [
        ("Dinas Sosial", "Jambi", "Provinsi Jambi"),
        ("Dinas Sosial", " Jambi ", "Provinsi Jambi"),
        ("Dinas Sosial", "Provinsi Jambi", "Provinsi Jambi"),
        ("Dinas Sosial", "provinsi jambi", "provinsi jambi"),
        ("Dinas Sosial Provinsi Jambi", "Jambi", ""),
        ("DINAS SOSIAL PROVINSI JAMBI", "Jambi", ""),
        ("Dinas Sosial", "", ""),
        ("Dinas Sosial", "  ", ""),
    ],
)
def test_the_place_is_said_once(instansi: str, provinsi: str, line: str) -> None:
    assert place_of(instansi, provinsi) == line


def test_words_are_plain_and_polite() -> None:
    for words in (*TITLES.values(), TEXT_HELP, SARAN_HELP, sends_itself(5)):
        plain = words.replace("?", "").replace(".", "").split()
        assert not {"anda", "kamu", "error", "skip", "next", "OK"} & set(plain)
    assert sends_itself(20) == "Terkirim sendiri dalam 20 detik."
