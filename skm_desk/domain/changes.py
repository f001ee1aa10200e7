"""Changes: which kinds of record a deed touched, so that open pages know when to look again."""

from enum import Enum


class Kind(Enum):
    """A kind of record of the data file."""

    KUESIONER = "kuesioner"
    PERIOD = "periode"
    LAYANAN = "layanan"
    RESPONDEN = "responden"
    SARAN = "saran"
    TINDAK_LANJUT = "tindak_lanjut"
    EARLIER_YEAR = "tahun_lalu"
    SETTING = "pengaturan"
    PHOTO = "foto"
    IMPORT = "impor"
    PICTURE = "gambar"
    BATCH = "tumpukan"
    DIFFERENCE = "perbedaan"
    BACKUP = "cadangan"
    PACKAGE = "paket"
    CHAIN = "rantai"


Changes = frozenset[Kind]
NO_CHANGES: Changes = frozenset()
