"""Marks on saran lie in the file as they were made, and the list in SQL is what Python finds."""

import sqlite3
import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skm_desk.domain.changes import Kind
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.saran import CHANNELS, FORM_CHANNEL, Saran, SaranKind
from skm_desk.domain.saran_list import SaranFilter, Standing
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import get_period
from skm_desk.use_cases.manage_saran import note_done, set_kind
from tests.outside import change_outside
from tests.use_cases.saran_office import PERIOD, assert_whole, look, open_office

WORDS = st.sampled_from(
    [
        *("lama", "Antre", "MÜNCHEN", "münchen", "mu\u0308nchen", "100%", "_", "'", "kursi\nrusak"),
        *("[a]", "a]", "*", "?", "^", "😀", "-"),
    ]
)
DAYS = (None, date(2026, 1, 31), date(2026, 2, 1))
MARKED = st.builds(
    Saran,
    id=st.just(""),
    text=st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
    channel=st.sampled_from(["", "whatsapp", "lapor"]),
    received=st.sampled_from(DAYS),
    quoted=st.booleans(),
    kind=st.sampled_from(SaranKind),
    unsur=st.sampled_from(["", "U1", "U9"]),
    done=st.sampled_from(["", "sudah"]),
    form=st.sampled_from([None, "form"]),
    void_reason=st.sampled_from([None, None, "dobel"]),
)
FILTERS = st.builds(
    SaranFilter,
    period=st.sampled_from([None, PERIOD, "lain"]),
    words=st.lists(
        st.sampled_from(
            [
                *("LAMA", "münchen", "Mu\u0308", "ü", "tre", "%", "_", "'", "a", "[A]", "]", "["),
                *("*", "?", "^", "😀", "-", "[a-z]", "[!a]", "!", "ü*", "ü?", "ü[", "😀^"),
            ]
        ),
        max_size=2,
    ).map(" ".join),
    kind=st.sampled_from([None, *SaranKind]),
    unsur=st.sampled_from([None, "", "U1"]),
    channel=st.sampled_from([None, FORM_CHANNEL, "", "whatsapp"]),
    standing=st.sampled_from(Standing),
)


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def is_asked(saran: Saran, asked: SaranFilter) -> bool:
    channel = FORM_CHANNEL if saran.form else saran.channel
    is_void = saran.void_reason is not None
    standing = {
        Standing.ALL: not is_void,
        Standing.OPEN: not is_void and not saran.done and saran.kind is not SaranKind.PUJIAN,
        Standing.QUOTED: not is_void and saran.quoted,
        Standing.VOID: is_void,
    }
    return (
        asked.period in (None, PERIOD)
        and all(word in fold(saran.text) for word in fold(asked.words).split())
        and asked.kind in (None, saran.kind)
        and asked.unsur in (None, saran.unsur)
        and asked.channel in (None, channel)
        and standing[asked.standing]
    )


def _made(number: int, drawn: Saran) -> Saran:
    """Return what was drawn as a saran of its own, or of the form of its number."""
    fields = vars(drawn) | {"id": f"saran-{number}"}
    if drawn.form is not None:
        fields |= {"form": f"form-{number}", "channel": "", "received": None, "void_reason": None}
    return Saran(**fields)


def _keep(store: Store, made: list[Saran]) -> Done[None]:
    period = get_period(store, PERIOD)
    for saran in made:
        store.saran.add(period, saran)
    return Done(None, frozenset({Kind.SARAN}))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=st.lists(MARKED, max_size=8), asked=FILTERS)
def test_the_list_is_what_python_finds(tmp_path_factory, origin, drawn, asked) -> None:
    desk = Desk(tmp_path_factory.mktemp("data"), origin)
    made = [_made(number, saran) for number, saran in enumerate(drawn, start=1)]
    open_office(desk, [saran.text if saran.form else "" for saran in made])
    desk.do(_keep, made)
    wanted = [saran for saran in made if is_asked(saran, asked)]
    view = look(desk, asked)
    assert view.total == len(wanted)
    assert {row.saran.id for row in view.rows} == {saran.id for saran in wanted}
    days = [row.day for row in view.rows]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    for place, row in enumerate(view.rows):
        assert row.saran == next(saran for saran in wanted if saran.id == row.saran.id)
        assert look(desk, asked, row.key).place == place
    assert_whole(desk)


def test_every_mark_is_read_back(desk: Desk) -> None:
    open_office(desk, ["isi"])
    made = [
        Saran(
            "saran-1",
            "isi",
            quoted=True,
            kind=SaranKind.PENGADUAN,
            unsur="U2",
            done="sudah",
            form="form-1",
            quote="…",
        ),
        Saran("saran-2", "lain", next(iter(CHANNELS)), date(2026, 2, 1), void_reason="dobel"),
    ]
    desk.do(_keep, made)
    assert desk.look(lambda store: [saran for _, saran in store.saran.everything()]) == made
    assert desk.look(lambda store: store.saran.find("saran-2")) == made[1]
    assert desk.look(lambda store: store.saran.find("nobody")) is None


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'pujian'",
        "unsur = 'U9'",
        "done = 'x'",
        "quote = '…'",
        "quoted = 1",
        "void_reason = 'x'",
        "responden_id = 2",
    ],
)
def test_a_mark_changed_outside_the_program_is_found(desk: Desk, change: str) -> None:
    open_office(desk, ["isi", "lain"])
    desk.do(set_kind, "form-1", SaranKind.SARAN)
    assert_whole(desk)
    change_outside(desk.folder / "skm-desk.db", f"UPDATE saran SET {change}")
    with pytest.raises(FileDamaged):
        assert_whole(desk)


def test_a_form_has_one_record(desk: Desk) -> None:
    open_office(desk, ["isi"])
    desk.do(note_done, "form-1", "sudah")
    with pytest.raises(sqlite3.IntegrityError):
        desk.do(_keep, [Saran("another", "isi", form="form-1")])
    assert_whole(desk)


def test_no_saran_is_deleted(desk: Desk) -> None:
    open_office(desk, ["isi"])
    desk.do(note_done, "form-1", "sudah")
    other = sqlite3.connect(desk.folder / "skm-desk.db")
    with pytest.raises(sqlite3.IntegrityError):
        other.execute("DELETE FROM saran")
    other.close()
