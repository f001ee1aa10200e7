"""Random deeds on a filling, held against a plain record of what was last done at each step."""

from dataclasses import replace
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from skm_desk.domain.filling import (
    LONGEST_KIOSK_SARAN,
    LONGEST_KIOSK_TEXT,
    Filling,
    Part,
    may_become_usia,
)
from skm_desk.domain.kuesioner import Kuesioner, ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.period import Period
from skm_desk.domain.profile_choices import DISABILITAS
from skm_desk.domain.responden import Source, check_responden
from tests.domain.filling_samples import MORNING, SHIPPED, asked_with, begin

YEAR = Period("p", "2026", date(2026, 1, 1), date(2026, 12, 31), "skm-2017", 1)
KODES = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8")
WITH_TEXT = {"LAINNYA", "BURUH"}


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Kuesioner, Filling]:
    """Return a question set as some office asks it, and a filling of it at its first step."""
    shipped = (*SHIPPED.profile.pekerjaan, ProfileChoice("BURUH", "Buruh", with_text=True))
    pekerjaan = draw(st.permutations(shipped))
    own = {
        "pekerjaan": tuple(replace(choice, hidden=draw(st.booleans())) for choice in pekerjaan),
        "disabilitas": draw(st.sampled_from([(), DISABILITAS])),
    }
    layanan_list = [
        Layanan(f"id-{number}", f"Layanan {number}", retired=draw(st.booleans()))
        for number in range(draw(st.integers(0, 3)))
    ]
    asked = asked_with(own)
    return asked, begin(asked, layanan_list)


class Deeds(RuleBasedStateMachine):
    """Does what a person may do at the step they are at, in any order, for as long as they like."""

    @initialize(session=sessions())
    def start(self, session: tuple[Kuesioner, Filling]) -> None:
        self.kuesioner, self.filling = session
        self.done: dict[str, object] = {}
        self.spent: dict[str, int] = {}

    def at(self, *parts: Part) -> bool:
        return self.filling.step.part in parts

    def did(self, filling: Filling, value: object) -> None:
        """Take over `filling`, after its step was given `value`; nobody moves by that."""
        assert filling.place == self.filling.place
        self.done[filling.step.name] = value
        self.filling = filling

    @precondition(lambda self: self.at(Part.CHOICE))
    @rule(data=st.data())
    def choose(self, data: st.DataObject) -> None:
        kode = data.draw(st.sampled_from([c.kode for c in self.filling.step.choices]))
        self.did(self.filling.choose(kode), kode)

    @precondition(lambda self: self.at(Part.NUMBER))
    @rule(usia=st.integers(5, 120))
    def tell_usia(self, usia: int) -> None:
        for typed in (str(usia)[:length] for length in range(1, len(str(usia)))):
            assert may_become_usia(typed)
        self.did(self.filling.tell_usia(str(usia)), usia)

    @precondition(lambda self: self.at(Part.TEXT, Part.SARAN))
    @rule(text=st.text() | st.integers(55, 1_005).map("ab ".__mul__))
    def write(self, text: str) -> None:
        limit = LONGEST_KIOSK_SARAN if self.at(Part.SARAN) else LONGEST_KIOSK_TEXT
        self.did(self.filling.write(text), text[:limit].strip())

    @precondition(lambda self: self.at(Part.QUESTION))
    @rule(nilai=st.integers(1, 4))
    def rate(self, nilai: int) -> None:
        self.did(self.filling.rate(nilai), nilai)

    @rule()
    def skip(self) -> None:
        self.did(self.filling.skip(), None)

    @rule(ms=st.integers(-(10**6), 10**6))
    def spend(self, ms: int) -> None:
        name = self.filling.step.name
        self.filling = self.filling.spend(ms)
        self.spent[name] = self.spent.get(name, 0) + max(ms, 0)

    @rule(steps=st.integers(1, 12))
    def forward(self, steps: int) -> None:
        for _ in range(steps):
            self.move(self.filling.forward(), 1)

    @rule(steps=st.integers(1, 12))
    def back(self, steps: int) -> None:
        for _ in range(steps):
            self.move(self.filling.back(), -1)

    def move(self, moved: Filling, direction: int) -> None:
        """Take over a move: to the neighbour among the steps that apply, and nothing else."""
        applying = self.applying()
        here = applying.index(self.filling.step.name)
        there = min(max(here + direction, 0), len(applying) - 1)
        assert moved == replace(self.filling, place=moved.place)
        assert moved.step.name == applying[there]
        self.filling = moved

    def applying(self) -> list[str]:
        """Return the steps that apply, by what was chosen last."""
        wants_text = self.done.get("pekerjaan") in WITH_TEXT
        steps = [step.name for step in self.filling.steps]
        return [name for name in steps if name != "pekerjaan_text" or wants_text]

    @invariant()
    def stands_at_a_step_that_applies(self) -> None:
        applying = self.applying()
        assert self.filling.step.name in applying
        assert self.filling.is_first == (self.filling.step.name == applying[0])
        assert self.filling.is_last == (self.filling.step.name == applying[-1])

    @invariant()
    def a_step_and_back_returns(self) -> None:
        if not self.filling.is_last:
            assert self.filling.forward().back() == self.filling
        if not self.filling.is_first:
            assert self.filling.back().forward() == self.filling

    @invariant()
    def only_questions_have_jawaban_and_no_time_is_negative(self) -> None:
        assert set(self.filling.jawaban) <= set(KODES)
        assert all(ms >= 0 for ms in self.filling.ms.values())
        assert dict(self.filling.ms) == self.spent

    @invariant()
    def the_form_is_valid_and_holds_what_was_done_last(self) -> None:
        form = self.filling.finish("pc", Source.KIOSK)
        check_responden(form, self.kuesioner, YEAR)
        assert form.jawaban == {kode: self.done.get(kode) for kode in KODES}
        assert form.ms == {kode: ms for kode, ms in self.spent.items() if kode in KODES}
        for name in ("layanan", "jenis_kelamin", "usia", "pendidikan", "pekerjaan", "disabilitas"):
            assert getattr(form, name) == self.done.get(name)
        wants_text = self.done.get("pekerjaan") in WITH_TEXT
        typed = self.done.get("pekerjaan_text") if wants_text else None
        assert form.pekerjaan_text == (typed or "")
        assert (form.saran, form.unfinished) == (self.done.get("saran") or "", False)
        assert (form.id, form.tanggal) == (self.filling.id, MORNING.date())

    @invariant()
    def whoever_walks_away_leaves_all_but_the_texts(self) -> None:
        form = self.filling.finish("pc", Source.KIOSK)
        left = self.filling.break_off("pc", Source.KIOSK)
        check_responden(left, self.kuesioner, YEAR)
        assert left == replace(form, saran="", pekerjaan_text="", unfinished=True)


TestDeeds = Deeds.TestCase
TestDeeds.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
