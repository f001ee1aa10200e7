"""Doubts: what a form may hold and yet had better be looked at; one set for every way in.

The kiosk and an import take such a form and flag it; whoever types it from paper is asked first.
"""

from datetime import date

from skm_desk.domain.errors import DateInFuture
from skm_desk.domain.responden import FUTURE_DATE, Responden

UNUSUAL_USIA = "unusual_usia"  # younger or older than people who come by themselves
ALL_BLANK = "all_blank"  # not one question was given a nilai
DOUBTS = frozenset({UNUSUAL_USIA, ALL_BLANK, FUTURE_DATE})
USUAL_USIA = range(10, 111)


def doubts_to_ask(form: Responden, today: date) -> frozenset[str]:
    """Return the doubts that whoever types a form from paper is asked about.

    Raise DateInFuture: a paper cannot be older than tomorrow.
    """
    if form.tanggal is not None and form.tanggal > today:
        raise DateInFuture(form.tanggal)
    return doubts_about(form, today)


def doubts_about(form: Responden, today: date) -> frozenset[str]:
    """Return the flags for what is doubtful in a form that came in on `today`."""
    doubts = set()
    if form.usia is not None and form.usia not in USUAL_USIA:
        doubts.add(UNUSUAL_USIA)
    if all(nilai is None for nilai in form.jawaban.values()):
        doubts.add(ALL_BLANK)
    if form.tanggal is not None and form.tanggal > today:
        doubts.add(FUTURE_DATE)
    return frozenset(doubts)
