"""Question sets: every shipped one is whole; a wrong one is refused with its fault."""

from pathlib import Path

import pytest

from skm_desk.domain.changes import NO_CHANGES
from skm_desk.domain.errors import KuesionerInvalid
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource
from skm_desk.storage.store import Store
from skm_desk.use_cases.check_health import check
from skm_desk.use_cases.desk import Desk, Done

SHIPPED = sorted(resource("kuesioner").glob("*.toml"))
GOOD = resource("kuesioner", "skm-2017.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_sets_are_whole(path: Path) -> None:
    kuesioner = read_kuesioner(path)
    assert kuesioner.kode == path.stem
    assert [unsur.kode for unsur in kuesioner.unsur_list] == [f"U{n}" for n in range(1, 10)]
    assert len(kuesioner.questions) == 9


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_question_8_asks_sarana_and_9_pengaduan(path: Path) -> None:
    kuesioner = read_kuesioner(path)
    eighth, ninth = kuesioner.questions[7:9]
    assert (eighth.unsur, ninth.unsur) == ("U9", "U8")
    assert "sarana" in eighth.text
    assert "pengaduan" in ninth.text
    names = {unsur.kode: unsur.nama for unsur in kuesioner.unsur_list}
    assert names["U8"].startswith("Penanganan pengaduan")
    assert names["U9"] == "Sarana dan prasarana"


def test_the_office_lost_a_word_and_the_regulation_did_not() -> None:
    office = read_kuesioner(resource("kuesioner", "dinsosdukcapil-2024.toml"))
    regulation = read_kuesioner(resource("kuesioner", "skm-2017.toml"))
    assert "persyaratan" not in office.questions[0].text
    assert "persyaratan" in regulation.questions[0].text


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('kode = "skm-2017"', "kode = ", "not_toml"),
        ("version = 1", "", "missing"),
        ("version = 1", 'version = "satu"', "missing"),
        ("[profile]", "[profil]", "missing"),
        ('kode = "U9"', 'kode = "U8"', "unsur_twice"),
        ('kode = "U9"', 'kode = "X9"', "unsur_kode"),
        ('unsur = "U9"', 'unsur = "U8"', "missing"),
        ('unsur = "U9"', 'unsur = "U9"\nkode = "U8x"', "question_kode"),
        ('["Buruk", "Cukup", "Baik", "Sangat baik"]', '["Buruk", "Baik"]', "missing"),
        ('["Buruk", "Cukup", "Baik", "Sangat baik"]', '["", "a", "b", "c"]', "choices"),
        ('heading = "Biaya"', 'heading = " "', "text_missing"),
    ],
)
def test_a_wrong_set_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in GOOD
    path = tmp_path / "kuesioner.toml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KuesionerInvalid) as refused:
        read_kuesioner(path)
    assert refused.value.fault == fault


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "kuesioner.toml"
    path.write_bytes(b"\xff\xfe\x00kode")
    with pytest.raises(KuesionerInvalid):
        read_kuesioner(path)


def _in_two_languages() -> str:
    """Return the regulation's set with every question in a second language too."""
    wording = (
        '[question.wording.jax]\nheading = "Syarat"\ntext = "Cak mano {place}?"\n'
        'choices = ["satu", "duo", "tigo", "empat"]\n'
    )
    head, *questions = GOOD.split("\n[[question]]\n")
    head = head.replace("[profile]", '[languages]\njax = "Melayu Jambi"\n\n[profile]', 1)
    return head + "".join(
        f"\n[[question]]\n{question.rstrip()}\n\n{wording.format(place=place)}\n"
        for place, question in enumerate(questions, start=1)
    )


def test_a_set_in_two_languages_asks_the_same_unsur_in_both(tmp_path: Path) -> None:
    path = tmp_path / "dua.toml"
    path.write_text(_in_two_languages(), encoding="utf-8")
    kuesioner = read_kuesioner(path)
    assert kuesioner.languages == {"jax": "Melayu Jambi"}
    other = kuesioner.in_language("jax")
    assert [q.kode for q in other.questions] == [q.kode for q in kuesioner.questions]
    assert other.questions[7].text == "Cak mano 8?"
    assert other.questions[7].unsur == "U9"
    assert kuesioner.in_language("id") == kuesioner


def test_a_language_that_one_question_lacks_is_refused(tmp_path: Path) -> None:
    whole = _in_two_languages()
    last = whole.rindex("[question.wording.jax]")
    path = tmp_path / "kurang.toml"
    path.write_text(whole[:last], encoding="utf-8")
    with pytest.raises(KuesionerInvalid) as caught:
        read_kuesioner(path)
    assert caught.value.fault == "languages"


def test_further_languages_come_back_from_the_file_as_they_were(tmp_path: Path, desk: Desk) -> None:
    path = tmp_path / "dua.toml"
    path.write_text(_in_two_languages().replace('"skm-2017"', '"dua-bahasa"'), encoding="utf-8")
    kuesioner = read_kuesioner(path)

    def keep(store: Store) -> Done[None]:
        store.kuesioner.add(kuesioner)
        return Done(None, NO_CHANGES)

    desk.do(keep)
    assert desk.look(lambda store: store.kuesioner.get("dua-bahasa", 1)) == kuesioner
    file_health = check(desk).items[0]
    assert file_health.sound
