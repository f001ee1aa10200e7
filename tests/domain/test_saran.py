"""A saran and what makes it valid."""

from dataclasses import replace
from datetime import date

import pytest

from skm_desk.domain.errors import TextTooLong, UnknownChoice
from skm_desk.domain.free_text import text_digest
from skm_desk.domain.responden import LONGEST_SARAN
from skm_desk.domain.saran import (
    CHANNELS,
    FORM_CHANNEL,
    LONGEST_DONE,
    Saran,
    SaranKind,
    channel_name,
    check_saran,
)
from skm_desk.domain.saran_errors import SaranEmpty
from skm_desk.domain.saran_list import SaranFilter, Standing
from skm_desk.storage.canonical import canonical_json


@pytest.mark.parametrize("channel", ["", *CHANNELS])
def test_every_channel_is_valid(channel: str) -> None:
    check_saran(Saran("id", "isi", channel))
    assert channel_name(channel)


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_saran_has_a_text(text: str) -> None:
    with pytest.raises(SaranEmpty):
        check_saran(Saran("id", text))


def test_texts_have_an_end() -> None:
    check_saran(Saran("id", "a" * LONGEST_SARAN, done="a" * LONGEST_DONE))
    with pytest.raises(TextTooLong):
        check_saran(Saran("id", "a" * (LONGEST_SARAN + 1)))
    with pytest.raises(TextTooLong):
        check_saran(Saran("id", "a", done="a" * (LONGEST_DONE + 1)))


@pytest.mark.parametrize("channel", ["faks", FORM_CHANNEL])
def test_other_channels_are_refused(channel: str) -> None:
    with pytest.raises(UnknownChoice):
        check_saran(Saran("id", "isi", channel))


def test_a_saran_of_an_older_program_reads_as_it_always_did() -> None:
    plain = Saran("id", "isi", "whatsapp", date(2024, 8, 5), quoted=True)
    assert canonical_json(plain, plain=True) == (
        '{"channel":"whatsapp","id":"id","quoted":true,"received":"2024-08-05","text":"isi"}'
    )
    marked = Saran("id", "isi", kind=SaranKind.PENGADUAN, unsur="U3", done="sudah", salt="s")
    assert '"kind":"pengaduan"' in str(canonical_json(marked))


def test_the_chain_holds_none_of_its_words() -> None:
    saran = Saran("id", "Kursi kurang", done="Kursi ditambah", quote="Kursi …", salt="abc")
    held = canonical_json(saran) or ""
    assert "ursi" not in held
    assert "abc" not in held
    for text in (saran.text, saran.done, saran.quote):
        assert text_digest("abc", text) in held
    with pytest.raises(ValueError, match="no salt"):
        canonical_json(replace(saran, salt=""))


def test_a_filter_is_open_until_something_is_asked() -> None:
    assert SaranFilter().is_open
    assert SaranFilter("2024").is_open
    assert not SaranFilter("2024", words="a").is_open
    assert not SaranFilter(kind=SaranKind.UNMARKED).is_open
    assert not SaranFilter(standing=Standing.QUOTED).is_open
