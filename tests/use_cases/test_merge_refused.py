"""What does not fit together is refused with its reason, and the data file stays as it was."""

import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import DiskFull, FileMissing, FileTooNew, TargetUnwritable
from skm_desk.domain.merge_errors import (
    FormsOutsidePeriod,
    KuesionerApart,
    MergeIntoClosed,
    NotAPackage,
    PackageDamaged,
    PeriodApart,
)
from skm_desk.domain.progress import silent
from skm_desk.domain.saran import Saran
from skm_desk.exchange.package import measure, read_manifest, write_package
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import close_period, create_period, reopen_period
from skm_desk.use_cases.merge_packages import look_into, merge, pack
from tests.outside import change_outside
from tests.use_cases.backup_samples import names
from tests.use_cases.other_pcs import (
    PERIOD,
    YEAR,
    assert_whole,
    bare_pc,
    carry,
    correct,
    forms,
    keep,
    packed,
    tally_of,
    void,
)


@pytest.fixture
def refused(first: Desk) -> Callable[..., SkmError]:
    """Return a function that has packages refused, looked into and joined, and the file untouched;
    it gives the failure."""

    def refuse(kind: type[SkmError], *paths: Path) -> SkmError:
        before = (first.folder / "skm-desk.db").read_bytes()
        for deed in (look_into, merge):
            with pytest.raises(kind) as caught:
                deed(first, paths)
        assert (first.folder / "skm-desk.db").read_bytes() == before
        assert names(first.folder) == ["skm-desk.db"]
        return caught.value

    return refuse


def repack(path: Path, folder: Path, *statements: str, **changes: object) -> Path:
    """Return the package with another data file in it, or another manifest."""
    data = folder / "isi.db"
    with zipfile.ZipFile(path) as package:
        data.write_bytes(package.read("skm-desk.db"))
    for statement in statements:
        change_outside(data, statement)
    sha256, size = measure(data)
    manifest = replace(read_manifest(path), sha256=sha256, size=size)
    made = folder / f"diubah-{path.name}"
    write_package(made, data, replace(manifest, **changes), silent)
    return made


def test_one_that_does_not_fit_keeps_the_others_out(
    first: Desk, second: Desk, refused: Callable[..., SkmError], tmp_path: Path
) -> None:
    keep(second)
    surat = tmp_path / "surat.skm"
    surat.write_text("Yth. Kepala Dinas", encoding="utf-8")
    refused(NotAPackage, packed(second, tmp_path), surat)
    refused(FileMissing, packed(second, tmp_path), tmp_path / "tidak ada.skm")
    refused(FileMissing, tmp_path)
    refused(PeriodApart, packed(second, tmp_path), packed(_as_sample(tmp_path), tmp_path))
    assert forms(first) == {}


def _as_sample(folder: Path) -> Desk:
    desk = bare_pc(folder, "pc-contoh")
    desk.do(create_period, "2026-a", *YEAR)

    def add(store: Store) -> Done[None]:
        period = store.period.find("2026-a")
        made_up = replace(period, id="contoh", kode=PERIOD, made_up=True)
        store.period.add(made_up)
        return Done(None, frozenset())

    desk.do(add)
    return desk


def test_a_sample_is_not_mixed_with_real_forms(
    refused: Callable[..., SkmError], tmp_path: Path
) -> None:
    fault = refused(PeriodApart, packed(_as_sample(tmp_path), tmp_path))
    assert isinstance(fault, PeriodApart)
    assert (fault.kode, fault.what) == (PERIOD, "made_up")


def test_another_wording_under_one_version(
    first: Desk, second: Desk, refused: Callable[..., SkmError], tmp_path: Path
) -> None:
    def add_version(desk: Desk, judul: str) -> None:
        def add(store: Store) -> Done[None]:
            kept = store.kuesioner.get("skm-2017", 1)
            store.kuesioner.add(replace(kept, version=2, judul=judul))
            return Done(None, frozenset())

        desk.do(add)

    add_version(first, "Survei")
    add_version(second, "Survei Kepuasan")
    fault = refused(KuesionerApart, packed(second, tmp_path))
    assert isinstance(fault, KuesionerApart)
    assert (fault.kode, fault.version) == ("skm-2017", 2)


def test_a_period_with_another_kuesioner(
    second: Desk, refused: Callable[..., SkmError], tmp_path: Path
) -> None:
    def change(store: Store) -> Done[None]:
        kept = store.kuesioner.get("skm-2017", 1)
        store.kuesioner.add(replace(kept, version=2, judul="Lain"))
        period = store.period.find(PERIOD)
        store.period.change(replace(period, kuesioner_version=2), "ubah")
        return Done(None, frozenset())

    second.do(change)
    fault = refused(PeriodApart, packed(second, tmp_path))
    assert isinstance(fault, PeriodApart)
    assert fault.what == "kuesioner"


