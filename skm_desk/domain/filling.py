"""Filling: the steps of one filling session, kiosk and paper alike.

A filling never changes; each deed returns the next one::

    profile steps → one step per question, in the order of the sheet → saran

A step that does not apply (the text of "lainnya" when something else was chosen) is passed
over in both directions. Times come in as milliseconds of a clock that only goes forward.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from skm_desk.domain.errors import NilaiOutOfScale, UnknownChoice, UsiaOutOfRange
from skm_desk.domain.kuesioner import NILAI, Kuesioner, Profile, ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import HIGHEST_USIA, LOWEST_USIA, Responden, Source

LONGEST_KIOSK_SARAN = 1_000
LONGEST_KIOSK_TEXT = 60
SARAN = "saran"
USIA = "usia"
LAYANAN = "layanan"
_CHOSEN = ("jenis_kelamin", USIA, "pendidikan", "pekerjaan", "disabilitas")


class Part(Enum):
    """What a step asks for."""

    CHOICE = "choice"  # one of some tiles
    NUMBER = "number"  # the usia in whole years
    TEXT = "text"  # what a choice asks to be named
    QUESTION = "question"  # a nilai from 1 to 4
    SARAN = "saran"


@dataclass(frozen=True)
class Step:
    """One step: `name` is the field of the profile, the kode of the question, or `saran`.

    `choices` are those on offer at a step of kind CHOICE, in their order.
    """

    part: Part
    name: str
    choices: tuple[ProfileChoice, ...] = ()


@dataclass(frozen=True)
class Filling:
    """What one person has filled in so far, and where they are.

    `profile` maps a field to the kode chosen, to the digits of the usia or to a text;
    `jawaban` maps a question to its nilai, or to None once it was skipped; `ms` maps a step to
    the milliseconds spent on it. `place` is the number of the step, from 0.
    """

    id: str
    period: str
    started: datetime
    steps: tuple[Step, ...]
    place: int = 0
    profile: Mapping[str, str] = field(default_factory=dict)
    jawaban: Mapping[str, int | None] = field(default_factory=dict)
    ms: Mapping[str, int] = field(default_factory=dict)
    saran: str = ""

    @property
    def step(self) -> Step:
        """The step at which the person is."""
        return self.steps[self.place]

    @property
    def is_first(self) -> bool:
        """True where there is nothing to go back to."""
        return self._toward(-1) is None

    @property
    def is_last(self) -> bool:
        """True where the next thing is to send the form."""
        return self._toward(1) is None

    @property
    def has_any(self) -> bool:
        """True when anything at all was filled in, or a question skipped."""
        return bool(self.profile or self.jawaban or self.saran)

    def value(self, name: str) -> str | int | None:
        """Return what stands at the step `name`, or None."""
        if name == SARAN:
            return self.saran or None
        return self.jawaban.get(name, self.profile.get(name))

    def choose(self, kode: str) -> "Filling":
        """Mark one choice of the profile; raise UnknownChoice for one that is not on offer."""
        known = [choice.kode for choice in self.step.choices]
        if kode not in known:
            raise UnknownChoice(self.step.name, kode, known)
        return self._with_profile(kode)

    def tell_usia(self, digits: str) -> "Filling":
        """Take the usia as typed; empty takes it back. Raise UsiaOutOfRange."""
        if digits and not is_usia(digits):
            raise UsiaOutOfRange(digits, LOWEST_USIA, HIGHEST_USIA)
        return self._with_profile(digits)

    def write(self, text: str) -> "Filling":
        """Take the text of this step as typed so far; what is over its limit is cut off."""
        if self.step.part is Part.SARAN:
            return replace(self, saran=text[:LONGEST_KIOSK_SARAN])
        return self._with_profile(text[:LONGEST_KIOSK_TEXT])

    def rate(self, nilai: int) -> "Filling":
        """Give the question a nilai; raise NilaiOutOfScale."""
        if nilai not in NILAI:
            raise NilaiOutOfScale(self.step.name, nilai)
        return replace(self, jawaban={**self.jawaban, self.step.name: nilai})

    def skip(self) -> "Filling":
        """Leave this step unfilled; a question is then a blank."""
        if self.step.part is Part.QUESTION:
            return replace(self, jawaban={**self.jawaban, self.step.name: None})
        if self.step.part is Part.SARAN:
            return replace(self, saran="")
        return self._with_profile("")

    def spend(self, ms: int) -> "Filling":
        """Add the time spent at this step."""
        name = self.step.name
        return replace(self, ms={**self.ms, name: self.ms.get(name, 0) + max(ms, 0)})

    def forward(self) -> "Filling":
        """Go to the next step that applies; the last one stays."""
        place = self._toward(1)
        return self if place is None else replace(self, place=place)

    def back(self) -> "Filling":
        """Go to the step before; the first one stays."""
        place = self._toward(-1)
        return self if place is None else replace(self, place=place)

    def finish(self, pc: str, source: Source, keyed_by: str = "") -> Responden:
        """Return the filled form, all questions in it; what was not filled in is blank."""
        form = self._form(pc, source, keyed_by)
        return replace(form, saran=self.saran.strip())

    def break_off(self, pc: str, source: Source, keyed_by: str = "") -> Responden:
        """Return the form of somebody who walked away, marked as unfinished.

        Text that was being typed is not kept: it was never sent.
        """
        form = self._form(pc, source, keyed_by)
        return replace(form, pekerjaan_text="", unfinished=True)

    def _form(self, pc: str, source: Source, keyed_by: str) -> Responden:
        questions = [step.name for step in self.steps if step.part is Part.QUESTION]
        usia = self.profile.get(USIA)
        named = any(step.name == "pekerjaan_text" and self._applies(step) for step in self.steps)
        return Responden(
            self.id,
            pc,
            source,
            {kode: self.jawaban.get(kode) for kode in questions},
            tanggal=self.started.date(),
            jam=f"{self.started:%H.%M}",
            jenis_kelamin=self.profile.get("jenis_kelamin"),
            usia=int(usia) if usia else None,
            pendidikan=self.profile.get("pendidikan"),
            pekerjaan=self.profile.get("pekerjaan"),
            pekerjaan_text=self.profile.get("pekerjaan_text", "").strip() if named else "",
            layanan=self.profile.get(LAYANAN),
            disabilitas=self.profile.get("disabilitas"),
            keyed_by=keyed_by,
            ms={kode: self.ms[kode] for kode in questions if kode in self.ms},
        )

    def _with_profile(self, value: str) -> "Filling":
        profile = {name: kept for name, kept in self.profile.items() if name != self.step.name}
        if value:
            profile[self.step.name] = value
        return replace(self, profile=profile)

    def _toward(self, direction: int) -> int | None:
        place = self.place + direction
        while 0 <= place < len(self.steps):
            if self._applies(self.steps[place]):
                return place
            place += direction
        return None

    def _applies(self, step: Step) -> bool:
        if step.part is not Part.TEXT:
            return True
        field_name = step.name.removesuffix("_text")
        asked = next(other for other in self.steps if other.name == field_name)
        chosen = self.profile.get(field_name)
        return any(choice.with_text for choice in asked.choices if choice.kode == chosen)


def steps_of(
    kuesioner: Kuesioner, layanan_list: Sequence[Layanan], layanan: str | None = None
) -> tuple[Step, ...]:
    """Return the steps of a kiosk session: profile, questions in the order asked, saran.

    A field without choices is not asked; `layanan` is the id of the one layanan that this kiosk
    stands at, which then is not asked either, nor where the office has fewer than two.
    """
    offered = [kept for kept in layanan_list if not kept.retired]
    steps: list[Step] = []
    if layanan is None and len(offered) > 1:
        tiles = tuple(ProfileChoice(kept.id, kept.nama) for kept in offered)
        steps.append(Step(Part.CHOICE, LAYANAN, tiles))
    for name in _CHOSEN:
        steps += _profile_steps(name, kuesioner.profile.offered)
    steps += [Step(Part.QUESTION, question.kode) for question in kuesioner.questions]
    return (*steps, Step(Part.SARAN, SARAN))


def only_layanan(layanan_list: Sequence[Layanan], layanan: str | None) -> str | None:
    """Return the id of the layanan that every form of a kiosk is for, or None if it is asked."""
    offered = [kept.id for kept in layanan_list if not kept.retired]
    if layanan in offered:
        return layanan
    return offered[0] if len(offered) == 1 else None


def is_usia(digits: str) -> bool:
    """Return whether these digits are an usia that a form may hold."""
    plain = digits.isascii() and digits.isdecimal() and len(digits) <= 3 and digits[0] != "0"
    return plain and LOWEST_USIA <= int(digits) <= HIGHEST_USIA


def may_become_usia(digits: str) -> bool:
    """Return whether one more digit could still make an usia of these."""
    return any(is_usia(digits + more) for more in "0123456789") and digits != ""


def _profile_steps(name: str, profile: Profile) -> list[Step]:
    if name == USIA:
        return [Step(Part.NUMBER, USIA)]
    offered: tuple[ProfileChoice, ...] = getattr(profile, name)
    if not offered:
        return []
    steps = [Step(Part.CHOICE, name, offered)]
    # Only the pekerjaan has a text of its own in a filled form.
    if name == "pekerjaan" and any(choice.with_text for choice in offered):
        steps.append(Step(Part.TEXT, f"{name}_text"))
    return steps
