"""Exporting: what goes out comes in the same; what fails leaves the older file."""

from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.errors import PeriodUnknown
from skm_desk.domain.file_errors import FormatUnknown, MakingStopped, TargetUnwritable
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.export_data import export_file
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import create_period, get_period
from skm_desk.use_cases.view_results import view_period


@pytest.mark.parametrize("name", ["keluar.csv", "keluar.json", "keluar.xlsx"])
def test_what_goes_out_comes_in_the_same(
    sample_desk: Desk, tmp_path: Path, origin: Origin, name: str
) -> None:
    path = tmp_path / name
    assert export_file(sample_desk, path, "contoh-2025") == 160
    other = Desk(tmp_path / "lain", origin)
    other.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    import_file(other, path, "2025")
    one = sample_desk.look(view_period, "contoh-2025")
    two = other.look(view_period, "2025")
    assert two.tally == one.tally
    assert two.result == one.result

    def facts(desk: Desk, kode: str) -> list[tuple]:
        def look(store: Store) -> list[tuple]:
            names = {layanan.id: layanan.nama for layanan in store.layanan.list_all()}
            return [
                (
                    form.lembar,
                    form.tanggal,
                    form.jam,
                    form.jenis_kelamin,
                    form.usia,
                    form.pendidikan,
                    form.pekerjaan,
                    form.pekerjaan_text,
                    names.get(form.layanan or ""),
                    form.saran,
                    form.jawaban,
                )
                for form in store.responden.iterate(get_period(store, kode), True)
            ]

        return desk.look(look)

    assert facts(other, "2025") == facts(sample_desk, "contoh-2025")


def test_a_failed_export_leaves_the_older_file(sample_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "keluar.csv"
    path.write_text("lama", encoding="utf-8")
    with pytest.raises(PeriodUnknown):
        export_file(sample_desk, path, "2031")
    with pytest.raises(FormatUnknown):
        export_file(sample_desk, tmp_path / "keluar.docx", "2024")
    with pytest.raises(TargetUnwritable):
        export_file(sample_desk, tmp_path / "tidak ada" / "keluar.csv", "2024")
    assert path.read_text(encoding="utf-8") == "lama"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["keluar.csv"]


def test_a_period_without_forms_gives_the_headings(desk: Desk, tmp_path: Path) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    path = tmp_path / "keluar.csv"
    assert export_file(desk, path, "2026") == 0
    assert path.read_text(encoding="utf-8-sig").startswith("no_res,lembar,tanggal,jam,")


@pytest.mark.parametrize("name", ["keluar.csv", "keluar.json", "keluar.xlsx"])
def test_it_is_told_how_far_it_is_and_a_stop_leaves_the_older_file(
    sample_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("skm_desk.machine.collector._ROUND", 0.0)  # told at every chance
    path = tmp_path / name
    told: list[float] = []
    export_file(
        sample_desk,
        path,
        "contoh-2025",
        lambda done, total: told.append(done / total if total else 0.0),
    )
    assert told == sorted(told)
    assert told[-1] > 0.7
    before = path.read_bytes()

    def stop(done: int, total: int) -> None:
        if total and done > 0.6 * total:
            raise MakingStopped

    with pytest.raises(MakingStopped):
        export_file(sample_desk, path, "2024", stop)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [name]
