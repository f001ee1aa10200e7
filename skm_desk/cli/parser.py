"""The words of the terminal: commands and options, refused in one Indonesian sentence."""

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

from skm_desk.domain.errors import BobotUnknown
from skm_desk.domain.id_format import parse_typed_date
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.domain.overlap import Taking
from skm_desk.domain.result import Bobot
from skm_desk.domain.worksheet import NamesAs

DOCUMENTS = ("laporan", "tindak-lanjut", "publikasi", "kuesioner")

# argparse speaks English only; these are all the ways in which it refuses.
_REFUSALS = (
    (r"the following arguments are required: (.+)", "Yang wajib diisi belum ada: {0}"),
    (r"unrecognized arguments: (.+)", "Bagian perintah ini tidak dikenal: {0}"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        "Isian {1} untuk {0} tidak dikenal; pilih salah satu: {2}",
    ),
    (r"argument (.+?): expected .*argument.*", "Pilihan {0} belum diberi isi"),
    (
        r"argument (.+?): not allowed with argument (.+)",
        "Pilihan {0} tidak boleh dipakai bersama {1}",
    ),
    (r"argument (.+?): ignored explicit argument .*", "Pilihan {0} tidak memakai isi"),
    (r"argument (.+?): invalid (\w+) value: (.+)", "Isian {2} untuk {0} tidak berlaku"),
    (r"argument (.+?): (.+)", "Isian untuk {0} tidak berlaku: {1}"),
    (r"one of the arguments (.+) is required", "Pilih salah satu: {0}"),
    (r"ambiguous option: (.+?) could match (.+)", "Pilihan {0} kurang jelas; maksudnya {1}"),
)
_HINT = "ketik skm-desk --help untuk daftar perintah"


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Indonesian."""

    def __init__(self, **settings: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **settings)  # type: ignore[arg-type]
        # argparse gives no other way to name its two groups in Indonesian.
        self._positionals.title = "perintah dan isian"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is wrong and leave with exit code 2."""
        print(" ".join(_refusal(message).split()), file=sys.stderr)
        raise SystemExit(2)

    def format_help(self) -> str:
        """Return the help text with an Indonesian head."""
        return super().format_help().replace("usage:", "pemakaian:", 1)


def make_parser() -> Parser:
    """Return the parser of the whole program."""
    parser = Parser(
        prog="skm-desk",
        description="Survei Kepuasan Masyarakat untuk satu kantor, tanpa internet."
        " Tanpa perintah, jendela petugas dibuka.",
    )
    parser.add_argument("--data", metavar="FOLDER", type=_folder, help="folder data kantor")
    parser.add_argument(
        "--kios", action="store_true", help="buka kios layar penuh untuk pengunjung"
    )
    commands = parser.add_subparsers(dest="command", metavar="PERINTAH", parser_class=Parser)
    commands.add_parser("contoh", help="isi folder kosong dengan kantor contoh tahun 2024")
    _add_periode(commands.add_parser("periode", help="buat, daftar, dan tutup periode survei"))
    _add_impor(commands.add_parser("impor", help="masukkan jawaban dari berkas"))
    ekspor = commands.add_parser("ekspor", help="tulis jawaban satu periode ke berkas")
    ekspor.add_argument("file", metavar="BERKAS", type=Path, help=".csv, .xlsx, atau .json")
    ekspor.add_argument("--periode", metavar="KODE", required=True)
    _add_hasil(commands.add_parser("hasil", help="tampilkan hasil survei"))
    _add_dokumen(commands.add_parser("dokumen", help="buat dokumen PDF"))
    _add_periksa(
        commands.add_parser("periksa", help="cari hal yang bertentangan dalam data atau PDF")
    )
    sampel = commands.add_parser("sampel", help="jumlah responden untuk suatu populasi")
    sampel.add_argument("population", metavar="N", type=_whole, help="jumlah populasi")
    cadangkan = commands.add_parser("cadangkan", help="buat cadangan berkas data")
    cadangkan.add_argument(
        "target",
        metavar="TUJUAN",
        type=_path,
        nargs="?",
        help="folder, atau nama berkas .db; tanpa ini, folder cadangan di folder data",
    )
    pulihkan = commands.add_parser("pulihkan", help="pakai lagi satu cadangan")
    pulihkan.add_argument("file", metavar="BERKAS", type=_path, help="cadangan yang dipakai")
    _add_packages(commands)
    sehat = commands.add_parser("sehat", help="periksa berkas data, ruang disk, jam, dan cadangan")
    sehat.add_argument(
        "--jam-benar", action="store_true", help="nyatakan bahwa jam komputer sekarang benar"
    )
    return parser


def _add_packages(commands: "argparse._SubParsersAction[Parser]") -> None:
    paket = commands.add_parser("paket", help="bawa data komputer ini ke komputer lain")
    paket.add_argument(
        "target", metavar="BERKAS.skm", type=_path, help="paketnya, misalnya di stik USB"
    )
    gabung = commands.add_parser("gabung", help="gabungkan paket dari komputer lain")
    gabung.add_argument(
        "files",
        metavar="BERKAS.skm",
        type=_path,
        nargs="+",
        help="semua masuk, atau tidak ada",
    )
    gabung.add_argument("--uji", action="store_true", help="hanya periksa, tidak menyimpan")


