"""What the laporan says of saran: the quotes as they are to be printed, and the other channels."""

from datetime import date

from skm_desk.documents.blocks import ItemList, Paragraph
from skm_desk.documents.laporan_skm.analisis import build
from skm_desk.use_cases import manage_saran
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.make_document import gather
from tests.use_cases.saran_office import PERIOD, SUMMER, open_office

WRITTEN = "Bu Siti Rahma <b>ramah</b> & cepat, 0812-3456-7890"


def words_of(desk: Desk, kode: str) -> list[str]:
    words: list[str] = []
    for block in build(desk.look(gather, kode, None)[0]).blocks:
        if isinstance(block, Paragraph):
            words.append(block.text)
        if isinstance(block, ItemList):
            words += [item.text for item in block.items]
    return words


def test_a_quote_is_printed_as_it_was_hidden(desk: Desk) -> None:
    open_office(desk, [WRITTEN, *[""] * 9])
    desk.do(manage_saran.set_quoted, "form-1", True)
    assert f"“{WRITTEN}”" in words_of(desk, PERIOD)
    desk.do(manage_saran.set_quote, "form-1", "Bu … <b>ramah</b> & cepat, …")
    words = words_of(desk, PERIOD)
    assert "“Bu … <b>ramah</b> & cepat, …”" in words
    assert not any("Siti" in part or "0812" in part for part in words)


def test_under_ten_forms_only_what_came_otherwise_is_quoted(desk: Desk) -> None:
    open_office(desk, [WRITTEN, *[""] * 8])
    desk.do(manage_saran.set_quoted, "form-1", True)
    other = desk.do(manage_saran.add_saran, PERIOD, "Kursi kurang", "whatsapp", SUMMER)
    desk.do(manage_saran.set_quoted, other.id, True)
    words = words_of(desk, PERIOD)
    assert "“Kursi kurang”" in words
    assert not any("Siti" in part for part in words)
    assert any("tidak dikutip karena formulirnya kurang dari 10" in part for part in words)


def test_other_channels_are_counted_beside_the_forms(desk: Desk) -> None:
    open_office(desk, [WRITTEN, ""])
    assert not any("Di luar formulir" in part for part in words_of(desk, PERIOD))
    for text, channel in (("a", "whatsapp"), ("b", "kotak_saran"), ("c", "whatsapp")):
        desk.do(manage_saran.add_saran, PERIOD, text, channel, SUMMER)
    words = words_of(desk, PERIOD)
    assert "1 dari 2 formulir memuat saran tertulis." in words
    assert (
        "Di luar formulir survei diterima 3 saran dan pengaduan: kotak saran 1 dan WhatsApp 2;"
        " semuanya tidak ikut dihitung dalam IKM."
    ) in words


def test_the_sample_says_nothing_of_channels_that_nobody_noted(sample_desk: Desk) -> None:
    words = words_of(sample_desk, "2024")
    assert "“Tidak diberikan makanan selama menunggu”" in words
    assert not any("Di luar formulir" in part for part in words)
    sample_desk.do(manage_saran.add_saran, "2024", "Panas", "lapor", date(2024, 8, 1))
    assert any("SP4N-LAPOR! 1;" in part for part in words_of(sample_desk, "2024"))
