"""What the page of tindak lanjut says, decided without a widget."""

from dataclasses import replace

from skm_desk.domain.tindak_lanjut import LONGEST, PlanGroup, Rtl, group_plan
from skm_desk.ui.staff.tindak_lanjut import words as texts
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.plan_tindak_lanjut import PlanView
from tests.domain.survey_data import read_2024, result_of

RESULT = result_of(read_2024())
SURVEY = Span(year=2024)
UNSUR_LIST = tuple(unsur.unsur for unsur in RESULT.per_unsur)


def view_of(*plan: Rtl) -> PlanView:
    weakest = RESULT.lowest()
    groups = group_plan(plan, weakest, UNSUR_LIST)
    return PlanView((SURVEY,), SURVEY, RESULT.per_unsur, weakest, groups, UNSUR_LIST)


def test_every_text_of_an_rtl_has_a_title_and_says_how_much_it_takes() -> None:
    assert set(texts.FIELDS) == set(LONGEST)
    assert "paling banyak 2.000 huruf" in texts.meaning_of("realisasi")


def test_nothing_planned_yet() -> None:
    view = view_of()
    assert texts.page_line(view) == "Belum ada rencana sesudah survei tahun 2024"
    assert texts.unplanned_words(view) == "Unsur terendah tanpa rencana: U8, U6, dan U2."
    assert [row.words for row in texts.list_rows(view) if not row.head] == [
        texts.NOTHING_PLANNED
    ] * 3


def test_how_far_a_plan_is() -> None:
    plan = [Rtl(str(n), 2024, "U8", "x", done=done) for n, done in enumerate((True, False, None))]
    view = view_of(*plan)
    assert texts.done_words(view) == "1 dari 3 dilaksanakan"
    assert texts.share_words(view) == "33,33 %; 1 belum dilaporkan"
    assert texts.page_line(view) == "3 rencana sesudah survei tahun 2024, 1 dari 3 dilaksanakan"
    assert [row.note for row in texts.list_rows(view)][1:4] == ["Sudah", "Belum", ""]
    all_served = [*plan, *(Rtl(kode, 2024, kode, "x") for kode in ("U6", "U2"))]
    assert texts.unplanned_words(view_of(*all_served)) == ""


def test_a_row_says_what_when_and_who() -> None:
    rtl = Rtl("a", 2024, "U8", "k" * 400, (1, 4), "Sekretariat", False)
    row = texts.list_rows(view_of(rtl))[1]
    assert row.detail == "TW I, IV · Sekretariat"
    assert len(row.words) < 200
    assert row.words.endswith("…")
    assert rtl.kegiatan in row.read_out
    assert "U8 Penanganan pengaduan" in row.read_out
    bare = texts.list_rows(view_of(replace(rtl, triwulan=(), penanggung_jawab="")))[1]
    assert bare.detail == "waktu belum ditentukan"


def test_an_unsur_is_told_with_its_figures() -> None:
    served = Rtl("a", 2024, "U1", "x")
    heads = [row.detail for row in texts.list_rows(view_of(served)) if row.head]
    assert heads[0] == "Terendah ke-1 · NRR 3,2000 · nilai 80,00 · mutu B"
    assert heads[3] == "NRR 3,8250 · nilai 95,63 · mutu A"
    other = PlanGroup(UNSUR_LIST[0], None, (Rtl("a", 2024, "U1", "x"),))
    assert texts.figures_words(other, None) == "Belum ada nilai"
    assert texts.figures_words(other, RESULT.per_unsur[0]).startswith("NRR 3,8250")


def test_what_is_said_of_a_move() -> None:
    plan = [Rtl(name, 2024, None, name) for name in "ab"]
    view = view_of(*plan)
    assert texts.moved_words(view, plan[0], -1) == ""
    assert texts.moved_words(view, plan[1], 1) == ""
    assert texts.moved_words(view, plan[0], 1) == (
        "Rencana ini sekarang urutan 2 dari 2 pada Di luar unsur."
    )


def test_rows_that_invite_are_told_from_actions() -> None:
    assert texts.invited_unsur("unsur:U8") == "U8"
    assert texts.invited_unsur("id-000001") is None
    assert texts.invited_unsur(None) is None
