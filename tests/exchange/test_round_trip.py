"""What is written is read again: any form, in every format, without a difference."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, Source
from skm_desk.exchange.export import Export
from skm_desk.exchange.formats import WRITABLE, read_file, write_file
from skm_desk.exchange.reading import Record

KODES = tuple(f"U{n}" for n in range(1, 10))

# NUL no file carries; the two last signs of the plane are none that XML may hold.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"))
written = texts.filter(lambda text: bool(text.strip()))
nasty = st.sampled_from(
    [
        "=1+1",
        "'",
        "''",
        "'=a",
        "+",
        "-",
        "@",
        "\tx",
        "\rx",
        "\nx",
        '"',
        '"";,|',
        "a,b;c|d\te",
        "_x0041_",
        "_x005F_",
        "\ufeffx",
        "\x1a",
        "Jumlah",
        "U1",
        "<b>&amp;",
        "LAINNYA: x",
        "1.0",
    ]
)


def optional(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values


@st.composite
def forms(draw: st.DrawFn) -> Responden:
    nilai = draw(st.lists(optional(st.integers(1, 4)), min_size=9, max_size=9))
    pekerjaan = draw(optional(st.sampled_from(["PNS", "TNI", "LAINNYA"])))
    tanggal = draw(optional(st.integers(0, 365)))
    return Responden(
        "id",
        "pc",
        Source.IMPORT,
        dict(zip(KODES, nilai, strict=True)),
        tanggal=None if tanggal is None else date(2024, 1, 1) + timedelta(days=tanggal),
        jam=draw(st.sampled_from([None, "08.00–12.00", "09.15", "pagi"])),
        jenis_kelamin=draw(st.sampled_from([None, "L", "P"])),
        usia=draw(optional(st.integers(5, 120))),
        pendidikan=draw(st.sampled_from([None, "SD", "S3"])),
        pekerjaan=pekerjaan,
        pekerjaan_text=draw(texts | nasty) if pekerjaan == "LAINNYA" else "",
        layanan=draw(st.sampled_from([None, "a", "k", "f"])),
        disabilitas=draw(st.sampled_from([None, "NON", "FISIK"])),
        saran=draw(st.just("") | written | nasty),
    )


def seen(record: Record) -> tuple[object, ...]:
    return (
        record.tanggal,
        record.jam,
        record.jenis_kelamin,
        record.usia,
        record.pendidikan,
        record.pekerjaan,
        record.pekerjaan_text,
        record.layanan,
        record.disabilitas,
        record.saran,
        record.jawaban,
    )


def sent(form: Responden, layanan: dict[str, str]) -> tuple[object, ...]:
    return (
        form.tanggal,
        form.jam,
        form.jenis_kelamin,
        form.usia,
        form.pendidikan,
        form.pekerjaan,
        form.pekerjaan_text,
        layanan[form.layanan] if form.layanan else "",
        form.disabilitas,
        form.saran,
        form.jawaban,
    )


def is_empty(form: Responden) -> bool:
    """A form without anything is a row with only its number, which is no form in a file."""
    profile = (form.tanggal, form.jam, form.jenis_kelamin, form.usia, form.pendidikan)
    rest = (form.pekerjaan, form.layanan, form.disabilitas, form.saran)
    return not any(form.jawaban.values()) and not any((*profile, *rest))


@settings(max_examples=60, deadline=None)
@given(given_forms=st.lists(forms(), min_size=1, max_size=4))
def test_written_and_read_again(
    given_forms: list[Responden],
    export: Callable[..., Export],
    wide_kuesioner: Kuesioner,
    period: Period,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    kept = [form for form in given_forms if not is_empty(form)]
    if not kept:
        return
    out = export(given_forms, kuesioner=wide_kuesioner)
    folder = tmp_path_factory.mktemp("bolak-balik")
    prints = set()
    for suffix in WRITABLE:
        path = folder / f"keluar{suffix}"
        write_file(path, out)
        reading = read_file(path, wide_kuesioner, period)
        assert [seen(record) for record in reading.records] == [
            sent(form, dict(out.layanan)) for form in kept
        ], suffix
        assert reading.repeated_rows == reading.header_rows == reading.foot_rows == ()
        prints.add(reading.fingerprint)
    assert len(prints) == 1


@settings(max_examples=60, deadline=None)
@given(
    saran=st.lists(written | nasty, min_size=1, max_size=3),
    lembar=st.sampled_from([None, "7", "A-1"]),
)
def test_a_written_file_read_and_written_is_the_same_file(
    saran: list[str],
    lembar: str | None,
    export: Callable[..., Export],
    form: Callable[..., Responden],
    kuesioner: Kuesioner,
    period: Period,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder: Path = tmp_path_factory.mktemp("dua-kali")
    forms_out = [form(saran=text) for text in saran]
    forms_out[0] = form(saran=saran[0], lembar=lembar)
    write_file(folder / "satu.csv", export(forms_out))
    records = read_file(folder / "satu.csv", kuesioner, period).records
    again = [form(list(r.jawaban.values()), saran=r.saran, lembar=r.lembar) for r in records]
    write_file(folder / "dua.csv", export(again))
    assert (folder / "satu.csv").read_bytes() == (folder / "dua.csv").read_bytes()
