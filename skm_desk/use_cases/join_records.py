"""Join what a package holds beside its forms: what they stand under, and what was done about them.

Settings, holidays and logo of the office stay those of this PC. What is being typed or filled in,
stacks of paper, times of typing and open differences of two keyings stay at the PC where they are.
"""

from collections.abc import Iterator
from dataclasses import replace

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import SkmError
from skm_desk.domain.merge_errors import KuesionerApart, PackageDamaged, PeriodApart
from skm_desk.domain.merging import Standing, fold_nama, unlike, with_marks
from skm_desk.domain.period import Period
from skm_desk.domain.photo import MOST_PHOTOS, Photo
from skm_desk.domain.saran import Saran, check_saran
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.use_cases.joining import Joining
from skm_desk.use_cases.merge_outcome import KeptOurs

_COUNTED = ("bobot", "hitung_tidak_selesai")  # settings that change a result


def join_kuesioner(joining: Joining) -> None:
    """Keep the question sets that are new here; raise KuesionerApart for a twin that differs."""
    for key, there in joining.there.kuesioner.everything():
        here = joining.store.kuesioner.find(there.kode, there.version)
        if here is None:
            joining.store.kuesioner.add(there)
            joining.outcome.kuesioner.append(key)
        elif here != there:
            raise KuesionerApart(joining.outcome.path, there.kode, there.version)


def join_layanan(joining: Joining) -> None:
    """Find each layanan here, by its id or else its name, and keep those that are new."""
    table = joining.store.layanan
    known = table.list_all()
    ids = {layanan.id for layanan in known}
    names = {fold_nama(layanan.nama): layanan.id for layanan in known}
    for there in joining.there.layanan.list_all():
        here = there.id if there.id in ids else names.get(fold_nama(there.nama))
        if here is None:
            table.add(replace(there, retired=False))
            if there.retired:
                table.retire(replace(there, retired=False), joining.store.origin.now())
            names[fold_nama(there.nama)] = here = there.id
            joining.outcome.layanan.append(there.nama)
        joining.layanan[there.id] = here


def join_periods(joining: Joining) -> Iterator[tuple[Period, Period]]:
    """Yield each period there with the one here, which is kept first if it is new, and open.

    Raise PeriodApart if they cannot be one.
    """
    table, outcome = joining.store.period, joining.outcome
    for there in joining.there.period.list_all():
        here = table.find(there.kode)
        texts = joining.there.office.texts(there)
        if here is None:
            here = replace(there, id=_free_id(joining, there.id), closed_at=None)
            table.add(here)
            for section, body in texts.items():
                joining.store.office.write_text(here, section, body)
            outcome.periods.append(here.kode)
        else:
            _refuse_apart(joining, here, there)
            told = (*unlike(here, there),)
            if texts != joining.store.office.texts(here):
                told = (*told, "texts")
            outcome.kept_ours += [KeptOurs(what, here.kode) for what in told]
        yield there, here


def close_new_periods(joining: Joining) -> None:
    """Lock the periods that are new here and were locked there."""
    for there in joining.there.period.list_all():
        if there.closed_at is not None and there.kode in joining.outcome.periods:
            joining.store.period.close(there.kode, there.closed_at)


def join_saran(joining: Joining, there: Period, here: Period) -> int:
    """Join the saran of a period and the marks on them; return how many could not be, because it
    is closed here. Marks may change after that."""
    store, outcome = joining.store, joining.outcome
    kept = store.saran.list_all(here)
    by_id = {saran.id: saran for saran in kept}
    by_form = {saran.form: saran for saran in kept if saran.form is not None}
    shut_out = 0
    for saran in joining.there.saran.list_all(there):
        form = None if saran.form is None else joining.forms.get(saran.form, saran.form)
        ours = by_id.get(saran.id) if form is None else by_form.get(form)
        if ours is None and form is not None:
            if store.responden.has(form):
                _add_saran(joining, here, replace(saran, form=form))
                outcome.marks += 1
        elif ours is None:
            if here.closed_at is not None:
                shut_out += 1
                continue
            _add_saran(joining, here, saran)
            outcome.saran += 1
        else:
            after = _marked(joining, ours, saran)
            if after.void_reason != ours.void_reason and here.closed_at is not None:
                shut_out += 1
            elif after != ours:
                store.saran.change(ours, after, f"tandai {joining.from_pc}")
                outcome.marks += 1
    return shut_out


