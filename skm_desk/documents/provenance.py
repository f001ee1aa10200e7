"""What a document carries of its origin: the rows, the result, the head of the chain."""

import csv
import io
import json
from typing import Any

from skm_desk.documents.blocks import Attachment
from skm_desk.documents.material import Material
from skm_desk.domain.id_format import format_count, format_number, format_span
from skm_desk.domain.kuesioner import column_order
from skm_desk.domain.result import SkmResult
from skm_desk.domain.rounding import round_half_up

ROWS_FILE = "nilai-responden.csv"
RESULT_FILE = "hasil.json"
RESULT_FORMAT = "skm-desk/hasil"


def attachments(material: Material) -> tuple[Attachment, ...]:
    """Return the files inside the PDF: the nilai of every form as CSV, the result as JSON.

    No profile and no saran: nothing that points at a person leaves the office this way.
    """
    return (
        Attachment(
            ROWS_FILE,
            "text/csv",
            _rows_csv(material).encode("utf-8"),
            "Nilai setiap responden per pertanyaan; sel kosong tidak dijawab",
        ),
        Attachment(
            RESULT_FILE,
            "application/json",
            _result_json(material).encode("utf-8"),
            "Hasil perhitungan yang tercetak dalam laporan ini",
        ),
    )


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


def facts(material: Material) -> dict[str, str]:
    """Return where the figures come from, as label and value for the last page."""
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
        "Berkas di dalam PDF": f"{ROWS_FILE} dan {RESULT_FILE}",
    }


def _rows_csv(material: Material) -> str:
    kodes = [tally.question for tally in material.tally.questions]
    kodes.sort(key=column_order)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["no_res", *kodes])
    for number, row in enumerate(material.rows, start=1):
        writer.writerow([number, *(row.jawaban.get(kode) for kode in kodes)])
    return text.getvalue()


def _result_json(material: Material) -> str:
    carried = {
        "format": RESULT_FORMAT,
        "versi": 1,
        "periode": [period.kode for period in material.periods],
        "rantai": material.chain_head.digest if material.chain_head else None,
        **result_facts(material.result),
    }
    return json.dumps(carried, ensure_ascii=False, indent=1, sort_keys=True)
