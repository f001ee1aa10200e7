"""What several PCs collected becomes one: nothing twice, nothing lost, the newer state stands."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import FormatUnknown, MakingStopped
from skm_desk.domain.responden import Source
from skm_desk.use_cases.correct_responden import find_form_by_id
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import close_period, list_periods
from skm_desk.use_cases.merge_outcome import Apart, KeptOurs, Renumbered
from skm_desk.use_cases.merge_packages import look_into, merge, pack
from skm_desk.use_cases.view_results import view_period
from tests.use_cases.backup_samples import names
from tests.use_cases.other_pcs import (
    PERIOD,
    assert_whole,
    bare_pc,
    carry,
    correct,
    forms,
    head,
    keep,
    make_pc,
    packed,
    tally_of,
    void,
)

HEADER = "lembar,usia,layanan,U1,U2,U3,U4,U5,U6,U7,U8,U9"


@pytest.fixture
def first(tmp_path: Path) -> Desk:
    return make_pc(tmp_path, "pc-loket-1")


@pytest.fixture
def second(tmp_path: Path) -> Desk:
    return make_pc(tmp_path, "DESKTOP-4F2K9QX", ("ktp ", "Akta"))


def test_forms_of_two_pcs_become_one_result(first: Desk, second: Desk, tmp_path: Path) -> None:
    keep(first, (4,) * 9)
    keep(second, (2,) * 9, lembar="1", usia=41, saran="Tambah kursi", layanan="Akta")
    keep(second, (3, 3, 3, None, 3, 3, 3, 3, 3), unfinished=True, ms={"U1": 900})
    outcome = carry(second, first, tmp_path)
    assert (outcome.added, outcome.same, outcome.has_news) == (2, 0, True)
    assert tally_of(first)["U1"] == (6, 2)
    assert tally_of(first)["responden"] == (2, 0)
    there, here = forms(second), forms(first)
    assert there.keys() < here.keys()
    for form_id, form in there.items():
        assert here[form_id].ms == form.ms
        assert here[form_id].pc == "DESKTOP-4F2K9QX"
        assert here[form_id].usia == form.usia
        assert here[form_id].unfinished is form.unfinished
    assert_whole(first, tmp_path)


def test_when_it_was_kept_travels_too(first: Desk, second: Desk, tmp_path: Path) -> None:
    form_id = keep(second)
    carry(second, first, tmp_path)

    def kept_at(desk: Desk) -> object:
        kept = desk.look(lambda store: store.responden.find(form_id))
        assert kept is not None
        return kept.at

    assert kept_at(first) == kept_at(second)


def test_a_layanan_is_found_by_its_name(first: Desk, second: Desk, tmp_path: Path) -> None:
    of_ktp, of_akta = keep(second, layanan="ktp "), keep(second, layanan="Akta")
    outcome = carry(second, first, tmp_path)
    listed = {one.id: one.nama for one in first.look(lambda store: store.layanan.list_all())}
    assert outcome.layanan == ["Akta"]
    assert sorted(listed.values()) == ["Akta", "KTP"]
    kept = forms(first)
    assert listed[kept[of_ktp].layanan or ""] == "KTP"
    assert listed[kept[of_akta].layanan or ""] == "Akta"


def test_twice_adds_nothing(first: Desk, second: Desk, tmp_path: Path) -> None:
    keep(second, lembar="1")
    path = packed(second, tmp_path)
    merge(first, [path])
    before = head(first)
    (again,) = merge(first, [path])
    assert (again.is_known, again.has_news) == (True, False)
    assert head(first) == before
    (same, once_more) = merge(second, [path, path])
    assert (same.same, same.has_news, once_more.has_news) == (1, False, False)


def test_another_package_without_news_writes_nothing(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    keep(first)
    keep(second, lembar="1")
    carry(second, first, tmp_path)
    carry(first, second, tmp_path)  # its own form comes home with the other one
    before = head(first)
    outcome = carry(second, first, tmp_path)
    assert (outcome.is_known, outcome.has_news, outcome.same) == (False, False, 2)
    assert head(first) == before


def test_an_empty_office_becomes_the_same(sample_desk: Desk, tmp_path: Path) -> None:
    empty = bare_pc(tmp_path, "baru")
    sample_desk.do(close_period, "2024")
    outcome = carry(sample_desk, empty, tmp_path)
    assert outcome.periods == ["2024", "contoh-2025"]
    for kode in ("2024", "contoh-2025"):
        there, here = (desk.look(view_period, kode) for desk in (sample_desk, empty))
        assert here.result == there.result
        assert here.latest == there.latest
    assert [str(r.period.closed_at is None) for r in empty.look(list_periods)] == ["False", "True"]
    for listed in ("photo", "tindak_lanjut", "office"):
        there_all, here_all = (
            dict(desk.look(lambda store, kind: list(getattr(store, kind).everything()), listed))
            for desk in (sample_desk, empty)
        )
        assert here_all == there_all
        assert here_all
    quoted = [
        desk.look(lambda store: store.saran.list_quoted(store.period.find("2024")))
        for desk in (sample_desk, empty)
    ]
    assert quoted[0] == quoted[1] != ()
    assert_whole(empty, tmp_path)
    assert carry(empty, sample_desk, tmp_path).has_news is False


def test_three_pcs_in_any_order(tmp_path: Path) -> None:
    pc_names = ("satu", "dua", "tiga")
    results = []
    for number, order in enumerate([(0, 1, 2), (2, 1, 0), (1, 0, 2)]):
        place = tmp_path / str(number)
        pcs = [make_pc(place, name) for name in pc_names]
        for weight, pc in enumerate(pcs, start=1):
            for lembar in range(1, 4):
                keep(pc, (weight,) * 9, lembar=str(lembar))
            void(pc, keep(pc, (1,) * 9))
        target, *others = (pcs[place] for place in order)
        merge(target, [packed(pc, place) for pc in others])
        results.append(tally_of(target))
        # And by way of one of them.
        carry(target, others[0], place)
        assert tally_of(others[0]) == tally_of(target)
        assert set(forms(others[0])) == set(forms(target))
        assert_whole(target, place)
        assert_whole(others[0], place)
    assert results[0] == results[1] == results[2]
    assert results[0]["responden"] == (9, 0)


def test_a_used_sheet_number_gets_the_pc_behind(first: Desk, second: Desk, tmp_path: Path) -> None:
    keep(first, (4,) * 9, lembar="7")
    keep(first, (4,) * 9, lembar="8")
    other = keep(second, (3,) * 9, lembar="7")
    twin = keep(second, (4,) * 9, lembar="8", layanan="ktp ")
    taken = keep(second, (3,) * 9, lembar="7-4F2K9QX")
    outcome = carry(second, first, tmp_path)
    assert outcome.renumbered == [
        Renumbered(PERIOD, "7", "7-4F2K9QX-2", is_alike=False),
        Renumbered(PERIOD, "8", "8-4F2K9QX", is_alike=True),
    ]
    kept = forms(first)
    assert kept[other].lembar == "7-4F2K9QX-2"
    assert kept[twin].lembar == "8-4F2K9QX"
    assert kept[taken].lembar == "7-4F2K9QX"
    # Neither way back is that a difference.
    assert carry(first, second, tmp_path).added == 2
    assert forms(second)[other].lembar == "7"
    outcome = carry(second, first, tmp_path)
    assert (outcome.has_news, outcome.renumbered, outcome.apart) == (False, [], [])
    assert tally_of(first) == tally_of(second)


def test_a_correction_there_is_taken_over_with_its_reason(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    keep(first, lembar="7")
    form_id = keep(second, lembar="7")
    carry(second, first, tmp_path)
    correct(second, form_id, "angka keliru", U1="1")
    correct(second, form_id, "usia terlewat", usia="30")
    outcome = carry(second, first, tmp_path)
    assert (outcome.corrected, outcome.voided, outcome.added) == (1, 0, 0)
    found = first.look(find_form_by_id, form_id)
    assert (found.form.jawaban["U1"], found.form.usia) == (1, 30)
    assert found.form.lembar == "7-4F2K9QX"
    assert [change.deed for change in found.history] == [
        "gabung: dari PC DESKTOP-4F2K9QX",
        "koreksi: angka keliru (Dewi) (dari PC DESKTOP-4F2K9QX)",
        "koreksi: usia terlewat (Dewi) (dari PC DESKTOP-4F2K9QX)",
    ]
    assert_whole(first, tmp_path)
    # It is the older state there now, and nothing changes any more.
    assert carry(first, second, tmp_path).corrected == 0
    assert carry(second, first, tmp_path).has_news is False


def test_what_happened_to_a_form_travels_with_it(first: Desk, second: Desk, tmp_path: Path) -> None:
    """So that a third PC that has it as it was before knows which state is the newer one."""
    third = make_pc(tmp_path, "tiga")
    keep(second, lembar="3")
    form_id = keep(first, lembar="3")
    carry(first, third, tmp_path)
    correct(first, form_id, U1="1")
    correct(first, form_id, "nomor keliru", lembar="4")
    outcome = carry(first, second, tmp_path)
    assert (outcome.added, outcome.renumbered) == (1, [])
    assert forms(second)[form_id].lembar == "4"
    outcome = carry(second, third, tmp_path)
    assert (outcome.corrected, outcome.apart) == (1, [])
    assert [change.deed for change in third.look(find_form_by_id, form_id).history] == [
        "gabung: dari PC pc-loket-1",
        "koreksi: salah ketik (Dewi) (dari PC pc-loket-1)",
        "koreksi: nomor keliru (Dewi) (dari PC pc-loket-1)",
    ]
    assert forms(third)[form_id].lembar == "4"
    for desk in (second, third):
        assert_whole(desk, tmp_path)


def test_a_form_voided_here_stays_void(first: Desk, second: Desk, tmp_path: Path) -> None:
    form_id = keep(second)
    carry(second, first, tmp_path)
    void(first, form_id)
    keep(second)
    outcome = carry(second, first, tmp_path)
    assert (outcome.added, outcome.same, outcome.apart) == (1, 1, [])
    assert forms(first)[form_id].void_reason == "kertas ganda"
    outcome = carry(first, second, tmp_path)
    assert (outcome.voided, outcome.corrected) == (1, 0)
    assert forms(second)[form_id].void_reason == "kertas ganda"
    assert tally_of(first) == tally_of(second)
    assert_whole(second, tmp_path)


def test_corrected_apart_is_left_to_a_person(first: Desk, second: Desk, tmp_path: Path) -> None:
    form_id = keep(second, lembar="5")
    carry(second, first, tmp_path)
    correct(first, form_id, U1="1")
    correct(second, form_id, U1="2")
    outcome = carry(second, first, tmp_path)
    assert outcome.apart == [Apart(PERIOD, "5", form_id)]
    assert outcome.has_news is False
    assert forms(first)[form_id].jawaban["U1"] == 1
    correct(second, form_id, U1="1")  # the person decided
    assert carry(second, first, tmp_path).apart == []


def test_back_and_forth_again(first: Desk, second: Desk, tmp_path: Path) -> None:
    """A form that was corrected and put right again is newer, though it reads as before."""
    form_id = keep(second)
    carry(second, first, tmp_path)
    correct(second, form_id, U1="1")
    carry(second, first, tmp_path)
    correct(second, form_id, U1="4")
    outcome = carry(second, first, tmp_path)
    assert (outcome.corrected, outcome.apart) == (1, [])
    assert forms(first)[form_id].jawaban["U1"] == 4


def test_the_same_file_imported_on_both(
    first: Desk, second: Desk, tmp_path: Path, write_csv: Callable[..., Path]
) -> None:
    rows = ["1,30,KTP," + "4," * 8 + "4", "2,31,Akta," + "3," * 8 + "3", ",,,1,,,,,,,,"]
    there = write_csv(HEADER, *rows, name="a.csv")
    here = write_csv(HEADER, *reversed(rows), name="b.csv")
    import_file(first, here, PERIOD)
    import_file(second, there, PERIOD)
    wrong = next(form for form in forms(second).values() if form.lembar == "2")
    correct(second, wrong.id, U1="1")
    outcome = carry(second, first, tmp_path)
    assert (outcome.added, outcome.same, outcome.corrected) == (0, 2, 1)
    assert len(forms(first)) == 3
    assert tally_of(first) == tally_of(second)
    assert carry(first, second, tmp_path).has_news is False
    assert_whole(first, tmp_path)


def test_an_import_travels_and_is_known_there(
    first: Desk, second: Desk, tmp_path: Path, write_csv: Callable[..., Path]
) -> None:
    path = write_csv(HEADER, "1,30,KTP," + "4," * 8 + "4", ",,,1,,,,,,,,")
    import_file(second, path, PERIOD)
    keep(first, lembar="1")
    assert carry(second, first, tmp_path).added == 2
    assert import_file(first, path, PERIOD).known_before
    merged = [form for form in forms(first).values() if form.source is Source.IMPORT]
    assert [form.lembar for form in merged] == ["1-4F2K9QX", None]
    correct(first, merged[0].id, usia="50")
    assert_whole(first, tmp_path)
    third = make_pc(tmp_path, "tiga")
    import_file(third, path, PERIOD)
    outcome = carry(first, third, tmp_path)
    assert (outcome.added, outcome.corrected, outcome.same) == (1, 1, 1)
    assert tally_of(third) == tally_of(first)
    assert_whole(third, tmp_path)


def test_one_file_read_in_two_ways_is_not_counted_twice(
    first: Desk, second: Desk, tmp_path: Path, write_csv: Callable[..., Path]
) -> None:
    from skm_desk.domain.kuesioner import ColumnOrder
    from skm_desk.domain.worksheet import ReadAs

    path = write_csv(HEADER, "1,30,KTP," + "4," * 7 + "1,2")
    import_file(first, path, PERIOD)
    import_file(second, path, PERIOD, ReadAs(ColumnOrder.KUESIONER))
    outcome = carry(second, first, tmp_path)
    assert (outcome.added, outcome.kept_ours) == (0, [KeptOurs("rows", "berkas.csv")])
    assert len(forms(first)) == 1


def test_looking_changes_nothing_and_tells_the_same(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    keep(first, lembar="1")
    keep(second, lembar="1")
    third = make_pc(tmp_path, "tiga")
    keep(third, lembar="1")
    paths = [packed(second, tmp_path), packed(third, tmp_path)]
    before = (first.folder / "skm-desk.db").read_bytes()
    seen = look_into(first, paths)
    assert (first.folder / "skm-desk.db").read_bytes() == before
    assert [one.here for outcome in seen for one in outcome.renumbered] == ["1-4F2K9QX", "1-tiga"]
    assert names(first.folder) == ["skm-desk.db"]
    assert merge(first, paths) == seen


def test_the_same_data_makes_the_same_package_but_for_its_moment(
    second: Desk, tmp_path: Path
) -> None:
    keep(second)
    first_made, again = (pack(second, tmp_path / name) for name in ("a.skm", "b.skm"))
    assert first_made.manifest.sha256 == again.manifest.sha256
    assert first_made.manifest.forms == 1
    assert pack(second, tmp_path).path.name == "paket-DESKTOP-4F2K9QX-2026-11-24-1200.skm"
    with pytest.raises(FormatUnknown):
        pack(second, tmp_path / "paket.zip")


def test_stopped_half_way_nothing_came_in(
    first: Desk, second: Desk, tmp_path: Path, write_csv: Callable[..., Path]
) -> None:
    rows = (f"{number},30,KTP," + "4," * 8 + "4" for number in range(2_000))
    import_file(second, write_csv(HEADER, *rows), PERIOD)
    path = packed(second, tmp_path)
    before = head(first)
    told: list[tuple[int, int]] = []

    def stop_late(done: int, total: int) -> None:
        told.append((done, total))
        if total and done * 2 > total:
            raise MakingStopped

    with pytest.raises(MakingStopped):
        merge(first, [path], stop_late)
    assert head(first) == before
    assert forms(first) == {}
    assert told[-1][0] < told[-1][1]


def test_what_merging_touched_is_announced(first: Desk, second: Desk, tmp_path: Path) -> None:
    keep(second, tanggal=date(2026, 2, 3))
    told: list[frozenset[object]] = []
    listening = Desk(first.folder, first.origin, told.append)
    path = packed(second, tmp_path)
    look_into(listening, [path])
    assert told == []
    merge(listening, [path])
    merge(listening, [path])
    assert [bool(changes) for changes in told] == [True, False]
