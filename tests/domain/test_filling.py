"""A filling: steps passed over and gone back to, texts and nilai kept under their own names."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from skm_desk.domain.errors import NilaiOutOfScale, UnknownChoice, UsiaOutOfRange
from skm_desk.domain.filling import (
    LONGEST_KIOSK_SARAN,
    LONGEST_KIOSK_TEXT,
    Part,
    Step,
    is_usia,
    may_become_usia,
    only_layanan,
    steps_of,
)
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.profile_choices import DISABILITAS
from skm_desk.domain.responden import LONGEST_SARAN, LONGEST_TEXT, Source
from tests.domain.filling_samples import MORNING, SHIPPED, asked_with, begin, go_to, rate_all
from tests.domain.survey_data import kuesioner, question

AS_ASKED = ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8"]
TWO = (Layanan("id-ktp", "KTP"), Layanan("id-akta", "Akta"))


def names(steps: Iterable[Step]) -> list[str]:
    return [step.name for step in steps]


def test_profile_questions_saran_in_this_order() -> None:
    expected = ["jenis_kelamin", "usia", "pendidikan", "pekerjaan", "pekerjaan_text"]
    assert names(steps_of(SHIPPED, ())) == [*expected, *AS_ASKED, "saran"]


def test_question_8_is_sarana_and_question_9_pengaduan() -> None:
    filling = rate_all(begin(), [4, 4, 4, 4, 4, 4, 4, 1, 2])
    jawaban = filling.finish("pc", Source.KIOSK).jawaban
    texts = {q.kode: q.text for q in SHIPPED.questions}
    assert jawaban["U9"] == 1
    assert "sarana" in texts["U9"]
    assert jawaban["U8"] == 2
    assert "pengaduan" in texts["U8"]


def test_several_questions_of_one_unsur_are_each_kept() -> None:
    two = kuesioner(questions=[question("U1a", "U1"), question("U1b", "U1")])
    form = rate_all(begin(two), [3, 2]).finish("pc", Source.KIOSK)
    assert form.jawaban == {"U1a": 3, "U1b": 2}


def test_layanan_is_asked_only_where_there_is_a_choice() -> None:
    retired = Layanan("id-lama", "Lama", retired=True)
    first = steps_of(SHIPPED, (*TWO, retired))[0]
    assert (first.part, first.name) == (Part.CHOICE, "layanan")
    assert first.choices == (ProfileChoice("id-ktp", "KTP"), ProfileChoice("id-akta", "Akta"))
    for layanan_list, layanan in (((), None), (TWO[:1], None), ((TWO[0], retired), None)):
        assert "layanan" not in names(steps_of(SHIPPED, layanan_list, layanan))
    assert "layanan" not in names(steps_of(SHIPPED, TWO, "id-akta"))


def test_the_layanan_of_a_kiosk_is_one_on_offer() -> None:
    retired = Layanan("id-lama", "Lama", retired=True)
    assert only_layanan(TWO, "id-akta") == "id-akta"
    assert only_layanan(TWO, None) is None
    assert only_layanan((*TWO, retired), "id-lama") is None
    assert only_layanan(TWO, "dari berkas lain") is None
    assert only_layanan((TWO[0], retired), "id-lama") == "id-ktp"
    assert only_layanan((), "id-ktp") is None


def test_fields_without_choices_on_offer_are_not_asked() -> None:
    hidden = tuple(replace(choice, hidden=True) for choice in SHIPPED.profile.pekerjaan)
    steps = steps_of(asked_with({"pekerjaan": hidden}), ())
    assert names(steps)[:4] == ["jenis_kelamin", "usia", "pendidikan", "U1"]


def test_a_text_is_asked_only_while_a_choice_on_offer_wants_one() -> None:
    silent = tuple(replace(c, hidden=c.with_text) for c in SHIPPED.profile.pekerjaan)
    assert "pekerjaan_text" not in names(steps_of(asked_with({"pekerjaan": silent}), ()))


def test_disabilitas_is_asked_after_pekerjaan_once_the_office_wants_it() -> None:
    steps = steps_of(asked_with({"disabilitas": DISABILITAS}), ())
    assert names(steps)[4:7] == ["pekerjaan_text", "disabilitas", "U1"]


def test_the_text_step_is_passed_over_unless_chosen() -> None:
    at_pekerjaan = go_to(begin(), "pekerjaan")
    assert at_pekerjaan.forward().step.name == "U1"
    assert at_pekerjaan.choose("PNS").forward().step.name == "U1"
    assert at_pekerjaan.choose("PNS").forward().back().step.name == "pekerjaan"
    other = at_pekerjaan.choose("LAINNYA").forward()
    assert (other.step.name, other.step.part) == ("pekerjaan_text", Part.TEXT)
    assert other.forward().back().step.name == "pekerjaan_text"
    assert other.back().step.name == "pekerjaan"


def test_a_text_of_a_choice_taken_back_is_not_in_the_form() -> None:
    typed = go_to(begin(), "pekerjaan").choose("LAINNYA").forward().write(" Nelayan ")
    assert typed.finish("pc", Source.KIOSK).pekerjaan_text == "Nelayan"
    form = typed.back().choose("PNS").finish("pc", Source.KIOSK)
    assert (form.pekerjaan, form.pekerjaan_text) == ("PNS", "")


def test_the_last_step_stays_and_the_first_too() -> None:
    first = begin()
    assert first.is_first
    assert first.back() == first
    last = go_to(first, "saran")
    assert last.is_last
    assert last.forward() == last
    assert not last.is_first


def test_a_filling_that_ends_in_a_text_step_that_does_not_apply_is_at_its_last() -> None:
    cut = begin()
    cut = replace(cut, steps=cut.steps[:5])
    at_pekerjaan = go_to(cut, "pekerjaan")
    assert at_pekerjaan.is_last
    assert not at_pekerjaan.choose("LAINNYA").is_last


@pytest.mark.parametrize("kode", ["", "l", "X", "SMA"])
def test_a_choice_not_on_offer_is_refused(kode: str) -> None:
    with pytest.raises(UnknownChoice) as refused:
        begin().choose(kode)
    assert (refused.value.field, refused.value.value) == ("jenis_kelamin", kode)
    assert refused.value.known == ["L", "P"]


def test_a_hidden_choice_is_not_on_offer() -> None:
    own = {"jenis_kelamin": (ProfileChoice("L", "Laki-laki", hidden=True),)}
    assert [c.kode for c in begin(asked_with(own)).step.choices] == ["P"]
    with pytest.raises(UnknownChoice):
        begin(asked_with(own)).choose("L")


@pytest.mark.parametrize("nilai", [0, 5, -1, 100])
def test_a_nilai_out_of_scale_is_refused(nilai: int) -> None:
    with pytest.raises(NilaiOutOfScale) as refused:
        go_to(begin(), "U3").rate(nilai)
    assert (refused.value.question, refused.value.value) == ("U3", nilai)


@pytest.mark.parametrize("digits", ["4", "121", "0", "-5", "12a", " 12", "1234", "٣٠", "²"])
def test_an_usia_that_nobody_has_is_refused(digits: str) -> None:
    assert not is_usia(digits)
    with pytest.raises(UsiaOutOfRange):
        go_to(begin(), "usia").tell_usia(digits)


def test_an_usia_is_taken_and_taken_back() -> None:
    at_usia = go_to(begin(), "usia")
    for digits, usia in (("5", 5), ("41", 41), ("120", 120), ("7", 7)):
        assert at_usia.tell_usia(digits).finish("pc", Source.KIOSK).usia == usia
    emptied = at_usia.tell_usia("41").tell_usia("")
    assert emptied == at_usia
    assert emptied.finish("pc", Source.KIOSK).usia is None


@pytest.mark.parametrize(
    ("digits", "may"),
    [
        ("", False),
        ("1", True),
        ("4", True),
        ("9", True),
        ("10", True),
        ("12", True),  # 120
        ("13", False),
        ("99", False),
        ("120", False),
        ("x", False),
    ],
)
def test_whether_one_more_digit_still_makes_an_usia(digits: str, may: bool) -> None:
    assert may_become_usia(digits) is may


def test_texts_are_cut_at_their_limits_which_forms_may_hold() -> None:
    at_text = go_to(begin(), "pekerjaan").choose("LAINNYA").forward()
    assert at_text.write("x" * 500).value("pekerjaan_text") == "x" * LONGEST_KIOSK_TEXT
    at_saran = go_to(at_text, "saran")
    assert at_saran.write("y" * 5_000).saran == "y" * LONGEST_KIOSK_SARAN
    assert LONGEST_KIOSK_TEXT <= LONGEST_TEXT
    assert LONGEST_KIOSK_SARAN <= LONGEST_SARAN


def test_what_stands_at_a_step_is_told_by_its_name() -> None:
    filling = begin().choose("P").forward().tell_usia("41")
    filling = go_to(filling, "U1").rate(2).forward().skip()
    assert filling.value("jenis_kelamin") == "P"
    assert filling.value("usia") == "41"
    assert (filling.value("U1"), filling.value("U2"), filling.value("U3")) == (2, None, None)
    assert filling.value("saran") is None
    assert go_to(filling, "saran").write("Bagus").value("saran") == "Bagus"


def test_skipping_leaves_a_blank_and_empties_what_stood_there() -> None:
    assert begin().choose("L").skip().profile == {}
    assert go_to(begin(), "U1").rate(4).skip().jawaban == {"U1": None}
    assert go_to(begin(), "saran").write("Bagus").skip().saran == ""


def test_nothing_is_filled_in_until_something_is() -> None:
    assert not begin().has_any
    assert not go_to(begin(), "saran").spend(9_000).has_any
    assert not begin().skip().has_any
    assert begin().choose("L").has_any
    assert go_to(begin(), "U1").skip().has_any
    assert go_to(begin(), "saran").write("Bagus").has_any


def test_a_finished_form_holds_where_and_when_it_was_filled_in() -> None:
    filling = begin(layanan_list=TWO).choose("id-akta").forward().choose("P").spend(700)
    form = rate_all(filling, [4] * 8).write(" Terima kasih \n").finish("loket-1", Source.KIOSK)
    assert (form.id, form.pc, form.source) == ("isian-1", "loket-1", Source.KIOSK)
    assert (form.tanggal, form.jam) == (MORNING.date(), "09.30")
    assert (form.layanan, form.jenis_kelamin, form.keyed_by) == ("id-akta", "P", "")
    assert form.saran == "Terima kasih"
    assert form.jawaban == {**dict.fromkeys(AS_ASKED, 4), "U8": None}
    assert form.ms == dict.fromkeys(AS_ASKED[:8], 5_000)
    assert not form.unfinished
    assert filling.finish("pc", Source.PAPER, "Ani").keyed_by == "Ani"


def test_whoever_walks_away_leaves_no_text() -> None:
    typed = go_to(begin(), "pekerjaan").choose("LAINNYA").forward().write("Nelayan")
    typed = go_to(go_to(typed, "U1").rate(1), "saran").write("Saya Budi, tolong …")
    form = typed.break_off("pc", Source.KIOSK)
    assert (form.saran, form.pekerjaan_text, form.pekerjaan) == ("", "", "LAINNYA")
    assert form.unfinished
    assert form.jawaban["U1"] == 1
    assert [kode for kode, nilai in form.jawaban.items() if nilai] == ["U1"]
    assert set(form.jawaban) == set(AS_ASKED)


def test_time_adds_up_and_never_runs_back() -> None:
    at_u1 = go_to(begin(), "U1").spend(1_200).spend(-50).spend(800)
    assert at_u1.ms == {"U1": 2_000}
    assert at_u1.forward().back().spend(1).ms == {"U1": 2_001}
