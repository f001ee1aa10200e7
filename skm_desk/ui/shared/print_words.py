"""The words of Qt's dialog for printing in Indonesian; `qt_words` gives them to Qt."""

PRINT_WORDS = {
    # the dialog
    "Print": "Cetak",
    "&Print": "&Cetak",
    "&Options >>": "&Pilihan >>",
    "&Options <<": "&Pilihan <<",
    "Printer": "Pencetak",
    "&Name:": "&Nama:",
    "P&roperties": "Pe&ngaturan",
    "Location:": "Tempat:",
    "Type:": "Jenis:",
    "Preview": "Pratinjau",
    "Output &file:": "&Berkas:",
    "Print to File (PDF)": "Simpan sebagai berkas (PDF)",
    "Print To File ...": "Simpan sebagai berkas …",
    "Local file": "Berkas di komputer ini",
    "Write PDF file": "Menulis berkas PDF",
    "Copies": "Salinan",
    "Options": "Pilihan",
    "Color Mode": "Warna",
    "Color": "Berwarna",
    "Grayscale": "Hitam putih",
    "Double Sided Printing": "Cetak bolak-balik",
    "Off": "Tidak",
    "Long side binding": "Dijilid di sisi panjang",
    "Short side binding": "Dijilid di sisi pendek",
    "Print range": "Yang dicetak",
    "Print all": "Semua halaman",
    "Pages from": "Halaman",
    "to": "sampai",
    "Pages": "Halaman tertentu",
    "Current Page": "Halaman yang sedang dilihat",
    "Selection": "Yang ditandai",
    "Page &Set:": "Halaman &yang dipakai:",
    "All Pages": "Semua halaman",
    "Odd Pages": "Halaman ganjil",
    "Even Pages": "Halaman genap",
    "Output Settings": "Hasil cetak",
    "Copies:": "Salinan:",
    "Collate": "Urutkan per salinan",
    "Reverse": "Dari halaman terakhir",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated"
    " by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Tulis halaman atau rentang halaman, dipisahkan koma. Contoh: 3,5-7,9 mencetak halaman"
        " 3, 5, 6, 7, dan 9."
    ),
    # what it may refuse
    "Invalid Pages Definition": "Halaman tidak dikenal",
    "%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to"
    " define ranges and make sure ranges do not intersect with each other.": (
        "“%1” tidak dapat dibaca. Pisahkan halaman dengan koma dan tulis rentang dengan tanda"
        " hubung, tanpa tumpang-tindih."
    ),
    "%1 is a directory.\nPlease choose a different file name.": (
        "%1 adalah folder.\nPilih nama berkas lain."
    ),
    "File %1 is not writable.\nPlease choose a different file name.": (
        "Berkas %1 tidak dapat ditulis.\nPilih nama berkas lain."
    ),
    "%1 already exists.\nDo you want to overwrite it?": (
        "%1 sudah ada.\nGanti dengan berkas yang baru?"
    ),
    "Options 'Pages Per Sheet' and 'Page Set' cannot be used together.\nPlease turn one of those"
    " options off.": (
        "“Halaman per lembar” dan “Halaman yang dipakai” tidak dapat dipakai bersama.\n"
        "Matikan salah satunya."
    ),
    # its settings of the printer
    "Printer Properties": "Pengaturan pencetak",
    "Page": "Halaman",
    "Job Options": "Pilihan tugas",
    "Advanced": "Lanjutan",
    "Paper": "Kertas",
    "Page size:": "Ukuran:",
    "Width:": "Lebar:",
    "Height:": "Tinggi:",
    "Paper source:": "Sumber kertas:",
    "Orientation": "Arah kertas",
    "Portrait": "Tegak",
    "Landscape": "Mendatar",
    "Reverse landscape": "Mendatar terbalik",
    "Reverse portrait": "Tegak terbalik",
    "Margins": "Margin",
    "top margin": "margin atas",
    "left margin": "margin kiri",
    "right margin": "margin kanan",
    "bottom margin": "margin bawah",
    "Page Layout": "Tata halaman",
    "Page &order:": "&Urutan halaman:",
    "Pages &per sheet:": "Halaman &per lembar:",
    "Millimeters (mm)": "Milimeter (mm)",
    "Inches (in)": "Inci (in)",
    "Points (pt)": "Poin (pt)",
    "Custom": "Ukuran sendiri",
    "Left to Right, Top to Bottom": "Kiri ke kanan, atas ke bawah",
    "Left to Right, Bottom to Top": "Kiri ke kanan, bawah ke atas",
    "Right to Left, Bottom to Top": "Kanan ke kiri, bawah ke atas",
    "Right to Left, Top to Bottom": "Kanan ke kiri, atas ke bawah",
    "Bottom to Top, Left to Right": "Bawah ke atas, kiri ke kanan",
    "Bottom to Top, Right to Left": "Bawah ke atas, kanan ke kiri",
    "Top to Bottom, Left to Right": "Atas ke bawah, kiri ke kanan",
    "Top to Bottom, Right to Left": "Atas ke bawah, kanan ke kiri",
    "Scroll Left": "Geser ke kiri",
    "Scroll Right": "Geser ke kanan",
    # when a print server prints
    "Job": "Tugas",
    "Job Control": "Kendali tugas",
    "Scheduled &printing:": "&Waktu cetak:",
    "&Billing information:": "Keterangan &biaya:",
    "Job &priority:": "&Prioritas:",
    "Banner Pages": "Halaman pemisah",
    "&Start:": "&Awal:",
    "&End:": "A&khir:",
    "Print Immediately": "Cetak sekarang",
    "Hold Indefinitely": "Tahan dulu",
    "Day (06:00 to 17:59)": "Siang (06.00–17.59)",
    "Night (18:00 to 05:59)": "Malam (18.00–05.59)",
    "Second Shift (16:00 to 23:59)": "Giliran kedua (16.00–23.59)",
    "Third Shift (00:00 to 07:59)": "Giliran ketiga (00.00–07.59)",
    "Weekend (Saturday to Sunday)": "Akhir pekan (Sabtu dan Minggu)",
    "Specific Time": "Pada jam tertentu",
    "None": "Tidak ada",
    "Standard": "Biasa",
    "Unclassified": "Terbuka",
    "Confidential": "Terbatas",
    "Classified": "Tertutup",
    "Secret": "Rahasia",
    "Top Secret": "Sangat rahasia",
    "There are conflicts in some options. Please fix them.": (
        "Beberapa pilihan bertentangan; perbaiki dulu."
    ),
    "Page Setup Conflicts": "Pilihan kertas bertentangan",
    "Advanced Option Conflicts": "Pilihan lanjutan bertentangan",
    "Duplex Settings Conflicts": "Pilihan bolak-balik bertentangan",
    "There are conflicts in page setup options. Do you want to fix them?": (
        "Pilihan kertas bertentangan. Perbaiki?"
    ),
    "There are conflicts in some advanced options. Do you want to fix them?": (
        "Pilihan lanjutan bertentangan. Perbaiki?"
    ),
    "There are conflicts in duplex settings. Do you want to fix them?": (
        "Pilihan bolak-balik bertentangan. Perbaiki?"
    ),
}
