"""What the charts show adds up, and leaves out nothing that was counted."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.chart_content import (
    hours_breakdown,
    monthly_ikm,
    split_jawaban,
    weekday_breakdown,
)
from skm_desk.domain.control_chart import MonthPoint
from skm_desk.domain.demographics import NOT_FILLED
from skm_desk.domain.tally import QuestionTally, Tally, tally_forms
from tests.domain.survey_data import AS_ASKED, NINE_UNSUR, kuesioner, read_2024

_COUNTS = st.tuples(*(st.integers(0, 10**6) for _ in range(4)))


@given(st.lists(st.tuples(_COUNTS, st.integers(0, 10**6)), min_size=9, max_size=9))
def test_shares_of_every_question_add_up_with_the_blanks(given_counts) -> None:
    questions = tuple(
        QuestionTally(unsur.kode, unsur.kode, counts, blank)
        for unsur, (counts, blank) in zip(NINE_UNSUR, given_counts, strict=True)
    )
    split = split_jawaban(Tally(10**7, questions), kuesioner())
    assert split.is_empty is not any(sum(counts) for counts, _ in given_counts)
    assert {question.question for question in split.questions} == {u.kode for u in NINE_UNSUR}
    for question in split.questions:
        assert sum(question.parts) == question.asked
        if question.asked:
            assert sum(question.percents) == Decimal("100.00")
            for part, percent in zip(question.parts, question.percents, strict=True):
                assert abs(Decimal(100 * part) / question.asked - percent) < Decimal("0.01")
        else:
            assert question.percents == ()


def test_questions_stand_in_the_order_of_the_sheet_in_its_words() -> None:
    split = split_jawaban(tally_forms(read_2024(), kuesioner()), kuesioner())
    assert [question.question for question in split.questions] == [u.kode for u in AS_ASKED]
    assert split.questions[-1].wordings == ("U8 Judul U8", "U8 Pengaduan")
    assert split.questions[-1].counts == (0, 15, 34, 31)
    assert split.responden == 80


def test_a_question_of_an_older_set_is_not_lost() -> None:
    old = QuestionTally("U1", "U1lama", (1, 0, 0, 0), 0)
    new = QuestionTally("U1", "U1", (0, 0, 0, 1), 0)
    split = split_jawaban(Tally(2, (old, new)), kuesioner())
    assert [question.question for question in split.questions] == ["U1", "U1lama"]
    assert split.questions[1].wordings == ("U1lama", "U1lama Persyaratan")


def test_hours_are_listed_without_a_gap_and_bands_stay_bands() -> None:
    counts = {"08.00": 4, "11.00": 1, "08.00–12.00": 6, "pagi": 2, "": 3}
    hours = hours_breakdown(counts)
    assert [(row.label, row.count) for row in hours.rows] == [
        ("08.00–08.59", 4),
        ("09.00–09.59", 0),
        ("10.00–10.59", 0),
        ("11.00–11.59", 1),
        ("Rentang 08.00–12.00", 6),
        ("Rentang pagi", 2),
        ("Tidak diisi", 3),
    ]
    assert hours.total == sum(counts.values())
    assert hours_breakdown({"": 5}).is_empty
    assert hours_breakdown({}).total == 0


@given(st.dictionaries(st.integers(0, 6), st.integers(1, 500)), st.integers(0, 100))
def test_every_form_has_a_weekday_or_none(counts: dict[int, int], undated: int) -> None:
    days = weekday_breakdown(counts, sum(counts.values()) + undated)
    assert days.total == sum(counts.values()) + undated
    assert [row.label for row in days.rows][:5] == ["Senin", "Selasa", "Rabu", "Kamis", "Jumat"]
    assert [row.count for row in days.rows if row.kode == NOT_FILLED] == [undated] * bool(undated)
    weekend = [row.label for row in days.rows if row.label in ("Sabtu", "Minggu")]
    assert weekend == [name for number, name in ((5, "Sabtu"), (6, "Minggu")) if number in counts]


def test_months_come_in_order_of_time_with_limits_where_they_can_be_computed() -> None:
    points = {
        (2026, 2): MonthPoint(2026, 2, 20, Decimal("81.00"), 40.0),
        (2025, 11): MonthPoint(2025, 11, 30, Decimal("80.00"), 40.0),
        (2026, 1): MonthPoint(2026, 1, 4, None, None),
    }
    content = monthly_ikm(points, 7)
    assert [(p.year, p.month) for p in content.months] == [(2025, 11), (2026, 1), (2026, 2)]
    assert content.chart is not None
    assert [month.is_judged for month in content.chart.months] == [True, False, True]
    assert not content.is_empty
    assert monthly_ikm({(2026, 1): points[2026, 1]}, 0).is_empty
    assert monthly_ikm({(2026, 2): points[2026, 2]}, 0).chart is None