def test_nothing_goes_into_a_period_that_is_closed_here(
    first: Desk, second: Desk, refused: Callable[..., SkmError], tmp_path: Path
) -> None:
    known = keep(second)
    carry(second, first, tmp_path)
    first.do(close_period, PERIOD)
    keep(second)
    assert _count(refused(MergeIntoClosed, packed(second, tmp_path))) == 1
    correct(second, known, U1="1")
    assert _count(refused(MergeIntoClosed, packed(second, tmp_path))) == 2
    void(second, known)

    def add(store: Store) -> Done[None]:
        period = store.period.find(PERIOD)
        saran = Saran("saran-1", "Tambah kursi", "whatsapp")
        store.saran.add(period, saran)
        return Done(None, frozenset())

    second.do(add)
    assert _count(refused(MergeIntoClosed, packed(second, tmp_path))) == 3
    first.do(reopen_period, PERIOD, "ada formulir dari PC lain")
    outcome = carry(second, first, tmp_path)
    assert (outcome.added, outcome.voided, outcome.saran) == (1, 1, 1)


def _count(fault: SkmError) -> int:
    assert isinstance(fault, MergeIntoClosed)
    return fault.count


def test_known_forms_of_a_closed_period_are_no_obstacle(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    keep(second)
    carry(second, first, tmp_path)
    first.do(close_period, PERIOD)
    second.do(create_period, "2027", date(2027, 1, 1), date(2027, 12, 31))
    outcome = carry(second, first, tmp_path)
    assert (outcome.same, outcome.periods) == (1, ["2027"])
    assert [kept.what for kept in outcome.kept_ours] == ["lock"]


def test_a_day_that_the_period_does_not_have_here(
    first: Desk, second: Desk, refused: Callable[..., SkmError], tmp_path: Path
) -> None:
    def shorten(store: Store) -> Done[None]:
        period = store.period.find(PERIOD)
        shorter = replace(period, selesai=date(2026, 6, 30))
        store.period.change(shorter, "ubah")
        return Done(None, frozenset())

    first.do(shorten)
    form_id = keep(second, tanggal=date(2026, 7, 1))
    fault = refused(FormsOutsidePeriod, packed(second, tmp_path))
    assert isinstance(fault, FormsOutsidePeriod)
    assert (fault.day, fault.selesai) == (date(2026, 7, 1), date(2026, 6, 30))
    void(second, form_id)
    outcome = carry(second, first, tmp_path)
    assert (outcome.added, [kept.what for kept in outcome.kept_ours]) == (1, ["days"])


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE _sqlite_migrations SET name = '0099_esok' WHERE name = '0004_audit'", FileTooNew),
        ("UPDATE jawaban SET nilai = 1", PackageDamaged),
        ("UPDATE responden SET usia = 41", PackageDamaged),
        ("CREATE TRIGGER jahat AFTER INSERT ON draft BEGIN SELECT 1; END", PackageDamaged),
        ("CREATE VIEW jahat AS SELECT 1", PackageDamaged),
        ("DROP TABLE draft", PackageDamaged),
        ("PRAGMA application_id = 7", PackageDamaged),
    ],
)
def test_a_data_file_that_does_not_prove(
    second: Desk,
    refused: Callable[..., SkmError],
    tmp_path: Path,
    statement: str,
    kind: type[SkmError],
) -> None:
    keep(second)
    refused(kind, repack(packed(second, tmp_path), tmp_path, statement))


def test_a_package_of_a_newer_program(
    second: Desk, refused: Callable[..., SkmError], tmp_path: Path
) -> None:
    newer = tmp_path / "baru.skm"
    with zipfile.ZipFile(newer, "w") as package:
        package.writestr("manifest.json", '{"format": "skm-desk/paket", "version": 2}')
        package.writestr("isi.parquet", "lain")
    fault = refused(FileTooNew, newer)
    assert isinstance(fault, FileTooNew)
    assert fault.path == newer


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        '{"format": "skm-desk/paket"}',
        '{"format": "skm-desk/paket", "version": 1}',
        '{"format": "lain", "version": 1}',
        "[" * 60_000,
        '"' + "x" * 70_000 + '"',
    ],
)
def test_a_manifest_that_says_nothing(
    refused: Callable[..., SkmError], tmp_path: Path, manifest: str
) -> None:
    path = tmp_path / "a.skm"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("manifest.json", manifest)
        package.writestr("skm-desk.db", "")
    fault = refused(SkmError, path)
    assert isinstance(fault, NotAPackage | PackageDamaged)


