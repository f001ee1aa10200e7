"""The office's own choices of the profile: ordered, hidden or added, never taken out.

They stand over those of the question set. A choice that forms may hold stays known for ever:
what the office does not want to offer any more is hidden.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.kuesioner import Profile, ProfileChoice

NAME = "pilihan_profil"
FIELDS = ("jenis_kelamin", "pendidikan", "pekerjaan", "disabilitas")
LONGEST_LABEL = 60
# Offered when an office switches the question on and names no kinds of its own; the kinds of
# UU 8/2016, article 4.
DISABILITAS = (
    ProfileChoice("TIDAK", "Tidak ada"),
    ProfileChoice("FISIK", "Fisik"),
    ProfileChoice("INTELEKTUAL", "Intelektual"),
    ProfileChoice("MENTAL", "Mental"),
    ProfileChoice("SENSORIK", "Netra, rungu, atau wicara"),
)

OwnChoices = Mapping[str, tuple[ProfileChoice, ...]]


def parse_choices(text: str) -> OwnChoices:
    """Read the setting; empty text is no choice of the office's own. Raise SettingInvalid."""
    if not text:
        return {}
    try:
        listed = json.loads(text)
        own = {
            field: tuple(ProfileChoice(**choice) for choice in choices)
            for field, choices in listed.items()
        }
    except (ValueError, TypeError, AttributeError, RecursionError) as fault:
        raise SettingInvalid(NAME, text) from fault
    for field, choices in own.items():
        kodes = [choice.kode for choice in choices]
        sound = all(_is_sound(choice) for choice in choices)
        if field not in FIELDS or not sound or len(set(kodes)) < len(kodes):
            raise SettingInvalid(NAME, text)
    return own


def write_choices(own: OwnChoices) -> str:
    """Return the setting that parse_choices reads; empty when the office has no own choices."""
    listed = {
        field: [
            {
                "kode": choice.kode,
                "label": choice.label,
                "with_text": choice.with_text,
                "hidden": choice.hidden,
            }
            for choice in choices
        ]
        for field, choices in own.items()
        if choices
    }
    return json.dumps(listed, ensure_ascii=False, sort_keys=True) if listed else ""


def profile_of(shipped: Profile, own: OwnChoices) -> Profile:
    """Return the profile as this office asks it; hidden choices stay in it, marked."""
    return replace(
        shipped,
        jenis_kelamin=merge(shipped.jenis_kelamin, own.get("jenis_kelamin", ())),
        pendidikan=merge(shipped.pendidikan, own.get("pendidikan", ())),
        pekerjaan=merge(shipped.pekerjaan, own.get("pekerjaan", ())),
        disabilitas=merge(shipped.disabilitas, own.get("disabilitas", ())),
    )


def merge(
    shipped: Sequence[ProfileChoice], own: Sequence[ProfileChoice]
) -> tuple[ProfileChoice, ...]:
    """Return the office's choices in their order, then those of the question set it left out."""
    named = {choice.kode for choice in own}
    return (*own, *(choice for choice in shipped if choice.kode not in named))


def kode_of(label: str, known: Sequence[ProfileChoice]) -> str:
    """Return a kode for a new choice of these words, unlike those of `known`."""
    words = re.sub(r"[^A-Z0-9]+", "_", label.upper()).strip("_")[:20] or "PILIHAN"
    used = {choice.kode for choice in known}
    kodes = [words, *(f"{words}_{number}" for number in range(2, len(used) + 3))]
    return next(kode for kode in kodes if kode not in used)


def _is_sound(choice: ProfileChoice) -> bool:
    return (
        isinstance(choice.kode, str)
        and re.fullmatch(r"[A-Z0-9_]{1,24}", choice.kode) is not None
        and isinstance(choice.label, str)
        and 0 < len(choice.label.strip()) <= LONGEST_LABEL
        and type(choice.with_text) is bool
        and type(choice.hidden) is bool
    )
