"""The first path, whole: real rows in, one number on terminal, in the spreadsheet, in print."""

import json
import re
from pathlib import Path

import pypdfium2
import pytest

from skm_desk.bootstrap import start

HEADS = (
    "1.1 Latar Belakang",
    "1.3 Maksud dan Tujuan",
    "2.4 Waktu Pelaksanaan SKM",
    "2.5 Penentuan Jumlah Responden",
    "3.1 Jumlah Responden SKM",
    "4.2 Rencana Tindak Lanjut",
    "4.3 Tren Nilai SKM",
    "BAB V KESIMPULAN",
    "LAMPIRAN 2 HASIL PENGOLAHAN DATA",
    "LAMPIRAN 4 LAPORAN HASIL TINDAK LANJUT SKM PERIODE SEBELUMNYA",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample office and the laporan of its two periods."""
    folder = tmp_path_factory.mktemp("kantor")
    run(folder, "contoh")
    for kode in ("2024", "contoh-2025"):
        run(folder, "dokumen", "laporan", "--periode", kode, "--keluar", folder / f"{kode}.pdf")
    return folder


def run(folder: Path, *words: object) -> None:
    assert start(["--data", str(folder / "data"), *map(str, words)]) == 0


def pages(path: Path) -> list[str]:
    """Return the text of each page, white space folded."""
    document = pypdfium2.PdfDocument(path)
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(re.sub(r"\s+", " ", text_page.get_text_bounded()))
            text_page.close()
            page.close()
        return texts
    finally:
        document.close()


def test_the_value_stands_wherever_it_should(office: Path) -> None:
    texts = pages(office / "2024.pdf")
    whole = " ".join(texts)
    assert whole.count("93,54") >= 6
    for wrong in ("93,82", "93,45", "92,61", "93,59", "87,52"):
        assert wrong not in whole
    for kode, nrr, nilai in (
        ("U1", "3,8250", "95,63"),
        ("U2", "3,7000", "92,50"),
        ("U8", "3,2000", "80,00"),
        ("U9", "3,9875", "99,69"),
    ):
        assert re.search(rf"{kode} [^|]{{3,60}} 80 {nrr} {nilai}", whole)


def test_contents_name_the_true_pages(office: Path) -> None:
    for name in ("2024.pdf", "contoh-2025.pdf"):
        document = pypdfium2.PdfDocument(office / name)
        labels = [document.get_page_label(place) for place in range(len(document))]
        document.close()
        texts = pages(office / name)
        contents = " ".join(texts[1:3])
        for head in HEADS:
            match = re.search(rf"{re.escape(head)}[ .…]*(\d+)", contents)
            assert match is not None, head
            assert head in texts[labels.index(match[1])], (head, match[1])


def test_the_same_data_gives_the_same_bytes(office: Path) -> None:
    again = office / "lagi.pdf"
    run(office, "dokumen", "laporan", "--periode", "2024", "--keluar", again)
    assert again.read_bytes() == (office / "2024.pdf").read_bytes()


def test_made_up_forms_are_marked_on_every_page(office: Path) -> None:
    assert all("DATA BUATAN" in text for text in pages(office / "contoh-2025.pdf"))
    assert not any("DATA BUATAN" in text for text in pages(office / "2024.pdf"))


def test_the_pdf_carries_its_data(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pikepdf

    with pikepdf.open(office / "2024.pdf") as pdf:
        carried = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    shown = json.loads(carried["hasil.json"])
    capsys.readouterr()
    run(office, "hasil", "--periode", "2024", "--json")
    terminal = json.loads(capsys.readouterr().out)
    assert float(shown["ikm"]) == terminal["ikm"] == 93.54
    assert [float(u["nrr"]) for u in shown["unsur"]] == [u["nrr"] for u in terminal["unsur"]]
    data = Path(__file__).parents[1] / "data" / "responden-2024.csv"
    head, *forms = carried["nilai-responden.csv"].decode().split()
    asked, *given = data.read_text("utf-8").split()
    assert head == asked
    said = [line.split(",", 1)[1] for line in given]
    # Numbered anew in an order that does not tell who came last.
    assert forms == [f"{n},{row}" for n, row in enumerate(sorted(said, reverse=True), start=1)]


def test_a_failed_laporan_leaves_the_older_one(office: Path) -> None:
    older = (office / "2024.pdf").read_bytes()
    words = ["dokumen", "laporan", "--periode", "2031", "--keluar", str(office / "2024.pdf")]
    assert start(["--data", str(office / "data"), *words]) == 2
    assert (office / "2024.pdf").read_bytes() == older
