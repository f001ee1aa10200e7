"""What goes out to a file: the forms of a period as rows of one table, the same in each format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.domain.result import SkmResult

_PROFILE_COLUMNS = (
    "no_res",
    "lembar",
    "tanggal",
    "jam",
    "jenis_kelamin",
    "usia",
    "pendidikan",
    "pekerjaan",
    "layanan",
)


@dataclass(frozen=True)
class Export:
    """Everything a file of forms is written from.

    `layanan` maps the id of each layanan, retired ones too, to its name; `result` is the
    outcome of exactly these forms; `office` is the name of the office.
    """

    period: Period
    kuesioner: Kuesioner
    forms: list[Responden]
    layanan: Mapping[str, str]
    result: SkmResult
    office: str


def header(kuesioner: Kuesioner) -> list[str]:
    """Return the column names: the profile, then the questions in the order of their unsur."""
    asked = ["disabilitas"] if kuesioner.profile.disabilitas else []
    return [*_PROFILE_COLUMNS, *asked, "saran", *kuesioner.question_kodes]


def rows_of(export: Export) -> Iterator[list[str | int | None]]:
    """Yield one row for each form, in the order of `header`; None is a cell not filled in."""
    with_disabilitas = bool(export.kuesioner.profile.disabilitas)
    kodes = export.kuesioner.question_kodes
    for number, form in enumerate(export.forms, start=1):
        yield [
            number,
            form.lembar,
            None if form.tanggal is None else form.tanggal.isoformat(),
            form.jam,
            form.jenis_kelamin,
            form.usia,
            form.pendidikan,
            _pekerjaan(form),
            _layanan(form, export.layanan),
            *([form.disabilitas] if with_disabilitas else []),
            _clean(form.saran),
            *(form.jawaban.get(kode) for kode in kodes),
        ]


def _pekerjaan(form: Responden) -> str | None:
    if form.pekerjaan is None or not form.pekerjaan_text:
        return form.pekerjaan
    return _clean(f"{form.pekerjaan}: {form.pekerjaan_text}")


def _layanan(form: Responden, names: Mapping[str, str]) -> str | None:
    return _clean(form.layanan_text if form.layanan is None else names[form.layanan])


def _clean(text: str) -> str | None:
    # No file format of ours can carry NUL.
    return text.replace("\0", "") or None
