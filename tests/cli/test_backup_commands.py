"""`cadangkan`, `pulihkan` and what `sehat` says of backups: the terminal contract."""

import json
import re
from pathlib import Path

import pytest

from skm_desk import bootstrap
from skm_desk.bootstrap import bare_desk
from skm_desk.machine.local_settings import LocalSettings, write_local_settings
from skm_desk.machine.lock import only_kiosk
from skm_desk.storage.store import Store
from tests.cli.conftest import Run, one_sentence
from tests.use_cases.backup_samples import add_forms, damage

NAME = r"skm-desk-\d{4}-\d\d-\d\d-\d{6}\.db"


def ikm(run: Run, **where: Path) -> float:
    shown = json.loads(run("hasil", "--periode", "2024", "--json", **where)[1])
    assert isinstance(shown["ikm"], float)
    return shown["ikm"]


def test_there_and_back(sample: Run, run: Run, tmp_path: Path) -> None:
    code, out, said = sample("cadangkan")
    assert (code, said) == (0, "")
    assert re.fullmatch(rf"Cadangan dengan 240 formulir tersimpan: .*{NAME}\.\n", out)
    (backup,) = (tmp_path / "data" / "cadangan").iterdir()
    elsewhere = tmp_path / "pc baru"
    code, out, said = run("pulihkan", backup, folder=elsewhere)
    assert (code, said) == (0, "")
    assert out.startswith("Data dipulihkan dari cadangan ")
    assert "240 formulir." in out
    assert ikm(run, folder=elsewhere) == ikm(sample) == 93.54
    code, out, _ = run("sehat", folder=elsewhere)
    assert code == 0
    assert "Belum ada cadangan dari data ini" in out


