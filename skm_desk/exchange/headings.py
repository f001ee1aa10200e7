"""What one column heading of a table says: a field of the form, or a question."""

import re
from dataclasses import dataclass, field

from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner, columns_of

FIELDS = (
    "no_res",
    "lembar",
    "tanggal",
    "waktu",
    "jam",
    "jenis_kelamin",
    "usia",
    "pendidikan",
    "pekerjaan",
    "layanan",
    "disabilitas",
    "saran",
)

# Written as `fold` leaves them. The first word of each line is the field's own name.
_SYNONYMS = {
    "no_res": "nores noresp noresponden nomorresponden nomorres nomorresp responden",
    "lembar": "lembar nolembar nomorlembar lembarke nokuesioner nomorkuesioner nokuisioner",
    "tanggal": "tanggal tgl tanggalsurvei tglsurvei tanggalsurvey tglsurvey tanggalpengisian "
    "tglpengisian tanggalisi",
    "waktu": "timestamp capwaktu stempelwaktu waktupengisian waktupengiriman waktukirim "
    "tanggaldanwaktu tanggalwaktu submittedat submissiontime submissiondate completiontime",
    "jam": "jam jamsurvei jamsurvey jampengisian pukul waktusurvei waktusurvey",
    "jenis_kelamin": "jeniskelamin jk lp pl kelamin jeniskel jnskelamin jkel gender sex",
    "usia": "usia umur usiatahun umurtahun usiathn umurthn usiath umurth usiaresponden",
    "pendidikan": "pendidikan pendidikanterakhir pend tingkatpendidikan pendidikanresponden",
    "pekerjaan": "pekerjaan pekerjaanutama pekerjaanresponden pek profesi",
    "layanan": "layanan jenislayanan jenispelayanan namalayanan layananyangditerima "
    "jenislayananyangditerima jenispelayananyangditerima jenislayananditerima",
    "disabilitas": "disabilitas kategoridisabilitas jenisdisabilitas statusdisabilitas "
    "penyandangdisabilitas",
    "saran": "saran sarankritik kritiksaran saranmasukan kritiksaranmasukan saranresponden "
    "kritik masukan komentar",
}
_FIELD_OF = {word: name for name, words in _SYNONYMS.items() for word in words.split()}

# A bare running number is the number of the responden only when no column says so better.
WEAK_NO_RES = frozenset(("no", "nomor", "nourut", "nomorurut"))

