"""What a document carries of its origin: the rows, the result, the head of the chain."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from skm_desk.documents.blocks import Attachment
from skm_desk.documents.material import Material
from skm_desk.domain.id_format import format_count, format_number, format_span
from skm_desk.domain.kuesioner import column_order
from skm_desk.domain.result import SkmResult
from skm_desk.domain.rounding import round_half_up

ROWS_FILE = "nilai-responden.csv"
ROWS_LABELS = ("no_res", "lembar")  # of its columns before those of the questions
SUMS_FILE = "jumlah-nilai.csv"
SUMS_HEAD = ("pertanyaan", "responden", "jawaban", "kosong", "jumlah_nilai")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
RESULT_FILE = "hasil.json"
RESULT_FORMAT = "skm-desk/hasil"


def attachments(material: Material) -> tuple[Attachment, ...]:
    """Return the files inside a document that prints every form: their nilai as CSV, in the
    printed order, and the result as JSON.

    No profile and no saran: nothing that points at a person leaves the office this way.
    """
    rows = Attachment(
        ROWS_FILE,
        "text/csv",
        _rows_csv(material).encode("utf-8"),
        "Nilai setiap responden per pertanyaan; sel kosong tidak dijawab",
    )
    return rows, _result_file(material)


def sums_alone(material: Material) -> tuple[Attachment, ...]:
    """Return the files inside a document that prints no form: what its result is computed from,
    question by question, and the result."""
    sums = Attachment(
        SUMS_FILE,
        "text/csv",
        _sums_csv(material).encode("utf-8"),
        "Jumlah nilai dan jumlah jawaban setiap pertanyaan",
    )
    return sums, _result_file(material)


def result_facts(result: SkmResult) -> dict[str, Any]:
    """Return every figure of a result as plain values; decimals as text, so that none changes."""
    return {
        "responden": result.responden,
        "bobot": result.bobot.value,
        "ikm": None if result.ikm is None else str(result.ikm),
        "mutu": result.mutu.letter if result.mutu else None,
        "unsur": [
            {
                "kode": unsur.unsur.kode,
                "nama": unsur.unsur.nama,
                "jawaban": unsur.jawaban,
                "nrr": None if unsur.nrr is None else str(round_half_up(unsur.nrr, 4)),
                "nilai": None if unsur.nilai is None else str(unsur.nilai),
                "mutu": unsur.mutu.letter if unsur.mutu else None,
            }
            for unsur in result.per_unsur
        ],
    }


def facts(material: Material, carried: str = ROWS_FILE) -> dict[str, str]:
    """Return where the figures come from, as label and value for the last page; `carried` is what
    the document holds beside its result."""
    result = material.result
    spans = [f"{p.kode}: {format_span(p.mulai, p.selesai)}" for p in material.periods]
    head = material.chain_head
    return {
        "Periode": "; ".join(spans),
        "Formulir yang dihitung": format_count(result.responden),
        "Formulir yang dibatalkan": format_count(material.void_forms),
        "Kuesioner": f"{material.kuesioner.kode}, versi {material.kuesioner.version}"
        f" ({material.kuesioner.source})",
        "Bobot tiap unsur": result.bobot.value,
        "IKM": format_number(result.ikm),
        "Catatan terakhir dalam berkas data": (
            f"nomor {format_count(head.sequence)}, sidik {head.digest}" if head else "belum ada"
        ),
        "Berkas di dalam PDF": f"{carried} dan {RESULT_FILE}",
    }


def _rows_csv(material: Material) -> str:
    kodes = [tally.question for tally in material.tally.questions]
    kodes.sort(key=column_order)
    labels = ROWS_LABELS if any(row.lembar for row in material.rows) else ROWS_LABELS[:1]
    return _csv(
        (*labels, *kodes),
        (
            (*(number, _text(row.lembar))[: len(labels)], *(row.jawaban.get(k) for k in kodes))
            for number, row in enumerate(material.rows, start=1)
        ),
    )


def _sums_csv(material: Material) -> str:
    responden = material.result.responden
    return _csv(
        SUMS_HEAD,
        (
            (tally.question, responden, tally.jawaban, tally.blank, tally.total)
            for tally in sorted(material.tally.questions, key=lambda t: column_order(t.question))
        ),
    )


def _text(lembar: str | None) -> str | None:
    """Return a sheet number as a spreadsheet takes it for no formula."""
    return f"'{lembar}" if lembar is not None and lembar.startswith(_FORMULA_STARTS) else lembar


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def _result_file(material: Material) -> Attachment:
    return Attachment(
        RESULT_FILE,
        "application/json",
        _result_json(material).encode("utf-8"),
        "Hasil perhitungan yang tercetak dalam dokumen ini",
    )


def _result_json(material: Material) -> str:
    carried = {
        "format": RESULT_FORMAT,
        "versi": 1,
        "periode": [period.kode for period in material.periods],
        "rantai": material.chain_head.digest if material.chain_head else None,
        **result_facts(material.result),
    }
    return json.dumps(carried, ensure_ascii=False, indent=1, sort_keys=True)
