"""Sentences for packages of other PCs that cannot be joined; nothing of them came in then."""

from collections.abc import Callable
from typing import Any

from skm_desk.domain import merge_errors
from skm_desk.domain.errors import SkmError
from skm_desk.domain.id_format import format_count, format_date, format_span

_NOTHING = "tidak ada yang digabung"


def _period(failure: merge_errors.PeriodApart) -> str:
    name, kode = failure.path.name, failure.kode
    if failure.what == "made_up":
        return (
            f"Periode {kode} di paket {name} atau di komputer ini adalah data contoh, dan data"
            f" contoh tidak boleh bercampur dengan yang asli, maka {_NOTHING}; pakai folder data"
            " lain untuk contohnya."
        )
    return (
        f"Periode {kode} di paket {name} memakai kuesioner lain daripada di komputer ini, maka"
        f" {_NOTHING}; samakan dulu kuesioner periode itu di komputer yang belum berisi formulir,"
        " lalu buat paket baru."
    )


MERGE_FAILURES: dict[type[SkmError], Callable[[Any], str]] = {
    merge_errors.NotAPackage: lambda f: (
        f"Berkas {f.path.name} bukan paket SKM Desk; pilih berkas .skm yang dibuat dengan “paket”"
        " di komputer lain."
    ),
    merge_errors.PackageDamaged: lambda f: (
        f"Paket {f.path.name} rusak, maka {_NOTHING}; salin ulang, atau buat paket baru di komputer"
        " asalnya."
    ),
    merge_errors.KuesionerApart: lambda f: (
        f"Kuesioner {f.kode} versi {f.version} di paket {f.path.name} berbeda isinya dengan yang di"
        f" komputer ini, maka {_NOTHING}; simpan salah satunya sebagai versi baru di komputer yang"
        " belum memakainya."
    ),
    merge_errors.PeriodApart: _period,
    merge_errors.MergeIntoClosed: lambda f: (
        f"Paket {f.path.name} membawa {format_count(f.count)} isian baru atau yang dikoreksi untuk"
        f" periode {f.kode}, yang di komputer ini sudah ditutup, maka {_NOTHING}; buka lagi periode"
        " itu di halaman Periode, lalu gabungkan lagi."
    ),
    merge_errors.FormsOutsidePeriod: lambda f: (
        f"Paket {f.path.name} memuat formulir tanggal {format_date(f.day)}, di luar periode"
        f" {f.kode} di komputer ini ({format_span(f.mulai, f.selesai)}), maka {_NOTHING}; samakan"
        " dulu tanggal periode itu, lalu gabungkan lagi."
    ),
}
