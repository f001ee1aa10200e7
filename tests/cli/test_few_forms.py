"""A part of a result that would tell of few forms shows no nilai in the terminal either."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_contract import one_sentence

HEADER = "layanan," + ",".join(f"U{n}" for n in range(1, 10))
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def office(run: Run, write_csv: Callable[..., Path]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that takes in forms, so many of each layanan, and asks for a result."""
    run("periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31")

    def ask(counts: dict[str, int], *words: str) -> tuple[int, str, str]:
        rows = [f"{name}{',4' * 9}" for name, count in counts.items() for _ in range(count)]
        assert run("impor", write_csv(HEADER, *rows), "--periode", "2026")[0] == 0
        return run("hasil", "--periode", "2026", *words)

    return ask


@pytest.mark.parametrize("asked", ["KTP", "Akta"])
@pytest.mark.parametrize("few", [1, 2, 9])
def test_neither_few_forms_nor_the_rest_of_them_are_told(office, asked: str, few: int) -> None:
    code, out, _ = office({"KTP": 20, "Akta": few}, "--layanan", asked, "--json")
    shown = json.loads(out)
    assert code == 0
    assert list(shown) == ["periode", "responden", "ikm", "mutu", "kinerja", "bobot", "unsur"]
    assert shown["responden"] == (20 if asked == "KTP" else few)
    assert (shown["ikm"], shown["mutu"], shown["kinerja"]) == (None, None, None)
    for unsur in shown["unsur"]:
        assert list(unsur) == ["kode", "nama", "jawaban", "nrr", "nilai", "mutu"]
        assert [unsur[name] for name in ("jawaban", "nrr", "nilai", "mutu")] == [None] * 4


def test_words_say_in_one_sentence_why_it_is_hidden(office) -> None:
    code, out, said = office({"KTP": 20, "Akta": 2}, "--layanan", "Akta")
    assert (code, said) == (0, "")
    head, why = out.splitlines()
    assert "layanan Akta · 2 responden" in head
    assert one_sentence(f"{why}\n")
    assert "100" not in out


@pytest.mark.parametrize("counts", [{"KTP": 20, "Akta": 10}, {"KTP": 2}])
def test_enough_forms_and_the_only_layanan_are_shown(office, counts: dict[str, int]) -> None:
    code, out, _ = office(counts, "--layanan", "KTP", "--json")
    assert (code, json.loads(out)["ikm"]) == (0, 100.0)


def test_the_whole_is_shown_however_few_it_is(office) -> None:
    code, out, _ = office({"KTP": 1}, "--json")
    assert (code, json.loads(out)["ikm"]) == (0, 100.0)
