"""Results: pooled years, one layanan, the trend, and what nobody answered."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skm_desk.domain.careless import CARELESS, CLOCK_BACK, SAME_FAST
from skm_desk.domain.errors import LayananUnknown, PeriodUnknown, YearUnknown
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.profile_choices import write_choices
from skm_desk.domain.responden import FUTURE_DATE, Responden, Source
from skm_desk.domain.result import Bobot, SkmResult
from skm_desk.domain.small_groups import tells_of_few
from skm_desk.domain.tally import QuestionTally, Tally, tally_forms
from skm_desk.domain.trend import EarlierYear
from skm_desk.sentences.counting_words import counting_notes
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.explore_results import is_too_small
from skm_desk.use_cases.export_data import export_file
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.make_document import gather
from skm_desk.use_cases.manage_periods import create_period, list_periods
from skm_desk.use_cases.manage_years import put_year
from skm_desk.use_cases.record_responden import break_off, record
from skm_desk.use_cases.view_results import (
    ResultView,
    view_breakdowns,
    view_period,
    view_trend,
    view_year,
)
from tests.conftest import NOON
from tests.domain.filling_samples import SHIPPED
from tests.use_cases.kiosk_visits import (
    assert_whole,
    begin,
    fill,
    fill_some,
    keep_forms,
    open_year,
)
from tests.use_cases.two_halves import open_halves

HEADER = "layanan," + ",".join(f"U{n}" for n in range(1, 10))


def two_halves(desk: Desk, write_csv: Callable) -> None:
    desk.do(create_period, "2026-S1", date(2026, 1, 1), date(2026, 6, 30))
    desk.do(create_period, "2026-S2", date(2026, 7, 1), date(2026, 12, 31))
    first = ["KTP" + ",4" * 9] * 3
    import_file(desk, write_csv(HEADER, *first, name="s1.csv"), "2026-S1")
    import_file(desk, write_csv(HEADER, "Akta" + ",2" * 9, name="s2.csv"), "2026-S2")


def test_a_year_pools_the_raw_jawaban(desk: Desk, write_csv: Callable) -> None:
    two_halves(desk, write_csv)
    result = desk.look(view_year, 2026).result
    # (3 x 4 + 1 x 2) / 4 = 3,5; the mean of the two periods would be 3.
    assert result.per_unsur[0].nrr == Fraction(7, 2)
    assert result.ikm == Decimal("87.50")
    assert result.responden == 4


def test_one_layanan(desk: Desk, write_csv: Callable) -> None:
    two_halves(desk, write_csv)
    assert desk.look(view_year, 2026, "akta").result.ikm == Decimal("50.00")
    with pytest.raises(LayananUnknown) as unknown:
        desk.look(view_year, 2026, "SIM")
    assert unknown.value.known == ["KTP", "Akta"]


def test_what_does_not_exist_is_told(sample_desk: Desk) -> None:
    with pytest.raises(PeriodUnknown):
        sample_desk.look(view_period, "2031")
    with pytest.raises(YearUnknown) as unknown:
        sample_desk.look(view_year, 2031)
    assert unknown.value.known == [2024, 2025]


def test_a_period_without_forms_has_no_value(desk: Desk) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    view = desk.look(view_period, "2026")
    assert (view.result.responden, view.result.ikm, view.result.mutu) == (0, None, None)
    assert all(unsur.nrr is None and unsur.mutu is None for unsur in view.result.per_unsur)
    assert len(view.result.per_unsur) == 9
    assert desk.look(view_trend, view) == ()


def test_the_trend_ends_with_the_result_shown(sample_desk: Desk) -> None:
    view = sample_desk.look(view_period, "2024")
    points = sample_desk.look(view_trend, view)
    assert [(p.tahun, str(p.ikm), p.recorded) for p in points] == [
        (2023, "92.68", True),
        (2024, "93.54", False),
    ]


def names_of(desk: Desk, view: ResultView) -> list[str]:
    return [point.name for point in desk.look(view_trend, view)]


def test_the_trend_of_a_half_goes_from_survey_to_survey(desk: Desk, write_csv: Callable) -> None:
    desk.do(put_year, EarlierYear(2023, Decimal("80")), True)
    desk.do(create_period, "2024", date(2024, 1, 1), date(2024, 12, 31))
    import_file(desk, write_csv(HEADER, "KTP" + ",3" * 9), "2024")
    open_halves(desk, write_csv, "2025-S1", "2025-S2", "2026-S1")
    desk.do(create_period, "2026-S2", date(2026, 7, 1), date(2026, 12, 31))
    view = desk.look(view_period, "2025-S2")
    assert names_of(desk, view) == ["2023", "2024", "2025-S1", "2025-S2"]
    points = desk.look(view_trend, view)
    assert points[2].ikm == desk.look(view_period, "2025-S1").result.ikm
    assert points[-1].ikm == view.result.ikm
    assert names_of(desk, desk.look(view_period, "2025-S1")) == ["2023", "2024", "2025-S1"]
    of_next = names_of(desk, desk.look(view_period, "2026-S1"))
    assert of_next == ["2023", "2024", "2025-S1", "2025-S2", "2026-S1"]
    # Nobody has answered in the last half, and a year is held against years.
    assert names_of(desk, desk.look(view_period, "2026-S2")) == of_next
    year = desk.look(view_year, 2026)
    assert names_of(desk, year) == ["2023", "2024", "2025", "2026"]
    assert desk.look(view_trend, year)[2].ikm == desk.look(view_year, 2025).result.ikm


def test_what_is_narrowed_is_held_against_what_was_alike(desk: Desk, write_csv: Callable) -> None:
    desk.do(put_year, EarlierYear(2023, Decimal("80")), True)
    for kode, year in (("2024", 2024), ("2025", 2025)):
        desk.do(create_period, kode, date(year, 1, 1), date(year, 12, 31))
        rows = [f"KTP{',3' * 9}"] * 12 + [f"Akta{',4' * 9}"] * (12 if year == 2025 else 3)
        import_file(desk, write_csv(HEADER, *rows, name=f"{kode}.csv"), kode)
    view = desk.look(view_period, "2025", "KTP")
    points = desk.look(view_trend, view)
    assert [(p.name, str(p.ikm)) for p in points] == [("2024", "75.00"), ("2025", "75.00")]
    shown = desk.look(lambda store: view_trend(store, view, partial(is_too_small, store)))
    assert [point.name for point in shown] == ["2025"]  # of 2024 only three others were left


def test_made_up_forms_stay_out_of_the_trend_of_real_ones(
    sample_desk: Desk, write_csv: Callable
) -> None:
    sample_desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    import_file(sample_desk, write_csv(HEADER, "KTP" + ",3" * 9), "2026")
    points = sample_desk.look(view_trend, sample_desk.look(view_period, "2026"))
    assert [point.tahun for point in points] == [2023, 2024, 2026]
    made_up = sample_desk.look(view_trend, sample_desk.look(view_period, "contoh-2025"))
    assert [point.tahun for point in made_up] == [2023, 2024, 2025]


def test_made_up_forms_never_mix_with_real_ones_of_a_year(
    sample_desk: Desk, write_csv: Callable
) -> None:
    assert sample_desk.look(view_year, 2025).made_up
    sample_desk.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    import_file(sample_desk, write_csv(HEADER, "KTP" + ",3" * 9), "2025")
    view = sample_desk.look(view_year, 2025)
    assert not view.made_up
    assert view.result.responden == 1


def test_the_bobot_of_the_office_is_used(sample_desk: Desk) -> None:
    sample_desk.do(change_setting, "bobot", "0,111")
    view = sample_desk.look(view_period, "2024")
    assert (view.result.ikm, view.result.bobot) == (Decimal("93.45"), Bobot.OLD_0_111)
    exact = sample_desk.look(view_period, "2024", None, Bobot.EXACT)
    assert exact.result.ikm == Decimal("93.54")


def test_every_breakdown_counts_every_form(sample_desk: Desk) -> None:
    for kode, forms in (("2024", 80), ("contoh-2025", 160)):
        view = sample_desk.look(view_period, kode)
        breakdowns = sample_desk.look(view_breakdowns, view)
        assert [b.field for b in breakdowns] == [
            "jenis_kelamin",
            "usia",
            "pendidikan",
            "pekerjaan",
            "layanan",
        ]
        for breakdown in breakdowns:
            assert breakdown.total == forms
            assert sum(row.percent or 0 for row in breakdown.rows) == Decimal("100.00")


def test_profiles_of_the_real_forms_are_unknown(sample_desk: Desk) -> None:
    view = sample_desk.look(view_period, "2024")
    assert all(b.is_empty for b in sample_desk.look(view_breakdowns, view))


def in_numbers(desk: Desk, path: Path) -> tuple[int, ...]:
    """Return how many forms result, list, table of who answered, file and laporan each count."""
    view = desk.look(view_period, "2026")
    (row,) = desk.look(list_periods)
    material, _ = desk.look(gather, "2026", None)
    assert material.result == view.result
    assert {b.total for b in material.breakdowns} == {view.result.responden}
    told = (material.unfinished_forms, material.careless_forms, material.counts_unfinished)
    assert told == (view.forms.unfinished, view.forms.careless, view.counts_unfinished)
    assert material.without_careless == view.without_careless
    exported = export_file(desk, path, "2026")
    return view.result.responden, row.forms, exported, len(material.rows), view.forms.forms


def test_who_walked_away_counts_only_when_the_office_says_so(desk: Desk, tmp_path: Path) -> None:
    open_year(desk)
    desk.do(record, fill(begin(desk, "a"), (4,) * 8 + (3,)), None, NOON)
    desk.do(break_off, fill_some(begin(desk, "b"), 1, 1), None)
    desk.do(break_off, fill_some(begin(desk, "c"), 2), None)
    view = desk.look(view_period, "2026")
    # 8 x 4 and, for the last question as asked (pengaduan), 3: 35 / 9 x 25.
    assert view.result.ikm == Decimal("97.22")
    assert not view.counts_unfinished
    assert (view.forms.forms, view.forms.unfinished) == (1, 2)
    assert in_numbers(desk, tmp_path / "a.csv") == (1,) * 5
    assert view.walked_away is not None
    assert view.walked_away.responden == 2
    given = {q.question: (q.counts, q.blank) for q in view.walked_away.questions}
    assert given["U1"] == ((1, 1, 0, 0), 0)
    assert given["U2"] == ((1, 0, 0, 0), 1)
    assert given["U8"] == ((0, 0, 0, 0), 2)

    desk.do(change_setting, "hitung_tidak_selesai", "ya")
    counting = desk.look(view_period, "2026")
    assert counting.counts_unfinished
    assert (counting.forms.forms, counting.forms.unfinished) == (3, 2)
    assert counting.walked_away == view.walked_away
    # U1: (4 + 1 + 2) / 3; U2: (4 + 1) / 2; six of 4; U8: 3.
    exact = (Fraction(7, 3) + Fraction(5, 2) + 24 + 3) / 9 * 25
    assert counting.result.exact_ikm == exact
    assert in_numbers(desk, tmp_path / "b.csv") == (3,) * 5
    assert desk.look(view_year, 2026).result == counting.result
    assert_whole(desk)


def test_without_anybody_who_walked_away_there_is_no_tally_of_them(sample_desk: Desk) -> None:
    view = sample_desk.look(view_period, "2024")
    assert (view.walked_away, view.without_careless) == (None, None)
    assert (view.forms.forms, view.forms.careless, view.forms.unfinished) == (80, 0, 0)


FLAGS = (*CARELESS, CLOCK_BACK, FUTURE_DATE)
FORM = st.tuples(
    st.lists(st.none() | st.integers(1, 4), min_size=9, max_size=9),
    st.sets(st.sampled_from(FLAGS), max_size=3),
    st.booleans(),
    st.sampled_from([None, "id-KTP", "id-Akta"]),
    st.sampled_from([None, None, "rangkap"]),
)


def add_two_layanan(store: Store) -> Done[None]:
    for nama in ("KTP", "Akta"):
        store.layanan.add(Layanan(f"id-{nama}", nama))
    return Done(None, frozenset())


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(FORM, max_size=10), counts=st.booleans(), one=st.booleans())
def test_every_part_as_counted_from_the_forms_themselves(
    tmp_path_factory: pytest.TempPathFactory,
    origin: Origin,
    rows: list[tuple[Any, ...]],
    counts: bool,
    one: bool,
) -> None:
    desk = open_year(Desk(tmp_path_factory.mktemp("data"), origin))
    desk.do(add_two_layanan)
    desk.do(change_setting, "hitung_tidak_selesai", "ya" if counts else "tidak")
    forms = [
        Responden(
            f"form-{place}",
            "pc",
            Source.KIOSK,
            {f"U{n}": nilai for n, nilai in enumerate(nilai_list, start=1)},
            layanan=layanan,
            flags=frozenset(flags),
            unfinished=unfinished,
            void_reason=void,
        )
        for place, (nilai_list, flags, unfinished, layanan, void) in enumerate(rows)
    ]
    desk.do(keep_forms, forms)
    view: ResultView = desk.look(view_period, "2026", "KTP" if one else None)

    asked = [f for f in forms if f.void_reason is None and (not one or f.layanan == "id-KTP")]
    left = [form for form in asked if form.unfinished]
    counted = [form for form in asked if counts or not form.unfinished]
    unflagged = [form for form in counted if not set(form.flags) & set(CARELESS)]
    assert view.forms.forms == len(counted)
    assert view.forms.careless == len(counted) - len(unflagged)
    assert view.forms.unfinished == len(left)
    assert view.result == result_of(counted)
    is_told = unflagged != counted and not tells_of_few(len(unflagged), len(counted))
    assert view.without_careless == (result_of(unflagged) if is_told else None)
    assert (view.walked_away is None) == (not left)
    if view.walked_away is not None:
        assert in_order(view.walked_away) == in_order(tally_of(left))


def tally_of(forms: list[Responden]) -> Tally:
    return tally_forms((form.jawaban for form in forms), SHIPPED)


def in_order(tally: Tally) -> tuple[int, list[QuestionTally]]:
    return tally.responden, sorted(tally.questions, key=lambda counted: counted.question)


def result_of(forms: list[Responden]) -> SkmResult:
    return compute_result(tally_of(forms), SHIPPED.unsur_list)


def test_careless_visits_are_in_the_result_and_told_beside_it(desk: Desk, tmp_path: Path) -> None:
    open_year(desk)
    given = {f"U{n}": 4 for n in range(1, 10)}
    visits = [Responden(f"a{n}", "pc", Source.KIOSK, given) for n in range(10)]
    desk.do(keep_forms, visits)
    alone = desk.look(view_period, "2026").result
    hasty = dict.fromkeys(given, 1)
    flags = frozenset({SAME_FAST})
    visits = [Responden(f"b{n}", "pc", Source.KIOSK, hasty, flags=flags) for n in range(9)]
    desk.do(keep_forms, visits)
    few = desk.look(view_period, "2026")
    # The difference of the two would be what the nine said.
    assert (few.forms.careless, few.without_careless) == (9, None)
    assert "tanpa formulir itu IKM" not in counting_notes(few)[-1]
    desk.do(record, fill(begin(desk, "b9"), (1,) * 9, ms=300), None, NOON)
    view = desk.look(view_period, "2026")
    assert desk.look(lambda store: store.count.flagged(view.scope, SAME_FAST)) == 10
    assert (view.forms.forms, view.forms.careless) == (20, 10)
    assert view.without_careless == alone
    assert view.result != alone
    assert "tanpa formulir itu IKM 100,00" in counting_notes(view)[-1]
    assert in_numbers(desk, tmp_path / "c.json") == (20,) * 5


def test_a_hidden_choice_is_listed_while_forms_hold_it(desk: Desk) -> None:
    open_year(desk)
    desk.do(record, fill(begin(desk, "a")), None, NOON)
    hidden = tuple(ProfileChoice(kode, kode, hidden=True) for kode in ("PNS", "TNI"))
    added = ProfileChoice("PETANI", "Petani")
    desk.do(change_setting, "pilihan_profil", write_choices({"pekerjaan": (*hidden, added)}))
    breakdowns = desk.look(view_breakdowns, desk.look(view_period, "2026"))
    (rows,) = (b.rows for b in breakdowns if b.field == "pekerjaan")
    kodes = ["PNS", "PETANI", "POLRI", "SWASTA", "WIRAUSAHA", "LAINNYA"]
    assert [(row.kode, row.count) for row in rows] == [(kode, int(kode == "PNS")) for kode in kodes]
