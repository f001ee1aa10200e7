"""Joining: one package on its way into the data file, and what it does to all that travels."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.merge_errors import MergeIntoClosed, PackageDamaged
from skm_desk.domain.merging import Standing, Unknown, compare
from skm_desk.domain.period import Period
from skm_desk.domain.profile_choices import parse_choices, write_choices
from skm_desk.domain.responden import Responden
from skm_desk.storage.package_table import MergeSeal
from skm_desk.storage.store import Store
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.merge_outcome import MergeOutcome


class Joining:
    """What belongs to one package while it is joined; `there` is its data file, only read.

    `layanan` maps the id of each layanan there to the id here, `forms` likewise the id of forms
    that both PCs imported from one file.
    """

    def __init__(self, store: Store, there: Store, outcome: MergeOutcome) -> None:
        self.store = store
        self.there = there
        self.outcome = outcome
        self.layanan: dict[str, str] = {}
        self.forms: dict[str, str] = {}
        self._seal: MergeSeal | None = None

    @property
    def from_pc(self) -> str:
        """What is written behind a deed that was done at the other PC."""
        return f"(dari PC {self.outcome.manifest.pc})"

    def deed(self, deed: str) -> str:
        """Return what was done there as the chain here tells of it."""
        return deed if "(dari PC " in deed else f"{deed} {self.from_pc}"

    @property
    def seal(self) -> MergeSeal:
        """The package as the data file knows it, from the first moment that it is needed."""
        if self._seal is None:
            manifest, now = self.outcome.manifest, self.store.origin.now()
            self._seal = self.store.package.begin(
                manifest.sha256, manifest.pc, manifest.packed, now
            )
        return self._seal

    def finish(self) -> None:
        """Write the entry of the package; of one without news nothing is kept."""
        if not self.outcome.has_news:
            return
        manifest, outcome = self.outcome.manifest, self.outcome
        facts = {
            "komputer": manifest.pc,
            "waktu": manifest.packed,
            "rantai": manifest.head,
            "dikoreksi": outcome.corrected,
            "dibatalkan": outcome.voided,
            "saran": outcome.saran,
            "tanda": outcome.marks,
        }
        self.store.package.finish(self.seal, manifest.sha256, facts)

    @contextmanager
    def reading_chain(self) -> Iterator[None]:
        """Raise PackageDamaged where the chain there holds what is no form."""
        try:
            yield
        except (ValueError, TypeError, KeyError, AttributeError) as fault:
            raise PackageDamaged(self.outcome.path) from fault

    def here(self, form: Responden) -> Responden:
        """Return a state of a form there as it would be here: under our ids, in no batch."""
        layanan = None if form.layanan is None else self.layanan.get(form.layanan)
        if form.layanan is not None and layanan is None:
            raise PackageDamaged(self.outcome.path)
        return replace(form, layanan=layanan, batch=None)

    def standing(self, kind: Kind, key: str) -> Standing:
        """Return how a record there stands to ours of the same id."""
        here = self.store.package.states(kind, key)
        with self.reading_chain():
            there = self.there.package.states(kind, key)
        return compare(here, there, lambda ours, theirs: ours == theirs)

    def refuse_into_closed(self, period: Period, count: int) -> None:
        """Raise MergeIntoClosed if so many records would go into a period that is closed."""
        if count:
            raise MergeIntoClosed(self.outcome.path, period.kode, count)

    def learn(self, unknown: Sequence[Unknown], there: Period) -> None:
        """Have this office know choices that forms of the other PC hold; they stay hidden, so
        that this office goes on asking what it asks."""
        profile = kuesioner_of(self.there, there).profile
        office = self.store.office.read()
        own = dict(office.own_choices)
        for new in unknown:
            listed = getattr(profile, new.field)
            choice = next((known for known in listed if known.kode == new.kode), None)
            if choice is None:
                raise PackageDamaged(self.outcome.path)
            own[new.field] = (*own.get(new.field, ()), replace(choice, hidden=True))
            self.outcome.choices.append(choice.label)
        words = write_choices(own)
        try:
            parse_choices(words)
        except SettingInvalid as fault:
            raise PackageDamaged(self.outcome.path) from fault
        self.store.office.write(replace(office, pilihan_profil=words))
