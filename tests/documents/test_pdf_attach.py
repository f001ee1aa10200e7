"""What a PDF carries besides its pages: facts, files, fonts; and always the same bytes."""

import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from skm_desk.documents.press.printer import print_document
from tests.documents.pdf_reading import fonts_of, text_of
from tests.documents.pdf_sample import sample_document

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sample() -> bytes:
    return print_document(sample_document(dense_rows=60)).data


def test_the_program_knows_title_language_and_files(sample: bytes) -> None:
    document = sample_document()
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        assert str(pdf.Root.Lang) == "id"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == document.title
        assert str(pdf.docinfo.Author) == document.author
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == document.title
            assert meta["dc:creator"] == [document.author]
            assert meta["dc:description"] == document.subject
            assert meta["dc:language"] == {"id"}
        assert list(pdf.attachments) == ["data.json", "rekap.csv"]
        for attachment in document.attachments:
            spec = pdf.attachments[attachment.name]
            assert spec.relationship == pikepdf.Name.Data
            assert spec.description == attachment.description
            assert spec.get_file().read_bytes() == attachment.data
            assert spec.get_file().mime_type == attachment.mime
        assert [str(spec.UF) for spec in pdf.Root.AF] == ["data.json", "rekap.csv"]
        assert not pdf.check_pdf_syntax()


def test_every_font_is_an_embedded_truetype_font(sample: bytes) -> None:
    fonts = fonts_of(sample)
    assert {name.split("+")[-1].split("-")[0] for name in fonts} == {
        "PTSerif", "DejaVuSans", "AtkinsonHyperlegible",
    }  # fmt: skip
    for name, (kind, embedded) in fonts.items():
        assert kind in ("/TrueType", "/CIDFontType2"), name
        assert embedded, name


def test_no_date_is_made_up(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        out = io.BytesIO()
        pdf.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert not re.search(rb"CreationDate|ModDate|CreateDate|ModifyDate|D:20\d\d", out.getvalue())


def test_a_copied_rare_sign_is_the_sign_itself(sample: bytes) -> None:
    assert "senyum 😀, jempol □," in text_of(sample)


def test_the_same_document_gives_the_same_bytes(sample: bytes) -> None:
    assert print_document(sample_document(dense_rows=60)).data == sample


def test_another_process_gives_the_same_bytes(sample: bytes) -> None:
    code = (
        "import hashlib\n"
        "from skm_desk.documents.press.printer import print_document\n"
        "from tests.documents.pdf_sample import sample_document\n"
        "print(hashlib.sha256(print_document(sample_document(dense_rows=60)).data).hexdigest())"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONHASHSEED": "4711",
        "TZ": "UTC-9",
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(sample).hexdigest()
