"""See and change the texts of the laporan that an office may write itself.

A text belongs to a period; the laporan of a year takes those of its latest. An own text
without a word is none: the standard one is printed again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from skm_desk.documents.blocks import Block, ItemList, Paragraph
from skm_desk.documents.material import Material
from skm_desk.documents.sections import SECTIONS, placeholder_title, section_title
from skm_desk.documents.texts import fill, parse, placeholders, standard_texts
from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.errors import TextTooLong
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.period import Period
from skm_desk.domain.placeholders import fill_in
from skm_desk.domain.result import Bobot
from skm_desk.domain.tally import Tally
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import get_period
from skm_desk.use_cases.preview_document import Subject, view_subject

LONGEST_TEXT = 50_000


@dataclass(frozen=True)
class SectionText:
    """A text of the laporan: its title, where it stands, the standard words, the own ones.

    `own` is empty while the standard text holds.
    """

    name: str
    title: str
    place: str
    standard: str
    own: str

    @property
    def text(self) -> str:
        """What is printed, with its placeholders."""
        return self.own or self.standard


@dataclass(frozen=True)
class Filler:
    """A placeholder: its name in the brackets, what it stands for, what is printed for it."""

    name: str
    title: str
    value: str


@dataclass(frozen=True)
class TextView:
    """The texts of one laporan; `period` is the kode of the period that they belong to."""

    subject: Subject
    period: str
    sections: tuple[SectionText, ...]
    fillers: tuple[Filler, ...]

    @property
    def values(self) -> dict[str, str]:
        """What is printed for each placeholder."""
        return {filler.name: filler.value for filler in self.fillers}


def view_texts(store: Store, subject: Subject) -> TextView:
    """Return the texts of a laporan as they stand; raise PeriodUnknown or YearUnknown."""
    view = view_subject(store, subject)
    own = store.office.texts(view.latest)
    standard = standard_texts()
    material = replace(
        _without_forms(store, view.latest), periods=view.periods, result=view.result, year=view.year
    )
    return TextView(
        subject,
        view.latest.kode,
        tuple(
            SectionText(
                section.name,
                section.title,
                section.place,
                standard[section.name].strip(),
                own.get(section.name, "").strip(),
            )
            for section in SECTIONS
        ),
        tuple(
            Filler(name, placeholder_title(name), value)
            for name, value in placeholders(material).items()
        ),
    )


def write_text(store: Store, kode: str, section: str, text: str) -> Done[str]:
    """Keep the office's own text of a section for the period of this kode, closed or not.

    Return what is kept, empty for the standard text: a text without a word, or one that is just
    the standard one, is no own text. Raise PlaceholderUnknown for brackets that cannot be filled
    in, TextTooLong over LONGEST_TEXT letters, PeriodUnknown.
    """
    period = get_period(store, kode)
    words = text.strip()
    if len(words) > LONGEST_TEXT:
        raise TextTooLong(section_title(section), len(words), LONGEST_TEXT)
    fill(section, words, placeholders(_without_forms(store, period)))
    own = "" if words == standard_texts()[section].strip() else words
    if own == store.office.texts(period).get(section, ""):
        return Done(own, NO_CHANGES)
    store.office.write_text(period, section, own)
    return Done(own, frozenset({Kind.SETTING}))


def printed_text(text: str, values: Mapping[str, str]) -> str:
    """Return a text as it will stand on paper, filled in: paragraphs and lists, a blank line
    between them. Brackets that cannot be filled in stay as typed."""
    return "\n\n".join(_printed(block) for block in parse(fill_in(text, values)))


def _printed(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    assert isinstance(block, ItemList)
    return "\n".join(
        f"{f'{number}.' if block.numbered else '–'} {item.text}"
        for number, item in enumerate(block.items, start=1)
    )


def _without_forms(store: Store, period: Period) -> Material:
    """Return what is known of a period without counting: while a text is written, others wait."""
    kuesioner = kuesioner_of(store, period)
    nothing = Tally(0, ())
    result = compute_result(nothing, kuesioner.unsur_list, Bobot.EXACT)
    return Material(store.office.read(), (period,), kuesioner, nothing, result)
