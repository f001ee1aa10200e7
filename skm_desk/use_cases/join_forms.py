"""Join the forms of a package to those of a period here: new ones, newer ones, and no others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from skm_desk.domain.errors import DateOutsidePeriod, RespondenError
from skm_desk.domain.imported_file import ImportedFile
from skm_desk.domain.merge_errors import FormsOutsidePeriod, PackageDamaged
from skm_desk.domain.merging import (
    Standing,
    compare,
    content_of,
    filled_in,
    free_lembar,
    is_same_form,
    known_choices,
    on_paper,
    pair_up,
    taken_over,
    unknown_choices,
)
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress
from skm_desk.domain.responden import Responden, check_responden
from skm_desk.exchange.telling import told
from skm_desk.storage.form_json import FormChange
from skm_desk.storage.form_rows import KeptForm
from skm_desk.storage.package_table import Arrival
from skm_desk.use_cases.joining import Joining
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.merge_outcome import Apart, KeptOurs, Renumbered

_AT_ONCE = 500


def join_forms(joining: Joining, there: Period, here: Period, progress: Progress) -> int:
    """Join the forms of a period; return how many could not be, because it is closed here.

    `progress` is told (forms done, all of them). Raise FormsOutsidePeriod or PackageDamaged.
    """
    work = _FormJoining(joining, there, here)
    work.run(progress)
    return work.shut_out


class _FormJoining:
    """The forms of one period while they are joined, in the order in which they were kept."""

    def __init__(self, joining: Joining, there: Period, here: Period) -> None:
        self.shut_out = 0
        self._joining = joining
        self._store, self._theirs = joining.store, joining.there
        self._outcome = joining.outcome
        self._there, self._here = there, here
        self._used = set(self._store.responden.used_lembar(here))
        self._taken = self._used | self._theirs.responden.used_lembar(there)
        self._files = self._theirs.package.files_of(there)
        self._signs = self._theirs.package.signs(there)
        self._left_out: set[str] = set()
        # By the id of each import there: the one that it is here, those that come, and those that
        # were taken back there since.
        self._ours: dict[str, ImportedFile] = {}
        self._new_files: dict[str, ImportedFile] = {}
        self._taken_back: list[ImportedFile] = []
        self._meet_files()
        self._marks = dict(self._mark_ours())
        self._changed = self._theirs.package.changed_ids()
        self._new: list[Arrival] = []
        self._learn_rules()

    def run(self, progress: Progress) -> None:
        """Look at each form there, and keep what is new."""
        total = len(self._theirs.package.ids(self._there))
        for kept in told(self._theirs.package.forms(self._there), total, progress):
            if kept.form.id in self._left_out:
                continue
            form = self._as_here(kept.form)
            mark = self._marks.get(form.id)
            if mark is None:
                self._add(form, kept)
            elif mark == _mark_of(form):
                self._outcome.same += 1
            else:
                self._compare(form, kept)
        self._keep_new()
        self._take_back()

    def _mark_ours(self) -> Iterator[tuple[str, tuple[int, str | None]]]:
        """Yield, for each form of the package that is here, what tells whether it is the same."""
        wanted = {self._joining.forms.get(i, i) for i in self._theirs.package.ids(self._there)}
        if not wanted.isdisjoint(self._store.package.ids(self._here)):
            for kept in self._store.package.forms(self._here):
                if kept.form.id in wanted:
                    yield kept.form.id, _mark_of(kept.form)

    def _meet_files(self) -> None:
        """Find out which imports of the package are here: the same one, told by its forms, or one
        of the same file, whose forms are here under other ids."""
        files_here = self._store.package.files_of(self._here)
        known = {file.uuid: file for file in self._store.imports.files(self._here)}
        standing = {f.fingerprint: f for f in known.values() if f.void_reason is None}
        forms_of: dict[str, list[str]] = defaultdict(list)
        for form, uuid in self._files.items():
            forms_of[uuid].append(form)
        listed = self._theirs.imports.files(self._there)
        counted_there = {file.fingerprint for file in listed if file.void_reason is None}
        for file in listed:
            shared = next((form for form in forms_of[file.uuid] if form in files_here), None)
            twin = standing.get(file.fingerprint)
            if shared is not None:
                ours = self._ours[file.uuid] = known[files_here[shared]]
                if file.void_reason is not None and ours.void_reason is None:
                    self._taken_back.append(replace(ours, void_reason=file.void_reason))
            elif twin is None:
                is_free = file.uuid not in known
                uuid = file.uuid if is_free else self._store.origin.new_id()
                self._ours[file.uuid] = self._new_files[file.uuid] = replace(file, uuid=uuid)
            elif file.void_reason is not None:
                self._left_out.update(forms_of[file.uuid])
                if file.fingerprint not in counted_there:
                    self._outcome.kept_ours.append(KeptOurs("import", file.file_name))
            else:
                self._pair(file, twin)

    def _pair(self, file: ImportedFile, twin: ImportedFile) -> None:
        """Pair the forms of an import there with those of the same file here."""
        ours = self._store.package.of_import(self._here, twin.uuid)
        with self._joining.reading_chain():
            theirs = self._theirs.package.of_import(self._there, file.uuid)
        unpaired = [self._joining.here(form) for form in theirs]
        pairs = pair_up(ours, unpaired)
        self._joining.forms.update(pairs)
        if left := {form.id for form in unpaired} - pairs.keys():
            self._left_out |= left
            self._outcome.kept_ours.append(KeptOurs("rows", file.file_name))

    def _take_back(self) -> None:
        """Take back here what was taken back there: with one entry for each import."""
        for file in self._taken_back:
            reason = file.void_reason or ""
            if self._here.closed_at is not None:
                self.shut_out += 1
                continue
            deed = self._joining.deed("batal impor")
            voided = self._store.imports.take_back(self._here, file, reason, "", deed)
            self._outcome.voided += voided
            self._outcome.taken_back.append(file.file_name)

    def _as_here(self, form: Responden) -> Responden:
        there = self._joining.here(form)
        other = self._joining.forms.get(form.id)
        if other is None:
            return there
        ours = self._store.responden.find(other)
        assert ours is not None
        return replace(there, id=other, pc=ours.form.pc, lembar=on_paper(form))

    def _add(self, form: Responden, kept: KeptForm) -> None:
        if self._here.closed_at is not None:
            self.shut_out += 1
            return
        if self._store.responden.has(form.id):  # in another period
            raise PackageDamaged(self._outcome.path)
        is_void = self._is_taken_back(kept.form.id)
        numbered = form if is_void else replace(form, lembar=self._number(form))
        self._check(numbered, is_void)
        file = self._files.get(kept.form.id)
        if file is not None and (new_file := self._new_files.pop(file, None)) is not None:
            self._bring(new_file)
        uuid = None if file is None else self._ours[file].uuid
        changes = self._changes(kept.form) if kept.form.id in self._changed else ()
        new = KeptForm(numbered, self._here.kode, kept.at)
        signs = self._signs.get(kept.form.id)
        self._new.append(Arrival(new, uuid, signs, self._steps(numbered, changes)))
        self._outcome.added += 1
        if len(self._new) == _AT_ONCE:
            self._keep_new()

    def _bring(self, file: ImportedFile) -> None:
        """Keep that a file was imported there; of one that was taken back, its forms come void."""
        self._store.package.add_import(self._joining.seal, self._here, file)
        if file.void_reason is not None:
            self._taken_back.append(file)

    def _keep_new(self) -> None:
        if self._new:
            self._store.package.add_forms(self._joining.seal, self._here, self._new)
            self._new = []

    def _compare(self, form: Responden, kept: KeptForm) -> None:
        ours = self._store.package.find(form.id)
        assert ours is not None
        here = self._store.package.history(ours.form)
        changes = self._changes(kept.form)
        there = [*(change.before for change in changes), form]
        match compare(here, there, is_same_form):
            case Standing.NEWER:
                self._take_over(ours, form, changes)
            case Standing.APART:
                self._outcome.same += 1
                name = ours.form.lembar or ""
                self._outcome.apart.append(Apart(self._here.kode, name, ours.form.id))
            case _:
                self._outcome.same += 1

    def _take_over(self, ours: KeptForm, there: Responden, changes: tuple[FormChange, ...]) -> None:
        if self._here.closed_at is not None:
            self.shut_out += 1
            return
        form = taken_over(ours.form, there)
        if form.lembar != ours.form.lembar:
            form = replace(form, lembar=self._number(form))
        self._check(form)
        is_voided = form.void_reason is not None and ours.form.void_reason is None
        last = max(n for n, one in enumerate(changes) if is_same_form(ours.form, one.before))
        *steps, final = self._steps(form, changes[last:])
        if steps:
            steps[0] = replace(steps[0], before=ours.form)
        else:
            final = replace(final, before=ours.form)
        for step in steps:
            self._store.package.note(ours, step)
        before = replace(ours, form=final.before)
        self._store.correction.correct(before, form, final.deed, "")
        if is_voided:
            self._outcome.voided += 1
        else:
            self._outcome.corrected += 1

    def _changes(self, form: Responden) -> tuple[FormChange, ...]:
        """Return what changed a form there, as it would be here."""
        with self._joining.reading_chain():
            changes = self._theirs.package.changes(form.id)
        return tuple(
            FormChange(change.deed, self._as_here(change.before), self._as_here(change.after))
            for change in changes
        )

    def _steps(self, form: Responden, changes: Sequence[FormChange]) -> tuple[FormChange, ...]:
        """Return changes as the chain here tells of them; they lead to `form`, and its number
        stands wherever it is the same on paper."""
        states = [*(taken_over(form, change.before) for change in changes), form]
        steps = zip(changes, states[:-1], states[1:], strict=True)
        return tuple(
            FormChange(self._joining.deed(change.deed), before, after)
            for change, before, after in steps
        )

    def _number(self, form: Responden) -> str | None:
        """Return the sheet number that a form gets here: its own unless another form has it."""
        if form.lembar is None:
            return None
        lembar = form.lembar
        if lembar in self._used:
            lembar = free_lembar(lembar, form.pc, self._taken)
            self._outcome.renumbered.append(
                Renumbered(self._here.kode, form.lembar, lembar, self._is_alike(form))
            )
        self._used.add(lembar)
        self._taken.add(lembar)
        return lembar

    def _is_alike(self, form: Responden) -> bool:
        other = self._store.responden.find_lembar(self._here, form.lembar or "")
        return other is not None and filled_in(other.form) == filled_in(form)

    def _is_taken_back(self, form_id: str) -> bool:
        """Return whether a form there came with an import that was taken back: its number is free
        then."""
        file = self._files.get(form_id)
        return file is not None and self._ours[file].void_reason is not None

    def _check(self, form: Responden, is_void: bool = False) -> None:
        """Hold a form against the rules of this PC; raise FormsOutsidePeriod, PackageDamaged."""
        if unknown := unknown_choices(form, self._known):
            self._joining.learn(unknown, self._there)
            self._learn_rules()
        # A void form may be of a day that its period has no more.
        is_void = is_void or form.void_reason is not None
        checked = replace(form, tanggal=None) if is_void else form
        try:
            check_responden(checked, self._kuesioner, self._here)
        except DateOutsidePeriod as fault:
            raise FormsOutsidePeriod(
                self._outcome.path, self._here.kode, fault.day, fault.mulai, fault.selesai
            ) from fault
        except RespondenError as fault:
            raise PackageDamaged(self._outcome.path) from fault

    def _learn_rules(self) -> None:
        self._kuesioner = kuesioner_of(self._store, self._here)
        self._known = known_choices(self._kuesioner.profile)


def _mark_of(form: Responden) -> tuple[int, str | None]:
    """Return what is the same for two states that say the same; the number stands beside it."""
    return hash(content_of(form)), form.lembar
