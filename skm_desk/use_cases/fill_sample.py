"""Fill an empty folder with the sample office: 80 real forms, and a period of made-up ones."""

from skm_desk.domain.changes import Kind
from skm_desk.domain.file_errors import FolderNotEmpty
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.photo import Photo
from skm_desk.domain.responden import Source, check_responden
from skm_desk.domain.saran import Saran
from skm_desk.exchange.formats import read_file
from skm_desk.exchange.sample_toml import SamplePeriod, read_sample
from skm_desk.machine.resources import resource
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.import_data import form_of, layanan_by_name
from skm_desk.use_cases.manage_kuesioner import take_shipped
from skm_desk.use_cases.manage_periods import PeriodRow, list_periods


def fill(store: Store) -> Done[tuple[PeriodRow, ...]]:
    """Fill the file with the office of 2024 and return its periods.

    Raise FolderNotEmpty if the file holds a period, a form or a setting already.
    """
    if store.period.list_all() or store.layanan.list_all() or store.office.is_set:
        raise FolderNotEmpty(store.path.parent)
    sample = read_sample(resource("contoh", "kantor-2024.toml"), store.origin.new_id)
    store.office.write(sample.office)
    for name in sample.layanan:
        store.layanan.add(Layanan(store.origin.new_id(), name))
    for earlier in sample.earlier_years:
        store.office.add_earlier_year(earlier)
    for rtl in sample.plan:
        store.tindak_lanjut.add(rtl)
    for period in sample.periods:
        _fill_period(store, period)
    return Done(list_periods(store), frozenset(Kind))


def _fill_period(store: Store, sample: SamplePeriod) -> None:
    period = sample.period
    kuesioner = take_shipped(store, period.kuesioner_kode)
    store.period.add(period)
    path = resource("contoh", sample.file)
    reading = read_file(path, kuesioner, period)
    layanan = layanan_by_name(store)
    at = store.origin.now()
    for record in reading.records:
        # The office of 2024 asked on paper; of the made-up forms those with a sheet number are.
        on_paper = not period.made_up or record.lembar is not None
        source = Source.PAPER if on_paper else Source.KIOSK
        form = form_of(store.origin, record, source, layanan)
        check_responden(form, kuesioner, period)
        store.responden.add(form, period, at)
    for text in sample.saran:
        store.saran.add(period, Saran(store.origin.new_id(), text, quoted=True))
    for caption in sample.photos:
        store.photo.add(period, Photo(store.origin.new_id(), caption))
    for section, body in sample.texts.items():
        store.office.write_text(period, section, body)