def _add_periode(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(
        dest="deed", metavar="PERBUATAN", required=True, parser_class=Parser
    )
    create = deeds.add_parser("buat", help="buat periode baru")
    create.add_argument("kode", metavar="KODE")
    create.add_argument("--mulai", metavar="YYYY-MM-DD", type=_day, required=True)
    create.add_argument("--selesai", metavar="YYYY-MM-DD", type=_day, required=True)
    wanted = create.add_mutually_exclusive_group()
    wanted.add_argument("--populasi", metavar="N", type=_whole, help="jumlah pengguna layanan")
    wanted.add_argument("--target", metavar="N", type=_whole, help="target menurut surat")
    deeds.add_parser("daftar", help="daftar semua periode")
    close = deeds.add_parser("tutup", help="kunci satu periode")
    close.add_argument("kode", metavar="KODE")


def _add_impor(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "file", metavar="BERKAS", type=Path, nargs="?", help=".csv, .xlsx, .xls, .ods, .json"
    )
    what.add_argument("--daftar", action="store_true", help="daftar impor periode itu")
    what.add_argument(
        "--batalkan", metavar="NOMOR", type=_whole, help="batalkan satu impor seluruhnya"
    )
    parser.add_argument("--periode", metavar="KODE", required=True)
    parser.add_argument("--alasan", metavar="TEKS", help="alasan pembatalan")
    parser.add_argument("--petugas", metavar="NAMA", help="yang membatalkan")
    parser.add_argument(
        "--urutan",
        choices=[order.value for order in ColumnOrder],
        default=ColumnOrder.UNSUR.value,
        help="kolom U8/U9 menurut daftar unsur (U8 pengaduan) atau nomor pertanyaan (U8 sarana)",
    )
    parser.add_argument(
        "--sheet",
        metavar="NAMA",
        action="append",
        help="lembar kerja yang dibaca, boleh diulang; tanpa ini semua yang tampak dan berformulir",
    )
    parser.add_argument(
        "--nama-sheet",
        choices=[names.value for names in NamesAs],
        default=NamesAs.NOTHING.value,
        help="nama lembar kerja menjadi layanan atau tanggal formulir di dalamnya",
    )
    rows = parser.add_mutually_exclusive_group()
    for taking, words in (
        (Taking.NEW, "tinggalkan baris yang sudah masuk lewat impor sebelumnya"),
        (Taking.ALL, "masukkan juga baris yang sama: orangnya memang lain"),
    ):
        rows.add_argument(
            f"--{taking.value}", action="store_const", const=taking.value, dest="rows", help=words
        )
    parser.add_argument("--uji", action="store_true", help="hanya periksa, tidak menyimpan")


def _add_hasil(parser: argparse.ArgumentParser) -> None:
    _add_scope(parser)
    parser.add_argument("--layanan", metavar="NAMA", help="hanya satu layanan")
    parser.add_argument(
        "--bobot",
        type=_bobot,
        metavar="{" + ",".join(f'"{mode.value}"' for mode in Bobot) + "}",
        help="bobot unsur; 0,111 dan 0,11 hanya untuk mencocokkan lembar lama",
    )
    parser.add_argument("--json", action="store_true", help="cetak satu objek JSON")


def _add_dokumen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="JENIS", choices=DOCUMENTS, help=", ".join(DOCUMENTS))
    _add_scope(parser)
    parser.add_argument("--keluar", metavar="BERKAS.pdf", type=Path, required=True)


def _add_periksa(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--periode", metavar="KODE", help="sebelum laporannya dibuat")
    what.add_argument(
        "file",
        metavar="BERKAS.pdf",
        type=Path,
        nargs="?",
        help="hitung ulang dari data di dalamnya",
    )


def _add_scope(parser: argparse.ArgumentParser) -> None:
    scope = parser.add_mutually_exclusive_group(required=True)
    scope.add_argument("--periode", metavar="KODE")
    scope.add_argument("--tahun", metavar="YYYY", type=_whole)


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("nama foldernya kosong")
    return Path(text).expanduser()


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("namanya kosong")
    return Path(text).expanduser()


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise argparse.ArgumentTypeError(f"“{text}” bukan bilangan bulat yang dapat dihitung")
    return int(text)


def _day(text: str) -> date:
    try:
        return parse_typed_date(text)
    except ValueError as fault:
        problem = f"“{text}” bukan tanggal; tulis seperti 2024-11-24"
        raise argparse.ArgumentTypeError(problem) from fault


def _bobot(text: str) -> Bobot:
    try:
        return Bobot.parse(text)
    except BobotUnknown as fault:
        known = ", ".join(fault.known)
        problem = f"“{text}” tidak dikenal; pilih salah satu: {known}"
        raise argparse.ArgumentTypeError(problem) from fault


def _refusal(message: str) -> str:
    for pattern, sentence in _REFUSALS:
        if (match := re.fullmatch(pattern, message, flags=re.DOTALL)) is not None:
            return f"{sentence.format(*match.groups())}; {_HINT}."
    return f"Perintah ini tidak dapat dijalankan; {_HINT}."
