"""Every sentence of the page of saran."""

from datetime import UTC, date, datetime

import pytest

from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.period import Period
from skm_desk.domain.personal import find_personal
from skm_desk.domain.responden import Source
from skm_desk.domain.saran import FORM_CHANNEL, Saran, SaranKind
from skm_desk.domain.saran_list import ListedSaran, SaranFilter, Standing
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.ui.staff.saran.positions import from_qt, to_qt
from skm_desk.use_cases.manage_saran import SaranDetail, SaranView

UNSUR = (Unsur("U1", "Persyaratan", "arti", "Persyaratan"),)
OF_FORM = ListedSaran(
    Saran("", "isi", form="form-1"), "2024", date(2024, 11, 24), Source.PAPER, "12"
)


def period(kode: str = "2024", closed: bool = False) -> Period:
    at = datetime(2025, 1, 2, tzinfo=UTC) if closed else None
    return Period("id", kode, date(2024, 1, 1), date(2024, 12, 31), "skm-2017", 1, closed_at=at)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (SaranFilter("2024"), "Periode 2024 · 1.234 saran · tidak ada yang disaring"),
        (SaranFilter(), "Semua periode · 1.234 saran · tidak ada yang disaring"),
        (
            SaranFilter("2024", " lama  sekali", SaranKind.PENGADUAN, "U3", FORM_CHANNEL),
            "Periode 2024 · 1.234 dari 5.000 saran · memuat “lama sekali” · pengaduan · unsur U3"
            " · formulir survei",
        ),
        (
            SaranFilter(
                "2024", kind=SaranKind.UNMARKED, unsur="", channel="", standing=Standing.OPEN
            ),
            "Periode 2024 · 1.234 dari 5.000 saran · belum ditandai · tanpa unsur"
            " · saluran tidak dicatat · belum ditindaklanjuti",
        ),
        (SaranFilter("2024", standing=Standing.VOID), "Periode 2024 · 1.234 saran · dibatalkan"),
    ],
)
def test_the_line_says_what_is_shown(asked: SaranFilter, line: str) -> None:
    assert texts.shown_line(SaranView(asked, (), (), 1234, 5000, 0, (), None)) == line


def test_where_a_saran_comes_from() -> None:
    detail = SaranDetail(OF_FORM, period(closed=True), UNSUR, (), ())
    assert texts.about(detail) == (
        "Formulir kertas · 24 November 2024 · periode 2024 · lembar 12 · periode ditutup"
    )
    typed = ListedSaran(Saran("id", "isi", "kotak_saran", void_reason="dobel"), "2024", None)
    assert texts.about(SaranDetail(typed, period(), UNSUR, (), ())) == (
        "Kotak saran · tanpa tanggal · periode 2024\nDibatalkan: dobel"
    )
    newer = ListedSaran(Saran("id", "isi", "faks"), "2024", None)
    assert texts.where_from(newer) == "Faks · tanpa tanggal"


def test_a_row_is_spoken_whole() -> None:
    saran = Saran(
        "id",
        "Antre lama",
        "whatsapp",
        kind=SaranKind.PENGADUAN,
        unsur="U3",
        quoted=True,
        done="sudah",
    )
    assert texts.spoken(ListedSaran(saran, "2024", date(2024, 8, 5))) == (
        "Pengaduan. U3. dikutip. ditindaklanjuti. WhatsApp · 5 Agustus 2024. Antre lama"
    )
    assert texts.marks(OF_FORM) == ()


def test_what_is_personal_is_told() -> None:
    text = "Bu Siti Rahma, 0812-3456-7890"
    assert texts.personal_words(find_personal(text), text) == (
        "Mungkin pribadi: nama orang (“Siti Rahma”) dan nomor telepon (“0812-3456-7890”)."
        " Samarkan sebelum dicetak bila memang pribadi."
    )
    text = " ".join(f"Bu Ani{'a' * 40}, " for _ in range(6))
    words = texts.personal_words(find_personal(text), text)
    assert words.count("nama orang") == 4
    assert "dan 2 temuan lain." in words
    assert f"“Ani{'a' * 27}…”" in words


def test_what_can_be_chosen() -> None:
    assert [line for _, line in texts.kind_options()] == [
        "Semua jenis",
        "Pengaduan",
        "Saran",
        "Pujian",
        "Belum ditandai",
    ]
    assert texts.unsur_options(UNSUR, "U9") == [
        (None, "Semua unsur"),
        ("U1", "U1 Persyaratan"),
        ("U9", "U9"),
        ("", "Tanpa unsur"),
    ]
    assert [line for _, line in texts.standing_options()] == [
        "Semua keadaan",
        "Belum ditindaklanjuti",
        "Dikutip di laporan",
        "Dibatalkan",
    ]
    periods = texts.period_options((period("2023"), period()))
    assert [value for value, _ in periods] == [None, "2024", "2023"]
    assert texts.channel_options()[1] == (FORM_CHANNEL, "Formulir survei")


@pytest.mark.parametrize(
    ("kind", "told"),
    [(SaranKind.PUJIAN, "Ditandai sebagai pujian."), (SaranKind.UNMARKED, "Tanda jenis dihapus.")],
)
def test_what_was_done_is_told(kind: SaranKind, told: str) -> None:
    assert texts.kind_told(kind) == told


@pytest.mark.parametrize("text", ["abc", "a😀b😀", "", "é\n😀"])
def test_places_of_qt_and_of_python(text: str) -> None:
    for place in range(len(text) + 1):
        assert from_qt(text, to_qt(text, place)) == place
    assert to_qt("😀b", 1) == 2
    assert from_qt("😀b", 1) == 0