def test_to_a_folder_and_to_a_file(sample: Run, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    assert sample("cadangkan", stick)[0] == 0
    code, out, _ = sample("cadangkan", stick / "kantor.db")
    assert (code, f"{stick / 'kantor.db'}." in out) == (0, True)
    first, second = sorted(path.name for path in stick.iterdir())
    assert first == "kantor.db"
    assert re.fullmatch(NAME, second)
    assert not (tmp_path / "data" / "cadangan").exists()


def test_the_older_data_are_kept(sample: Run, tmp_path: Path) -> None:
    sample("cadangkan")
    (backup,) = (tmp_path / "data" / "cadangan").iterdir()
    bare_desk(tmp_path / "data").do(add_forms, 20)
    assert ikm(sample) != 93.54
    code, out, _ = sample("pulihkan", backup.name)
    assert code == 0
    (kept,) = (tmp_path / "data").glob("skm-desk.sebelum-pulih-*.db")
    assert f"berkas sebelumnya disimpan sebagai {kept.name}." in out
    assert ikm(sample) == 93.54
    code, out, _ = sample("pulihkan", kept)
    assert code == 0
    assert ikm(sample) != 93.54


@pytest.mark.parametrize(
    "words",
    [
        ["cadangkan", "stik/tidak terpasang"],
        ["cadangkan", "stik/tidak terpasang/a.db"],
        ["cadangkan", "surat.txt"],
        ["cadangkan", "data/skm-desk.db"],
        ["cadangkan", ""],
        ["cadangkan", "a.db", "b.db"],
        ["pulihkan"],
        ["pulihkan", "tidak ada.db"],
        ["pulihkan", "surat.txt"],
        ["pulihkan", "data"],
        ["pulihkan", "rusak.db"],
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    sample: Run, tmp_path: Path, data_file: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sample("cadangkan", tmp_path / "rusak.db")
    damage(tmp_path / "rusak.db")
    (tmp_path / "surat.txt").write_text("Yth. Kepala Dinas" * 40, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in (data_file, tmp_path / "surat.txt")}
    code, out, said = sample(*words)
    assert (code, out) == (2, "")
    assert one_sentence(said), said
    assert {path: path.read_bytes() for path in before} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "rusak.db", "surat.txt"]


def test_a_stick_that_is_not_there_is_a_remark(sample: Run, tmp_path: Path) -> None:
    gone = tmp_path / "stik"
    write_local_settings(tmp_path / "data", LocalSettings(backup_folder=str(gone)))
    code, out, said = sample("cadangkan")
    assert (code, "240 formulir" in out) == (0, True)
    assert said.startswith(f"Perhatian: Folder cadangan kedua {gone} tidak ada sekarang")
    gone.mkdir()
    code, out, said = sample("cadangkan")
    assert (code, said) == (0, "")
    assert f"dan disalin ke {gone}." in out
    assert len(list(gone.iterdir())) == 1


def test_not_while_the_kiosk_is_open(sample: Run, tmp_path: Path, data_file: Path) -> None:
    sample("cadangkan", tmp_path / "a.db")
    before = data_file.read_bytes()
    with only_kiosk(tmp_path / "data"):
        assert sample("cadangkan", tmp_path / "b.db")[0] == 0  # this one may run beside it
        code, _, said = sample("pulihkan", tmp_path / "a.db")
    assert (code, one_sentence(said)) == (2, True)
    assert "Kios sudah terbuka" in said
    assert data_file.read_bytes() == before


@pytest.mark.parametrize("command", ["sehat", "hasil --tahun 2024", "periode daftar"])
def test_damage_names_the_backup_that_can_be_used(
    sample: Run, data_file: Path, command: str
) -> None:
    sample("cadangkan")
    (backup,) = (data_file.parent / "cadangan").iterdir()
    content = bytearray(data_file.read_bytes())
    content[:4096] = b"X" * 4096
    data_file.write_bytes(content)
    code, out, said = sample(*command.split())
    assert (code, out, one_sentence(said)) == (2, "", True)
    assert "masih utuh dan memuat 240 formulir" in said
    assert f"“pulihkan {backup.name}”" in said
    assert data_file.read_bytes() == content
    code, out, _ = sample("pulihkan", backup.name)
    assert code == 0
    (kept,) = data_file.parent.glob("skm-desk.rusak-*.db")
    assert f"berkas yang rusak disimpan sebagai {kept.name}." in out
    assert kept.read_bytes() == content
    assert sample("sehat")[0] == 0
    assert ikm(sample) == 93.54


def test_a_hidden_change_is_found_by_sehat(sample: Run, data_file: Path) -> None:
    sample("cadangkan")
    damage(data_file)
    code, _, said = sample("sehat")
    assert (code, one_sentence(said)) == (2, True)
    assert "“pulihkan skm-desk-" in said


def test_a_data_file_that_is_gone_is_not_made_anew_in_silence(sample: Run, data_file: Path) -> None:
    sample("cadangkan")
    data_file.unlink()
    for command in ("hasil --tahun 2024", "contoh", "sehat"):
        code, _, said = sample(*command.split())
        assert (code, one_sentence(said)) == (2, True)
        assert "tidak ada lagi" in said
        assert not data_file.exists()
    Store(data_file, bare_desk(data_file.parent).origin, create=True).close()  # nothing in it
    assert sample("sehat")[0] == 2
    (backup,) = (data_file.parent / "cadangan").iterdir()
    assert sample("pulihkan", backup.name)[0] == 0
    assert ikm(sample) == 93.54


def test_health_tells_of_backups(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import datetime, timedelta

    assert sample("sehat")[0] == 0
    sample("cadangkan")
    code, out, _ = sample("sehat")
    assert code == 0
    assert re.search(r"baik +Cadangan terakhir: .* pukul \d\d\.\d\d, memuat 240 formulir\.", out)
    bare_desk(tmp_path / "data").do(add_forms)
    real = bootstrap._local_time
    monkeypatch.setattr(bootstrap, "_local_time", lambda: real() + timedelta(days=8))
    code, out, _ = sample("sehat")
    assert code == 1
    today = datetime.now()
    assert re.search(rf"PERHATIAN +Perubahan sejak {today.day} .* belum ada cadangannya", out)
    assert sample("cadangkan")[0] == 0
    assert sample("sehat")[0] == 0
    for path in (tmp_path / "data" / "cadangan").iterdir():
        damage(path)
    code, out, _ = sample("sehat")
    assert code == 1
    assert re.search(rf"PERHATIAN +Cadangan terakhir, {NAME}, rusak", out)