def join_plan(joining: Joining) -> None:
    """Keep the planned actions that are new here, and take over what is newer there."""
    table, outcome = joining.store.tindak_lanjut, joining.outcome
    known = {rtl for _, rtl in table.everything()}
    ours = {rtl.id: rtl for rtl in known}
    contents = {replace(rtl, id="") for rtl in known}
    for key, rtl in joining.there.tindak_lanjut.everything():
        if key not in ours:
            if replace(rtl, id="") not in contents:
                table.add(replace(rtl, retired=False))
                _lock_step(joining, replace(rtl, retired=False), rtl)
                outcome.rtl += 1
            continue
        match joining.standing(Kind.TINDAK_LANJUT, key):
            case Standing.NEWER if rtl != ours[key]:
                after = replace(rtl, retired=ours[key].retired)
                if after != ours[key]:
                    table.change(ours[key], after, f"ubah {joining.from_pc}")
                _lock_step(joining, after, rtl)
                outcome.rtl += 1
            case Standing.APART if rtl != ours[key]:
                outcome.kept_ours.append(KeptOurs("rtl", rtl.kegiatan))


def join_photos(joining: Joining, there: Period, here: Period) -> None:
    """Keep the photos of a period that are new here, as long as there is room in it."""
    table, outcome = joining.store.photo, joining.outcome
    contents = {(photo.caption, photo.data) for photo in table.list_period(here)}
    for photo_id in joining.there.photo.order(there):
        ours, photo = table.find(photo_id), joining.there.photo.find(photo_id)
        assert photo is not None
        if ours is None and photo.retired:
            continue
        if ours is None and (photo.caption, photo.data) not in contents:
            if len(contents) >= MOST_PHOTOS:
                outcome.kept_ours.append(KeptOurs("full", photo.caption))
                continue
            table.add(here, photo)
            contents.add((photo.caption, photo.data))
            outcome.photos += 1
        elif ours is not None and ours != photo:
            _take_photo(joining, ours, photo)


def join_years(joining: Joining) -> None:
    """Keep the years before this program that are new here; what is typed here stays."""
    store, outcome = joining.store, joining.outcome
    computed = {period.year for period in store.period.list_all()}
    known = {year.tahun: year for year in store.office.earlier_years()}
    for year in joining.there.office.earlier_years():
        if year.tahun in computed:
            continue
        if year.tahun not in known:
            store.office.add_earlier_year(year)
            outcome.years += 1
        elif known[year.tahun] != year:
            outcome.kept_ours.append(KeptOurs("tahun", str(year.tahun)))


def compare_settings(joining: Joining) -> None:
    """Tell which setting that changes a result differs there; ours stays."""
    if not joining.there.office.is_set:
        return
    here, there = joining.store.office.read(), joining.there.office.read()
    for name in _COUNTED:
        if getattr(here, name) != getattr(there, name):
            joining.outcome.kept_ours.append(KeptOurs("setting", name))


def _free_id(joining: Joining, period_id: str) -> str:
    used = {period.id for period in joining.store.period.list_all()}
    return joining.store.origin.new_id() if period_id in used else period_id


def _refuse_apart(joining: Joining, here: Period, there: Period) -> None:
    asked = (here.kuesioner_kode, here.kuesioner_version)
    if asked != (there.kuesioner_kode, there.kuesioner_version):
        raise PeriodApart(joining.outcome.path, here.kode, "kuesioner")
    if here.made_up is not there.made_up:
        raise PeriodApart(joining.outcome.path, here.kode, "made_up")


def _add_saran(joining: Joining, period: Period, saran: Saran) -> None:
    try:
        check_saran(saran)
    except SkmError as fault:
        raise PackageDamaged(joining.outcome.path) from fault
    if joining.store.saran.find(saran.id) is not None:  # of another period
        raise PackageDamaged(joining.outcome.path)
    joining.store.saran.add(period, saran)


def _marked(joining: Joining, ours: Saran, there: Saran) -> Saran:
    """Return our saran with what is newer there, or else with marks where it has none."""
    if ours.id != there.id:
        return with_marks(ours, there)
    match joining.standing(Kind.SARAN, ours.id):
        case Standing.NEWER:
            return replace(there, form=ours.form)
        case Standing.APART:
            return with_marks(ours, there)
        case _:
            return ours


def _lock_step(joining: Joining, kept: Rtl, there: Rtl) -> None:
    """Retire an action here, or take it back, as it stands there."""
    if there.retired and not kept.retired:
        joining.store.tindak_lanjut.retire(kept, joining.store.origin.now())
    elif kept.retired and not there.retired:
        joining.store.tindak_lanjut.take_back(kept)


def _take_photo(joining: Joining, ours: Photo, there: Photo) -> None:
    table = joining.store.photo
    match joining.standing(Kind.PHOTO, ours.id):
        case Standing.NEWER:
            after = replace(there, retired=ours.retired)
            if after != ours:
                table.change(ours, after, f"ubah {joining.from_pc}")
            if there.retired and not ours.retired:
                table.retire(after, joining.store.origin.now())
            elif ours.retired and not there.retired:
                table.take_back(after)
            joining.outcome.photos += 1
        case Standing.APART:
            joining.outcome.kept_ours.append(KeptOurs("photo", ours.caption))
