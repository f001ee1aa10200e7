"""The office's own settings, typed, with defaults; they travel with the data file."""

from dataclasses import dataclass, field, fields, replace

from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.holidays import Holidays, parse_holidays
from skm_desk.domain.later import LATER
from skm_desk.domain.opening_hours import ALWAYS, OpeningHours, parse_hours
from skm_desk.domain.profile_choices import OwnChoices, parse_choices
from skm_desk.domain.result import Bobot

YES, NO = "ya", "tidak"


@dataclass(frozen=True)
class Office:
    """What the documents say of the office: every name in one place.

    An empty value is not known yet and is printed as a dotted line.
    """

    instansi: str = field(default="", metadata={"label": "Nama instansi"})
    alamat: str = field(default="", metadata={"label": "Alamat"})
    kota: str = field(default="", metadata={"label": "Kota"})
    provinsi: str = field(default="", metadata={"label": "Provinsi"})
    lokasi: str = field(default="", metadata={"label": "Lokasi survei"})
    jam_layanan: str = field(default="", metadata={"label": "Jam layanan"})
    jabatan_kepala: str = field(default="Kepala Dinas", metadata={"label": "Jabatan kepala"})
    nama_kepala: str = field(default="", metadata={"label": "Nama kepala"})
    pangkat_kepala: str = field(default="", metadata={"label": "Pangkat kepala"})
    nip_kepala: str = field(default="", metadata={"label": "NIP kepala"})
    kanal_pengaduan: str = field(default="", metadata={"label": "Kanal pengaduan"})
    bobot: str = field(default=Bobot.EXACT.value, metadata={"label": "Bobot unsur"})
    jam_kios: str = field(default=ALWAYS, metadata={"label": "Jam kios", **LATER})
    hitung_tidak_selesai: str = field(
        default=NO, metadata={"label": "Formulir tidak selesai ikut dihitung", **LATER}
    )
    pilihan_profil: str = field(default="", metadata={"label": "Pilihan profil", **LATER})
    hari_libur: str = field(default="", metadata={"label": "Hari libur", **LATER})

    @property
    def bobot_mode(self) -> Bobot:
        """The bobot that the office's results use."""
        return Bobot.parse(self.bobot)

    @property
    def kiosk_hours(self) -> OpeningHours:
        """When the kiosk is open."""
        return parse_hours(self.jam_kios)

    @property
    def counts_unfinished(self) -> bool:
        """Whether the office counts the forms of people who walked away."""
        return self.hitung_tidak_selesai == YES

    @property
    def own_choices(self) -> OwnChoices:
        """The choices of the profile that the office ordered, hid or added."""
        return parse_choices(self.pilihan_profil)

    @property
    def holidays(self) -> Holidays:
        """The office's list of days off, with their names."""
        return parse_holidays(self.hari_libur)

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of what a laporan needs and the office has not given yet."""
        optional = {"pangkat_kepala", "kanal_pengaduan", "jam_kios", "pilihan_profil", "hari_libur"}
        return tuple(
            item.metadata["label"]
            for item in fields(self)
            if item.name not in optional and not getattr(self, item.name).strip()
        )


def with_setting(office: Office, name: str, value: str) -> Office:
    """Return `office` with one setting changed; raise SettingInvalid for an unknown name or a
    value that it cannot take, BobotUnknown for a bobot that does not exist."""
    if name not in {item.name for item in fields(Office)}:
        raise SettingInvalid(name, value)
    changed = replace(office, **{name: value.strip()})
    Bobot.parse(changed.bobot)
    parse_hours(changed.jam_kios)
    parse_choices(changed.pilihan_profil)
    parse_holidays(changed.hari_libur)
    if changed.hitung_tidak_selesai not in (YES, NO):
        raise SettingInvalid(name, value)
    return changed
