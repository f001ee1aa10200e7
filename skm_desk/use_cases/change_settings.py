"""Read and change what the office says of itself."""

from dataclasses import fields

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import SettingInvalid, TextTooLong
from skm_desk.domain.nip import tidy_nip
from skm_desk.domain.settings import Office, with_setting
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done

LOGO = "logo"
NIP = "nip_kepala"
# What the documents say of the office in its own words.
WORDS = (
    "instansi",
    "alamat",
    "kota",
    "provinsi",
    "lokasi",
    "jam_layanan",
    "jabatan_kepala",
    "nama_kepala",
    "pangkat_kepala",
    NIP,
    "kanal_pengaduan",
)
LONGEST_WORDS = 300
LARGEST_LOGO = 2 * 1024 * 1024  # bytes


def read_office(store: Store) -> Office:
    """Return the settings of the office."""
    return store.office.read()


def change_setting(store: Store, name: str, value: str) -> Done[Office]:
    """Change one setting; raise SettingInvalid, BobotUnknown, NipInvalid, or TextTooLong for
    WORDS over LONGEST_WORDS letters.

    WORDS are kept with single spaces, a NIP in its usual groups.
    """
    office = with_setting(store.office.read(), name, _tidy(name, value))
    store.office.write(office)
    return Done(office, frozenset({Kind.SETTING}))


def put_logo(store: Store, data: bytes) -> Done[None]:
    """Keep the logo of the office, a picture in a usual format; empty takes it away.

    Raise SettingInvalid for one over LARGEST_LOGO bytes. That it can be shown is for whoever
    reads it to check before.
    """
    if len(data) > LARGEST_LOGO:
        raise SettingInvalid(LOGO, f"{len(data)}")
    store.office.put_picture(LOGO, data)
    return Done(None, frozenset({Kind.PICTURE}))


def label_of(name: str) -> str:
    """Return what a setting is called where people read it."""
    return next(str(f.metadata["label"]) for f in fields(Office) if f.name == name)


def _tidy(name: str, value: str) -> str:
    if name not in WORDS:
        return value
    words = " ".join(value.split())
    if len(words) > LONGEST_WORDS:
        raise TextTooLong(label_of(name), len(words), LONGEST_WORDS)
    return tidy_nip(words) if name == NIP else words
