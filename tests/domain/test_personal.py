"""Names and numbers in a text are pointed out; what looks like them and is nobody's is not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.personal import Reason, find_personal


def found(text: str) -> list[tuple[str, Reason]]:
    return [(text[part.start : part.end], part.reason) for part in find_personal(text)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Dilayani Bu Siti Rahma dengan ramah", "Siti Rahma"),
        ("kata Bapak Budi tunggu", "Budi"),
        ("tolong tegur pak Joko, dia kasar", "Joko"),
        ("Sdr. Andi Wijaya tidak ada", "Andi Wijaya"),
        ("Ibu Muh. Ali marah", "Muh. Ali"),
        ("petugas Rina judes", "Rina"),
        ("dr. Andi Wijaya tidak datang", "Andi Wijaya"),
        ("PAK BUDI LAMA SEKALI DI LOKET", "BUDI"),
        ("nama saya budi, tolong dibantu", "budi"),
        ("a.n. Siti Aminah belum selesai", "Siti Aminah"),
        ("petugas bernama Rina Ayu baik", "Rina Ayu"),
        ("kemarin dibantu Siti Rahma sampai selesai", "Siti Rahma"),
        ("Ahmad Yani Putra melayani dengan kasar", "Ahmad Yani Putra"),
    ],
)
def test_names_are_found(text: str, part: str) -> None:
    assert found(text) == [(part, Reason.NAME)]


@pytest.mark.parametrize(
    ("text", "part", "reason"),
    [
        ("hubungi 0812-3456-7890 ya", "0812-3456-7890", Reason.PHONE),
        ("hubungi 081234567890.", "081234567890", Reason.PHONE),
        ("WA +62 812 3456 7890 saja", "+62 812 3456 7890", Reason.PHONE),
        ("telepon (0741) 12345 67", "(0741) 12345 67", Reason.PHONE),
        ("NIK saya 1571010101900001", "1571010101900001", Reason.NIK),
        ("NIK 1571 0101 0190 0001 salah", "1571 0101 0190 0001", Reason.NIK),
        ("NIP 198001012005011001", "198001012005011001", Reason.NIP),
        ("NIP 19800101 200501 1 001", "19800101 200501 1 001", Reason.NIP),
        ("rekening 123456789 salah", "123456789", Reason.NUMBER),
        ("surel budi.s@contoh.co.id dong", "budi.s@contoh.co.id", Reason.EMAIL),
        ("ig @budi_santoso99 ya", "@budi_santoso99", Reason.ACCOUNT),
        ("mobil BH 1234 AB parkir", "BH 1234 AB", Reason.PLATE),
        ("mobil bh 4321 cd parkir", "bh 4321 cd", Reason.PLATE),
        ("motor B1234XYZ hilang", "B1234XYZ", Reason.PLATE),
    ],
)
def test_numbers_and_addresses_are_found(text: str, part: str, reason: Reason) -> None:
    assert found(text) == [(part, reason)]


@pytest.mark.parametrize(
    "text",
    [
        "Pelayanan sangat lama dan harus menunggu Travel",
        "Pelayanan ditingkatkan, melayani dengan senyum dan ramah",
        "Pelayanan Sangat Lama Dan Harus Menunggu Travel",
        "Terima kasih Bapak/Ibu petugas.",
        "Bapak Kepala Dinas Sosial Provinsi Jambi mohon dibantu",
        "antre di Mal Pelayanan Publik dekat Jalan Sudirman",
        "urus Kartu Keluarga dan Akta Kelahiran di Kota Jambi",
        "buka jam 08.00-15.00 tetapi baru 09.30 - 10.15 dilayani",
        "tanggal 01-01-2024 sampai 31/12/2024",
        "biaya Rp 1.500.000.000 atau 150.000.000",
        "tahun 2023/2024 dan 2022-2023",
        "PermenPANRB 14/2017, UU Nomor 25 Tahun 2009",
        "antre 10 20 30 40 50 orang",
        "di 2024 ke sana, loket 12 a",
        "nama saya sudah terdaftar",
        "Loket tutup. Antrean panjang. Mohon ditambah.",
        "PELAYANAN LAMA SEKALI",
        "",
    ],
)
def test_what_is_nobodys_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_several_come_in_their_order() -> None:
    text = "Hubungi 0812-3456-7890, kata Bu Ani Lestari (ani@contoh.id)"
    assert [part for part, _ in found(text)] == ["0812-3456-7890", "Ani Lestari", "ani@contoh.id"]


@given(st.text(max_size=200))
def test_parts_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for part in find_personal(text):
        assert end <= part.start < part.end <= len(text)
        end = part.end


@pytest.mark.parametrize(
    "piece", ["a", "1 ", "Bu Ani ", "a@", "a.n. ", "Pak ", "@a.", "Rp", "Budi Sari dan ", "1-"]
)
def test_the_longest_text_takes_no_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    start = time.thread_time()  # what others do on this PC does not count
    find_personal(text)
    assert time.thread_time() - start < 0.5
