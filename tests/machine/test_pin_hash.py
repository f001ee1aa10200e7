"""A PIN is recognised by its hash, and a damaged hash lets nobody through and stops nothing."""

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.machine.pin_hash import hash_pin, pin_fits

KEPT = hash_pin("4711")
BODY = KEPT.rpartition("$")[0]


def test_the_right_pin_fits_and_no_other() -> None:
    assert pin_fits("4711", KEPT)
    for other in ("4712", "471", "47111", "", " 4711", "٤٧١١", "4711\0", "\ud800"):
        assert not pin_fits(other, KEPT), other


def test_each_hash_has_its_own_salt_and_does_not_show_the_pin() -> None:
    again = hash_pin("4711")
    assert again != KEPT
    assert pin_fits("4711", again)
    assert again.isascii()
    assert "4711" not in again.split("$")[:4]


def test_it_asks_for_little_memory_and_enough_work() -> None:
    memory, rounds, lanes = map(int, re.findall(r"[mtp]=(\d+)", KEPT))
    assert KEPT.startswith("$argon2id$v=19$")
    assert memory <= 32 * 1024
    assert memory * rounds >= 3 * 46 * 1024  # thrice what OWASP asks for at one lane: 46 MiB once
    assert lanes == 1


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "4711",
        "$argon2id$",
        BODY,
        KEPT[:-1],
        KEPT[:40],
        KEPT + "A",
        KEPT.replace("argon2id", "argon2i"),
        KEPT.replace("argon2id", "argon2x"),
        KEPT.replace("v=19", "v=99"),
        KEPT.replace("p=1", "p=0"),
        KEPT.replace("$", "§"),
        KEPT.replace("t=", "t=-"),
        KEPT.replace("m=", "m=0x"),
        "\0" + KEPT,
        "\ud800",
    ],
    ids=map(str, range(16)),  # the salt is random, and names must not be
)
def test_a_damaged_hash_fits_nothing(damaged: str) -> None:
    assert not pin_fits("4711", damaged)


@pytest.mark.parametrize("wish", ["t=4294967295", "m=8388608", "m=4294967295", "p=16777215"])
def test_a_damaged_hash_takes_neither_hours_nor_all_memory(wish: str) -> None:
    greedy = re.sub(rf"{wish[0]}=\d+", wish, KEPT)
    assert greedy != KEPT
    began = time.monotonic()
    assert not pin_fits("4711", greedy)
    assert time.monotonic() - began < 5


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(KEPT) - 1), sign=st.characters())
def test_a_hash_with_one_wrong_sign_never_crashes(place: int, sign: str) -> None:
    damaged = KEPT[:place] + sign + KEPT[place + 1 :]
    assert pin_fits("4711", damaged) is (damaged == KEPT)


def test_the_library_is_not_loaded_before_a_pin_is_typed() -> None:
    code = (
        "import sys; import skm_desk.use_cases.guard_kiosk;"
        "assert 'skm_desk.machine.pin_hash' in sys.modules;"
        "assert not [name for name in sys.modules if name.startswith('argon2')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
