"""ProfileSection: what the documents say of the office, in cards."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from skm_desk import palette
from skm_desk.domain.result import Bobot
from skm_desk.domain.settings import Office
from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.card_columns import CardColumns
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import profile_words as texts
from skm_desk.ui.staff.office.logo_card import LogoCard
from skm_desk.ui.staff.office.setting_field import SettingField
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.view_office import OfficeView

_SIGN = 20
_NARROWEST = 240
_WIDEST = 420
_BOBOT = "Bobot unsur"
_CARDS = (
    ("Instansi", ("instansi", "alamat", "kota", "provinsi")),
    ("Kepala", ("jabatan_kepala", "nama_kepala", "pangkat_kepala", "nip_kepala")),
    ("Pelayanan dan survei", ("lokasi", "jam_layanan", "kanal_pengaduan")),
)


class ProfileSection(QWidget):
    """Every change is kept when its field is left; what is missing is told above the cards."""

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__()
        self.fields: dict[str, SettingField] = {}
        self.missing = _Missing()
        cards = [self._make_card(deeds, notice, title, names) for title, names in _CARDS]
        self.bobot = BobotCard(deeds, notice)
        self.logo = LogoCard(deeds, notice)
        office, head, survey = cards
        self.columns = CardColumns((office, self.bobot), (head, survey, self.logo))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.missing)
        column.addWidget(self.columns)
        column.addStretch(1)

    def show_view(self, view: OfficeView) -> None:
        """Show what holds now; what is being typed stays."""
        self.missing.show_office(view.office)
        for field in self.fields.values():
            field.show_office(view.office)
        self.bobot.show_office(view.office)
        self.logo.show_logo(view.logo)

    def _make_card(self, deeds: Deeds, notice: Notice, title: str, names: Sequence[str]) -> QWidget:
        card = Card(title)
        card.body.setSpacing(12)
        for name in names:
            field = SettingField(deeds, notice, name)
            self.fields[name] = field
            card.body.addWidget(field)
        return card


class BobotCard(Card):
    """Which bobot the office computes with, and what the two old ones are for."""

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__(_BOBOT)
        self._deeds = deeds
        self._notice = notice
        self._mode = Bobot.EXACT
        self.chooser = Chooser()
        self.chooser.describe(_BOBOT, "Pilih bobot yang dipakai menghitung IKM")
        titles = list(texts.BOBOT_TITLES.values())
        for mode, title in texts.BOBOT_TITLES.items():
            self.chooser.addItem(title, mode.value)
        self.chooser.fit(titles, _NARROWEST, _WIDEST)
        self.chooser.activated.connect(self._choose)
        self.words = make_label("body", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.chooser)
        row.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(self.words)
        self.body.addWidget(make_label("note", texts.BOBOT_NOTE, wrap=True))

    def show_office(self, office: Office) -> None:
        """Show what holds now."""
        self._mode = office.bobot_mode
        self.chooser.setCurrentIndex(self.chooser.findData(self._mode.value))
        self.words.setText(texts.bobot_words(self._mode))

    @Slot(int)
    def _choose(self, place: int) -> None:
        chosen = Bobot(self.chooser.itemData(place))
        if chosen is not self._mode:
            self._put(chosen, self._mode)

    def _put(self, mode: Bobot, before: Bobot | None) -> None:
        desk = self._deeds.desk
        self._deeds.run(
            lambda: desk.do(change_setting, "bobot", mode.value),
            done=lambda office: self._was_kept(office, before),
            failed=lambda fault: self._notice.show_failure(failure_words(fault)),
        )

    def _was_kept(self, office: Office, before: Bobot | None) -> None:
        self.show_office(office)
        if before is None:
            self._notice.hide()
            return
        self._notice.show_done(
            texts.changed_words(_BOBOT),
            Step("Urungkan", texts.undo_meaning(_BOBOT), lambda: self._put(before, None)),
        )


class _Missing(QWidget):
    """Says which fields are printed as dotted lines."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = QLabel()
        self.words = make_label("body", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)

    def show_office(self, office: Office) -> None:
        """Say what an office has not given yet."""
        sign, colour = ("done", palette.LEAD) if texts.is_filled(office) else ("warn", palette.WARN)
        self._sign.setPixmap(draw_sign(sign, colour, _SIGN, self.devicePixelRatioF()))
        self.words.setText(texts.missing_words(office))
