"""A date as people type it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from cvt_desktop.basis.tekst import WEEKDAGEN, datum_cijfers, lees_datum
from ui.theme import Maat
from ui.widgets.knop import Knop, Knopsoort
from ui.widgets.menu import Menu
from ui.widgets.rij import Rij
from ui.widgets.tekst import Tekst, Tekstsoort
from ui.widgets.veld import Veld

ONLEESBAAR = "Deze datum is niet te lezen. Typ bijvoorbeeld 12-5-2027 of 12 mei 2027."


class Datumveld(Veld):
    """A date field: ``12-5-2027``, ``12 mei 2027``, ``120527``. It shows the weekday, and is tidied on leaving.

    ``waarde()`` is None when the field is empty or unreadable; ``leesbaar()`` tells the two apart.
    """

    def __init__(self, naam: str, label: str, *, optioneel: bool = False, uitleg: str = "") -> None:
        super().__init__(naam, label, optioneel=optioneel, uitleg=uitleg)
        self._regel = QLineEdit()
        self._regel.setPlaceholderText("dd-mm-jjjj")
        self._regel.setMaxLength(40)
        self._regel.setMinimumHeight(Maat.VELD)
        self._regel.setTextMargins(Maat.VELDMARGE, 0, Maat.VELDMARGE, 0)
        self._regel.setFixedWidth(Maat.VELD_SMAL)
        self._dag = Tekst("", Tekstsoort.ZWAK)
        self._knop = Knop("", Knopsoort.STIL, icoon="kalender", naam=f"Kalender: {label}")
        self._knop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._knop.clicked.connect(self.open_kalender)
        self._kort = False
        self._plaats(self._regel, erbij=Rij(self._knop, self._dag, rek=True))
        snel = QShortcut(QKeySequence("Alt+Down"), self._regel, context=Qt.ShortcutContext.WidgetShortcut)
        snel.activated.connect(self.open_kalender)
        self._regel.textChanged.connect(self._on_text_changed)
        self._regel.editingFinished.connect(self._on_editing_finished)

    def waarde(self) -> date | None:
        return lees_datum(self._regel.text())

    def zet_waarde(self, waarde: date | None) -> None:
        self._stil = True
        self._regel.setText(datum_cijfers(waarde) if waarde else "")
        self._stil = False

    def leesbaar(self) -> bool:
        """Empty, or a date."""
        return not self._regel.text().strip() or self.waarde() is not None

    def maak_kort(self) -> None:
        """The weekday in two letters, as in lists: for two days beside each other."""
        self._kort = True
        self._on_text_changed()

    def zet_bewerkbaar(self, bewerkbaar: bool) -> None:
        self._regel.setEnabled(bewerkbaar)
        self._knop.setEnabled(bewerkbaar)

    def _on_text_changed(self) -> None:
        dag = self.waarde()
        self._dag.setText(WEEKDAGEN[dag.weekday()][: 2 if self._kort else None] if dag else "")
        if dag is not None and self.fout() == ONLEESBAAR:
            self.toon_fout(None)
        self._meld_gewijzigd()

    def _on_editing_finished(self) -> None:
        dag = self.waarde()
        if dag is not None:
            self.zet_waarde(dag)
        elif not self.leesbaar():
            self.toon_fout(ONLEESBAAR)
        elif self.fout() == ONLEESBAAR:
            self.toon_fout(None)

    def open_kalender(self) -> None:
        """A small month under the field; choosing a day closes it."""
        menu = Menu(self)
        kalender = maak_kalender(menu, self.waarde())
        kalender.clicked.connect(lambda gekozen: self._on_day_chosen(gekozen, menu))
        kalender.activated.connect(lambda gekozen: self._on_day_chosen(gekozen, menu))
        actie = QWidgetAction(menu)
        actie.setDefaultWidget(kalender)
        menu.addAction(actie)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._regel.mapToGlobal(QPoint(0, self._regel.height())))
        kalender.setFocus()

    def _on_day_chosen(self, gekozen: QDate, menu: QMenu) -> None:
        menu.close()
        self._regel.setText(f"{gekozen.day():02}-{gekozen.month():02}-{gekozen.year():04}")
        self._regel.setFocus()


def maak_kalender(ouder: QWidget, dag: date | None) -> QCalendarWidget:
    """A month that begins on Monday, at ``dag``."""
    kalender = QCalendarWidget(ouder)
    kalender.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    kalender.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    kalender.setAccessibleName("Kalender")
    if dag is not None:
        kalender.setSelectedDate(QDate(dag.year, dag.month, dag.day))
    return kalender