_NUMBERED = re.compile(
    r"\s*(?:u|unsur)[\s._\-]*0?([1-9][0-9]?)\s*([a-z])?(?![a-z0-9])(.*)", re.IGNORECASE | re.DOTALL
)
_ANOTHER_NUMBER = re.compile(r"\bu[\s._\-]*[0-9]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_NOTHING = frozenset(("dan", "nilai", "skor", "unsur", "pertanyaan", "jawaban", "kode"))
_COMMON = _SAYS_NOTHING | {"pelayanan", "layanan", "pelaksana", "petugas", "jenis", "unit"}
_SHORT_FORMS = {
    "sarpras": "sarana",
    "aduan": "pengaduan",
    "syarat": "persyaratan",
    "mekanisme": "prosedur",
    "ongkos": "biaya",
}


LONGEST_HEADING = 1_000


class HeadingContradicts(Exception):
    """The number and the name of one heading speak of different unsur, or its name of none."""


@dataclass
class QuestionHeading:
    """What the lines of one column's heading say: U-numbers, and names with their questions."""

    numbers: set[str] = field(default_factory=set)
    names: list[frozenset[str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def add(self, other: "QuestionHeading") -> None:
        """Take in what another line of the same column says."""
        self.numbers |= other.numbers
        self.names += other.names
        self.unknown += other.unknown


def fold(text: str) -> str:
    """Return the letters and digits of a text, without case: `No. Res` → `nores`; those of its
    beginning, if it is longer than any heading."""
    return "".join(sign for sign in text[:LONGEST_HEADING].casefold() if sign.isalnum())


def field_of(text: str) -> str | None:
    """Return the field that a heading names, or None."""
    beginning = text[:LONGEST_HEADING].casefold()
    words = [word for word in _WORD.findall(beginning) if word != "dan"]
    return _FIELD_OF.get(fold(text)) or _FIELD_OF.get("".join(words))


class QuestionHeadings:
    """The headings under which the questions of one question set may stand in a table."""

    def __init__(self, kuesioner: Kuesioner, order: ColumnOrder) -> None:
        other = next(o for o in ColumnOrder if o is not order)
        self._by_number = columns_of(kuesioner, order)
        self._by_other_number = columns_of(kuesioner, other)
        self._by_name: dict[str, frozenset[str]] = {}
        self._by_word: dict[str, frozenset[str]] = {}
        ambiguous: set[str] = set()
        for unsur in kuesioner.unsur_list:
            asked = frozenset(q.kode for q in kuesioner.questions if q.unsur == unsur.kode)
            named = {_fold_name(unsur.nama): asked, _fold_name(unsur.short): asked}
            for question in kuesioner.questions:
                if question.unsur == unsur.kode:
                    name = _fold_name(question.heading)
                    named[name] = named.get(name, frozenset()) | {question.kode}
            for name, kodes in named.items():
                if name in self._by_name:
                    ambiguous.add(name)
                self._by_name[name] = kodes
            for word in set(_WORD.findall(f"{unsur.nama} {unsur.short}".casefold())) - _COMMON:
                # A word of two unsur tells neither.
                self._by_word[word] = frozenset() if word in self._by_word else asked
        for name in ambiguous | {""}:
            self._by_name.pop(name, None)

    def read(self, text: str) -> QuestionHeading | None:
        """Return what a heading says of a question: `U1`, `U 1 Persyaratan`, `Persyaratan`."""
        match = _NUMBERED.fullmatch(text)
        if match is not None and _ANOTHER_NUMBER.search(match[3]):
            return None  # a title such as "U1 s.d. U9", or a line that was not parted
        if match is None:
            kodes = self._by_name.get(_fold_name(text))
            return None if kodes is None else QuestionHeading(names=[kodes])
        heading = QuestionHeading(numbers={f"U{match[1]}{(match[2] or '').lower()}"})
        if set(_WORD.findall(match[3].casefold())) - _SAYS_NOTHING:
            kodes = self._by_name.get(_fold_name(match[3])) or self._by_words(match[3])
            if kodes:
                heading.names.append(kodes)
            else:
                heading.unknown.append(match[3])
        return heading

    def unclear(self, heading: QuestionHeading) -> str:
        """Return the number of a heading that only the order gives a meaning, else an empty text.

        That is a number without a name that counts another question under the other order.
        """
        number = next(iter(heading.numbers), "")
        if heading.names or self._by_number.get(number) == self._by_other_number.get(number):
            return ""
        return number

    def resolve(self, heading: QuestionHeading) -> tuple[str, str]:
        """Return the question kode that a heading means, and the key it has in a fingerprint.

        A name decides over the number, for only the name is safe from the two orders of U8 and
        U9. Raise HeadingContradicts when the number fits the name under neither order, when
        there are two numbers, or when the question set has no such question.
        """
        if heading.unknown or len(heading.numbers) > 1:
            raise HeadingContradicts
        number = next(iter(heading.numbers), None)
        by_number = [self._by_number.get(number or ""), self._by_other_number.get(number or "")]
        if not heading.names:
            if number is None or by_number[0] is None:
                raise HeadingContradicts
            return by_number[0], number
        named = frozenset.intersection(*heading.names)
        if number is not None:
            fitting = [kode for kode in by_number if kode is not None and kode in named]
        else:
            fitting = sorted(named) if len(named) == 1 else []
        if not fitting:
            raise HeadingContradicts
        return fitting[0], fitting[0]

    def _by_words(self, text: str) -> frozenset[str]:
        words = {_SHORT_FORMS.get(word, word) for word in _WORD.findall(text.casefold())}
        told = [self._by_word[word] for word in words if self._by_word.get(word)]
        return frozenset.intersection(*told) if told else frozenset()


def _fold_name(text: str) -> str:
    return "".join(word for word in _WORD.findall(text.casefold()) if word != "dan")
