"""What each command of the terminal does; every deed is a use case."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from skm_desk.cli import output
from skm_desk.domain.file_errors import FormatUnknown
from skm_desk.domain.id_format import format_count
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.domain.overlap import Taking
from skm_desk.domain.sample_size import sample_size
from skm_desk.domain.worksheet import NamesAs, ReadAs
from skm_desk.sentences.backup_words import made_words, restored_words
from skm_desk.sentences.failures import say
from skm_desk.sentences.finding_words import say_finding
from skm_desk.sentences.merge_words import packed_words
from skm_desk.use_cases import (
    back_up,
    check_consistency,
    check_health,
    explore_results,
    export_data,
    fill_sample,
    import_data,
    make_document,
    manage_imports,
    manage_periods,
    merge_packages,
    restore_backup,
    verify_document,
)
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.tidy_up import tidy_up
from skm_desk.use_cases.watch_clock import confirm_clock

DONE = 0
FINDINGS = 1


def run(
    open_desk: Callable[[], Desk], bare_desk: Callable[[], Desk], given: argparse.Namespace
) -> int:
    """Carry out the command and return its exit code: 0 done, 1 findings or nothing to report.

    `open_desk` makes the folder ready first; `bare_desk` leaves it as it is, damaged or empty.
    Raise SkmError for everything that a person can mend.
    """
    if given.command == "sampel":  # needs no data, so it works without a folder
        print(sample_size(given.population))
        return DONE
    if given.command == "periksa" and given.file is not None:
        return _periksa_pdf(given.file)
    desk = bare_desk() if given.command == "pulihkan" else open_desk()
    tidy_up(desk.folder)
    return _COMMANDS[given.command](desk, given)


def _contoh(desk: Desk, given: argparse.Namespace) -> int:
    filled = desk.do(fill_sample.fill)
    for row in filled:
        print(output.period_line(row))
    print(f"Folder contoh siap: {desk.folder}")
    return DONE


def _periode(desk: Desk, given: argparse.Namespace) -> int:
    if given.deed == "buat":
        period = desk.do(
            manage_periods.create_period,
            given.kode,
            given.mulai,
            given.selesai,
            given.populasi,
            given.target,
        )
        print(output.created_line(period))
    elif given.deed == "tutup":
        period = desk.do(manage_periods.close_period, given.kode)
        print(f"Periode {period.kode} ditutup; isinya terkunci.")
    else:
        rows = desk.look(manage_periods.list_periods)
        if not rows:
            print("Belum ada periode; buat dengan “periode buat”.")
        for row in rows:
            print(output.period_line(row))
    return DONE


def _impor(desk: Desk, given: argparse.Namespace) -> int:
    if given.daftar:
        for line in output.import_lines(desk.look(manage_imports.list_imports, given.periode)):
            print(line)
        return DONE
    if given.batalkan is not None:
        number, officer = given.batalkan, given.petugas or ""
        deed = manage_imports.take_back_import
        row = desk.do(deed, given.periode, number, given.alasan or "", officer)
        print(output.taken_back_line(row, given.periode))
        return DONE
    worksheets = tuple(given.sheet) if given.sheet else None
    names, rows = NamesAs(given.nama_sheet), Taking(given.rows) if given.rows else None
    how = ReadAs(ColumnOrder(given.urutan), worksheets, names, rows)
    if given.uji:
        preview = import_data.preview_import(desk, given.file, given.periode, how)
    else:
        with output.progress_bar("Mengimpor") as progress:
            preview = import_data.import_file(desk, given.file, given.periode, how, progress)
    print(output.import_text(preview, only_tried=given.uji))
    return DONE


def _ekspor(desk: Desk, given: argparse.Namespace) -> int:
    count = export_data.export_file(desk, given.file, given.periode)
    print(f"{format_count(count)} formulir ditulis ke {given.file}.")
    return DONE


def _hasil(desk: Desk, given: argparse.Namespace) -> int:
    span = explore_results.Span(given.periode, given.tahun)
    view, is_hidden = desk.look_proven(explore_results.look_at, span, given.layanan, given.bobot)
    tell = output.result_json if given.json else output.result_text
    print(tell(view, is_hidden))
    return DONE if is_hidden or view.result.ikm is not None else FINDINGS


def _dokumen(desk: Desk, given: argparse.Namespace) -> int:
    path: Path = given.keluar
    if path.suffix.lower() != ".pdf":
        raise FormatUnknown(path, [".pdf"])
    with output.progress_bar(f"Membuat {given.kind}") as progress:
        made = make_document.make_file(desk, given.kind, path, given.periode, given.tahun, progress)
    print(f"{format_count(made.pages)} halaman ditulis ke {path}.")
    for finding in made.findings:
        print(f"Perhatian: {say_finding(finding)}", file=sys.stderr)
    return DONE


def _periksa(desk: Desk, given: argparse.Namespace) -> int:
    findings = desk.look_proven(check_consistency.check_period, given.periode)
    for finding in findings:
        print(f"- {say_finding(finding)}")
    if not findings:
        print(f"Tidak ditemukan pertentangan pada periode {given.periode}.")
    return FINDINGS if findings else DONE


def _periksa_pdf(path: Path) -> int:
    differences = verify_document.verify(path)
    for difference in differences:
        print(f"- {output.difference_line(difference)}")
    if not differences:
        print("Hasil yang dibawa dokumen cocok dengan hitung ulang dari data di dalamnya.")
    return FINDINGS if differences else DONE


def _cadangkan(desk: Desk, given: argparse.Namespace) -> int:
    with output.progress_bar("Mencadangkan") as progress:
        if given.target is None:
            made = back_up.back_up(desk, progress)
        else:
            made = back_up.back_up_to(desk, given.target, progress)
    print(made_words(made))
    if made.second_fault is not None:
        print(f"Perhatian: {say(made.second_fault)}", file=sys.stderr)
    return DONE


def _pulihkan(desk: Desk, given: argparse.Namespace) -> int:
    with output.progress_bar("Memulihkan") as progress:
        restored = restore_backup.restore(desk, given.file, progress)
    print(restored_words(restored))
    return DONE


def _paket(desk: Desk, given: argparse.Namespace) -> int:
    with output.progress_bar("Membuat paket") as progress:
        packed = merge_packages.pack(desk, given.target, progress)
    print(packed_words(packed))
    return DONE


def _gabung(desk: Desk, given: argparse.Namespace) -> int:
    join = merge_packages.look_into if given.uji else merge_packages.merge
    with output.progress_bar("Menggabungkan") as progress:
        outcomes = join(desk, given.files, progress)
    for line in output.merge_lines(outcomes, only_tried=given.uji):
        print(line)
    return DONE


def _sehat(desk: Desk, given: argparse.Namespace) -> int:
    if given.jam_benar:
        confirm_clock(desk)
    health = check_health.check(desk)
    for line in output.health_lines(health):
        print(line)
    return DONE if health.is_sound else FINDINGS


_COMMANDS: dict[str, Callable[[Desk, argparse.Namespace], int]] = {
    "contoh": _contoh,
    "periode": _periode,
    "impor": _impor,
    "ekspor": _ekspor,
    "hasil": _hasil,
    "dokumen": _dokumen,
    "periksa": _periksa,
    "cadangkan": _cadangkan,
    "pulihkan": _pulihkan,
    "paket": _paket,
    "gabung": _gabung,
    "sehat": _sehat,
}
