"""Words that stand before a name, and words with a capital that are no name of a person.

All of them are written in small letters.
"""

_TITLES = """
    bapak bpk pak ibu bu saudara saudari sdr sdri tuan nyonya mas mbak mba kak kakak abang bang
    adik om tante haji hajjah ustadz ustad ustadzah dokter dr drg drs dra hj ust prof ir petugas
    pegawai operator satpam
"""
# People by what they are.
_PEOPLE = """
    bapak bpk pak ibu bu saudara saudari sdr sdri tuan nyonya mas mbak mba kak kakak abang bang
    adik haji hajjah anak anda saya kami kita dia mereka beliau kalian semua para tim petugas
    pegawai operator satpam kepala kepada ketua wakil sekretaris bendahara kasi kabid kasubag
    kadis pimpinan direktur gubernur bupati camat lurah wali walikota menteri presiden rt rw pns
    asn polri tni polisi dokter guru mahasiswa masyarakat warga pengunjung allah tuhan
"""
# Offices, their parts, their papers and what they do.
_OFFICES = """
    dinas sosial kependudukan pencatatan sipil catatan badan biro kantor kementerian pemerintah
    pemprov pemkot pemkab pemda kecamatan kelurahan desa kabupaten kota provinsi bagian bidang
    seksi sub unit ruang loket lantai gedung mal mall pelayanan publik terpadu pusat rumah sakit
    puskesmas sekolah universitas bank bpjs kesehatan ombudsman disdukcapil dukcapil dinsos
    kartu keluarga tanda penduduk akta akte kelahiran kematian surat keterangan tidak mampu sktm
    ktp kk nik nip skm ikm alat bantu kursi roda adopsi pemulangan orang terlantar bantuan
    program harapan undang peraturan standar maklumat
"""
# Places, days, months, and where people write to.
_PLACES = """
    jalan jl jln gang simpang pasar terminal bandara stasiun pulau sungai gunung republik
    indonesia jambi jakarta palembang padang sumatera barat timur utara selatan tengah jawa
    tangerang bandung surabaya medan pekanbaru bengkulu lampung muaro bungo tebo merangin
    kerinci sarolangun batanghari tanjung jabung telanaipura senin selasa rabu kamis jumat sabtu
    minggu ahad januari februari maret april mei juni juli agustus september oktober november
    desember ramadan ramadhan idul fitri adha natal hari raya tahun bulan whatsapp wa facebook
    instagram google maps youtube tiktok lapor internet wifi website aplikasi online
"""
# What a sentence or a heading may begin with.
_BEGINNINGS = """
    assalamualaikum assalamu'alaikum wassalam wr wb selamat pagi siang sore malam terima kasih
    mohon maaf tolong harap semoga agar supaya untuk dengan dan di ke dari yang atau pada oleh
    ini itu ada adalah karena tetapi tapi namun jika kalau bila saat ketika sudah belum bisa
    dapat harus perlu sangat cukup kurang lebih baik bagus ramah cepat lambat lama mudah puas
    sesuai saran kritik masukan pengaduan keluhan pujian usul nama saya mau ingin suka selalu
    setiap waktu jam antrian antrean biaya gratis prosedur persyaratan sarana prasarana
    kompetensi perilaku produk spesifikasi jenis penanganan sistem mekanisme penyelesaian tarif
    pelaksana fasilitas parkir toilet mushola musholla masjid kamar mandi air kursi ac tempat
    ruangan proses pembuatan pengurusan tingkatkan ditingkatkan
"""

TITLES = tuple(_TITLES.split())
# A row of words with one of these in it is no name.
NOT_NAMES = frozenset((_PEOPLE + _OFFICES + _PLACES + _BEGINNINGS).split())
