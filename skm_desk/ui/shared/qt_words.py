"""The words of Qt's own dialogs and menus in Indonesian: Qt itself brings no such translation."""

from PySide6.QtCore import QTranslator

from skm_desk.ui.shared.print_words import PRINT_WORDS

WORDS = {
    # buttons
    "OK": "Oke",
    "&OK": "&Oke",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Save As": "Simpan sebagai",
    "Save All": "Simpan semua",
    "Open": "Buka",
    "&Open": "&Buka",
    "&Choose": "&Pilih",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "&Yes": "&Ya",
    "Yes to &All": "Ya untuk &semua",
    "&No": "&Tidak",
    "N&o to All": "Tid&ak untuk semua",
    "Apply": "Terapkan",
    "Reset": "Kembalikan",
    "Restore Defaults": "Kembalikan ke bawaan",
    "Discard": "Buang",
    "Abort": "Hentikan",
    "Retry": "Ulangi",
    "Ignore": "Abaikan",
    "Help": "Bantuan",
    # fields
    "&Undo": "&Urungkan",
    "&Redo": "Ulan&gi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "&Paste": "Tem&pel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    # choosing a file
    "&Look in:": "&Lihat di:",
    "Directory:": "Folder:",
    "File &name:": "&Nama berkas:",
    "Files of &type:": "&Jenis berkas:",
    "Files": "Berkas",
    "All Files (*)": "Semua berkas (*)",
    "All files (*)": "Semua berkas (*)",
    "&Delete": "&Hapus",
    "&Rename": "&Ganti nama",
    "&New Folder": "Folder &baru",
    "New Folder": "Folder baru",
    "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru",
    "Show ": "Tampilkan ",
    "Show &hidden files": "Tampilkan berkas &tersembunyi",
    "Back": "Kembali",
    "Go back": "Kembali",
    "Forward": "Maju",
    "Go forward": "Maju",
    "Parent Directory": "Folder di atasnya",
    "Go to the parent directory": "Ke folder di atasnya",
    "List View": "Daftar",
    "Change to list view mode": "Tampilkan sebagai daftar",
    "Detail View": "Rincian",
    "Change to detail view mode": "Tampilkan sebagai rincian",
    "Sidebar": "Bilah samping",
    "List of places and bookmarks": "Daftar tempat",
    "Recent Places": "Tempat terakhir",
    "Find Directory": "Cari folder",
    "Computer": "Komputer",
    "My Computer": "Komputer",
    "Drive": "Diska",
    "Folder": "Folder",
    "File": "Berkas",
    "File Folder": "Folder",
    "Unknown": "Tidak dikenal",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Kind": "Jenis",
    "Date Modified": "Diubah",
    "%1 already exists.\nDo you want to replace it?": (
        "%1 sudah ada.\nGanti dengan berkas yang baru?"
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan.\nPeriksa nama foldernya."
    ),
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan.\nPeriksa nama berkasnya."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": (
        "“%1” dilindungi.\nTetap hapus?"
    ),
    "Are you sure you want to delete '%1'?": "Hapus “%1”?",
    "Could not delete directory.": "Folder tidak dapat dihapus.",
    "Invalid filename": "Nama berkas tidak dapat dipakai",
    **PRINT_WORDS,
}


class QtWords(QTranslator):
    """Gives Qt the Indonesian word for each of its own; words it does not know stay as they are."""

    def isEmpty(self) -> bool:  # noqa: N802
        """Return False: Qt does not install an empty translator."""
        return False

    def translate(
        self,
        context: bytes | str,
        sourceText: bytes | str,  # noqa: N803
        disambiguation: bytes | str | None = None,
        n: int = -1,
    ) -> str:
        """Return the Indonesian word for a text of Qt."""
        text = sourceText if isinstance(sourceText, str) else bytes(sourceText).decode()
        return WORDS.get(text, text)