def test_more_than_the_manifest_says_is_not_unpacked(
    second: Desk, refused: Callable[..., SkmError], tmp_path: Path
) -> None:
    keep(second)
    path = packed(second, tmp_path)
    manifest = read_manifest(path)
    small = tmp_path / "kecil.db"
    small.write_bytes(bytes(50 * 1024 * 1024))
    bomb = tmp_path / "bom.skm"
    write_package(bomb, small, manifest, silent)
    assert bomb.stat().st_size < 100_000
    refused(PackageDamaged, bomb)
    write_package(bomb, small, replace(manifest, size=2**60), silent)
    refused(PackageDamaged, bomb)


def test_no_room_to_unpack(
    second: Desk,
    refused: Callable[..., SkmError],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep(second)
    path = packed(second, tmp_path)
    monkeypatch.setattr("skm_desk.exchange.package.free_bytes", lambda _: 1000)
    refused(DiskFull, path)


def test_a_stick_that_is_gone(second: Desk, tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        pack(second, tmp_path / "stik" / "a.skm")
    assert not (tmp_path / "stik").exists()


def test_a_manifest_of_another_data_file(
    second: Desk, refused: Callable[..., SkmError], tmp_path: Path
) -> None:
    keep(second)
    path = packed(second, tmp_path)
    for changes in ({"sha256": "0" * 64}, {"size": 4096}, {"pc": ""}, {"pc": "a\nb"}):
        made = tmp_path / "lain.skm"
        data = tmp_path / "isi.db"
        with zipfile.ZipFile(path) as package:
            data.write_bytes(package.read("skm-desk.db"))
        write_package(made, data, replace(read_manifest(path), **changes), silent)
        refused(PackageDamaged, made)


def _mutate(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    match dice.randrange(4):
        case 0:
            for _ in range(dice.choice((1, 1, 1, 5))):
                changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
        case 1:
            del changed[dice.randrange(len(changed)) :]
        case 2:
            place = dice.randrange(len(changed))
            del changed[place : place + dice.randrange(1, 40)]
        case _:
            # Head and tail of a ZIP say what is in it.
            place = dice.choice((dice.randrange(60), len(changed) - 1 - dice.randrange(200)))
            changed[place] = dice.randrange(256)
    return bytes(changed)


def test_hundreds_of_mutated_packages(first: Desk, second: Desk, tmp_path: Path) -> None:
    """A clear refusal, or a correct merge: never a crash, never half of it."""
    for number in range(5):
        keep(second, lembar=str(number))
    whole = packed(second, tmp_path).read_bytes()
    before = (first.folder / "skm-desk.db").read_bytes()
    dice = random.Random(2017)
    came_in = refusals = 0
    path = tmp_path / "berubah.skm"
    for _ in range(300):
        path.write_bytes(_mutate(whole, dice))
        try:
            (outcome,) = merge(first, [path])
        except (NotAPackage, PackageDamaged, FileTooNew):
            assert (first.folder / "skm-desk.db").read_bytes() == before
            refusals += 1
        else:
            assert outcome.added == len(forms(first)) == 5
            came_in += 1
            (first.folder / "skm-desk.db").write_bytes(before)
    assert refusals > 200
    assert came_in > 0  # a byte of the ZIP that nothing depends on


def test_a_mutated_data_file_under_a_manifest_made_for_it(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    for number in range(5):
        keep(second, lembar=str(number))
    path, made, data = packed(second, tmp_path), tmp_path / "lain.skm", tmp_path / "isi.db"
    with zipfile.ZipFile(path) as package:
        whole = package.read("skm-desk.db")
    manifest = read_manifest(path)
    before = (first.folder / "skm-desk.db").read_bytes()
    dice = random.Random(14)
    used = [n for n, byte in enumerate(whole) if byte]
    refusals = 0
    for _ in range(150):
        changed = bytearray(whole)
        changed[dice.choice(used)] ^= 1 << dice.randrange(8)
        data.write_bytes(changed)
        sha256, size = measure(data)
        write_package(made, data, replace(manifest, sha256=sha256, size=size), silent)
        try:
            merge(first, [made])
        except (PackageDamaged, FileTooNew):
            assert (first.folder / "skm-desk.db").read_bytes() == before
            refusals += 1
        else:
            assert tally_of(first) == tally_of(second)
            assert_whole(first, tmp_path)
            (first.folder / "skm-desk.db").write_bytes(before)
    assert refusals > 75


def test_others_may_write_between_looking_and_joining(
    first: Desk, second: Desk, tmp_path: Path
) -> None:
    keep(second, lembar="1")
    path = packed(second, tmp_path)
    (seen,) = look_into(first, [path])
    keep(first, lembar="1")
    (outcome,) = merge(first, [path])
    assert (seen.renumbered, [one.here for one in outcome.renumbered]) == ([], ["1-dua"])
