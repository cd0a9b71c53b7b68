"""A list of rows: sorted, filtered, with its empty and its busy state."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStackedLayout, QStyle, QVBoxLayout, QWidget

from ui.clipboard import Klembord
from ui.models.tabel import Kolom, Koppenmodel, Tabelmodel
from ui.theme import BASIS_PUNT, Ruimte, kleuren
from ui.widgets.bezigbalk import Bezigbalk
from ui.widgets.celdelegate import Celdelegate
from ui.widgets.legestaat import LegeStaat
from ui.widgets.lijnkader import teken_kader
from ui.widgets.tabelweergave import Tabelweergave
from ui.widgets.zoekveld import Zoekveld

R = TypeVar("R")
_MEET = 60
_BREEDST = 360
_SMALST = 80
_REKT_TOT = 0.7
"""What a column that stretches keeps of its given width, with larger letters: rather sideways than a name of five letters."""
_BUREN = 2
"""How many rows at either side are tried when the selected row is gone."""


class Tabel(QWidget, Generic[R]):
    """``geactiveerd(rij)``: Enter or double click. ``keuze_gewijzigd(rij | None)``: the selected row. ``toets(str)``: a letter.

    ``sleutel`` gives the id of a row: by it the selection survives a filter, a new order and new rows. ``kop`` as in the model.
    """

    geactiveerd = Signal(object)
    keuze_gewijzigd = Signal(object)
    toets = Signal(str)
    aantal_gewijzigd = Signal(int, int)

    def __init__(
        self,
        naam: str,
        kolommen: Sequence[Kolom[R]],
        *,
        sleutel: Callable[[R], Hashable],
        leeg: str = "Hier staat nog niets.",
        leeg_uitleg: str = "",
        leeg_icoon: str = "",
        meer: bool = False,
        hooi: Callable[[R], str] | None = None,
        kop: Callable[[R], str] | None = None,
    ) -> None:
        super().__init__()
        self._sleutel = sleutel
        self._leeg = (leeg, leeg_uitleg)
        self._filter = ""
        self._gekozen: Hashable = None
        self._samen: frozenset[Hashable] = frozenset()
        self._met_koppen = kop is not None
        self._stil = False
        self.model: Tabelmodel[R] = (Tabelmodel if kop is None else Koppenmodel)(kolommen, hooi=hooi, kop=kop)
        self.weergave = Tabelweergave(naam, meer=meer)
        self.weergave.setModel(self.model)
        self._delegate = Celdelegate(self.model, self)
        self._delegate.ververs(kleuren(self))
        self.weergave.setItemDelegate(self._delegate)
        self._bezigbalk = Bezigbalk()
        self._legestaat = LegeStaat(leeg, leeg_uitleg, icoon=leeg_icoon)
        self._bouw()
        self._warm = QTimer(self, interval=15)
        self._warm.timeout.connect(self._on_warm_timeout)
        self.setFocusProxy(self.weergave)
        self._verbind()

    def _bouw(self) -> None:
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(1, 1, 1, 1)
        kolom.setSpacing(0)
        kolom.addWidget(self._bezigbalk)
        vak = QWidget()
        self._stapel = QStackedLayout(vak)
        self._stapel.setStackingMode(QStackedLayout.StackingMode.StackOne)
        self._stapel.addWidget(self.weergave)
        self._stapel.addWidget(self._legestaat)
        kolom.addWidget(vak, 1)
        self.setMinimumHeight(120)

    def _verbind(self) -> None:
        self.weergave.activeer.connect(self._on_activate)
        self.weergave.kopieer.connect(self._on_copy)
        self.weergave.toets.connect(self.toets)
        self.weergave.opgemaakt.connect(self._on_restyled)
        self.weergave.selectionModel().selectionChanged.connect(self._on_selection_changed)
        kop = self.weergave.horizontalHeader()
        kop.setSortIndicatorClearable(True)
        kop.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.weergave.setSortingEnabled(True)
        kop.sortIndicatorChanged.connect(lambda _kolom, _richting: self._herstel())

    def zet_rijen(self, rijen: Sequence[R]) -> None:
        """Show these rows; filter, order, selection and scroll place stay. A selected row that is gone gives way to the next."""
        plaats, buren = self.weergave.verticalScrollBar().value(), self._buren()
        self._stil = True
        self.model.zet_rijen(rijen)
        self._stil = False
        self._zet_breedtes()
        self._herstel(buren)
        self.weergave.verticalScrollBar().setValue(plaats)
        self._warm.start()

    def filter(self, tekst: str) -> None:
        """Keep the rows with all words of ``tekst`` in them."""
        self._filter = tekst.strip()
        self._stil = True
        self.model.zet_filter(tekst)
        self._stil = False
        self._herstel()

    def koppel(self, zoekveld: Zoekveld) -> None:
        """Let a search box filter this table."""
        zoekveld.textChanged.connect(self.filter)
        zoekveld.omlaag.connect(self._on_search_down)
        zoekveld.enter.connect(self._on_activate)

    def gekozen(self) -> R | None:
        """The selected row (the last one, when several can be selected)."""
        rijen = self.gekozen_rijen()
        return rijen[-1] if rijen else None

    def gekozen_rijen(self) -> list[R]:
        """All selected rows in the order of the screen."""
        nummers = sorted(index.row() for index in self.weergave.selectionModel().selectedRows())
        return [self.model.rij(nummer) for nummer in nummers]

    def kies(self, sleutel: Hashable) -> bool:
        """Select the row with this key and bring it into view; False when it is not visible."""
        nummer = self.model.plaats(self._sleutel, sleutel)
        if nummer < 0:
            return False
        self._gekozen = sleutel
        self._kies_rij(nummer)
        self.weergave.scrollTo(self.model.index(nummer, 0), QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def zonder_sortering(self) -> None:
        """The rows in the order in which they come, with their headings."""
        self.weergave.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def zet_actief(self, actief: bool) -> None:
        """Whether the acts of the page are about this table; the chosen row of another one is then marked less."""
        if self._delegate.actief != actief:
            self._delegate.actief = actief
            self.weergave.viewport().update()

    def zet_bezig(self, bezig: bool) -> None:
        """The thin bar; the rows stay."""
        self._bezigbalk.zet_bezig(bezig)

    def zet_leeg(self, titel: str, uitleg: str = "") -> None:
        """The words for no rows."""
        self._leeg = (titel, uitleg)
        self._toon_leeg()

    def hoogte_van(self, rijen: int) -> int:
        """How high a table is that shows so many rows and no more."""
        return self._met_kop(rijen) + Ruimte.S  # its style comes when it is shown

    def _met_kop(self, rijen: int) -> int:
        kop = self.weergave.horizontalHeader()
        boven = 0 if kop.isHidden() else kop.sizeHint().height()
        return self.weergave.verticalHeader().defaultSectionSize() * rijen + boven

    def zichtbaar(self) -> int:
        """How many rows pass the filter."""
        return self.model.rowCount()

    def getoond(self) -> list[R]:
        """The rows that pass the filter, in the order of the screen."""
        return self.model.getoond()

    def _buren(self) -> tuple[Hashable, ...]:
        """The key of the row where one is, those right after it and those right before it: where to go when it goes."""
        nu, koppen = self.weergave.currentIndex().row(), self._met_koppen
        if nu < 0:
            return ()
        rijen = [*range(nu, min(nu + 1 + _BUREN, self.model.rowCount())), *range(nu - 1, max(nu - 1 - _BUREN, -1), -1)]
        return tuple(self._sleutel(self.model.rij(n)) for n in rijen if not (koppen and self.model.kop(n)))

    def _herstel(self, buren: Sequence[Hashable] = ()) -> None:
        """After a reset: the same row is selected again, or of ``buren`` the first that is there, or the first row of all."""
        self._stil = True
        koppen = self.model.koppen()
        self._zet_koppen(koppen)
        nummer = self.model.plaats(self._sleutel, self._gekozen) if self._gekozen is not None else -1
        for buur in buren if nummer < 0 else ():
            if (nummer := self.model.plaats(self._sleutel, buur)) >= 0:
                self._gekozen = buur
                break
        if nummer < 0 and self.model.rowCount():
            nummer = next((n for n in range(self.model.rowCount()) if n not in koppen), -1)
        if nummer >= 0:
            self._kies_rij(nummer)
            self._kies_samen()
        self._stil = False
        self._toon_leeg()
        self.aantal_gewijzigd.emit(self.model.rowCount(), self.model.aantal())
        self._meld_keuze()

    def _zet_koppen(self, koppen: Sequence[int]) -> None:
        """A heading takes the whole width."""
        if self._met_koppen:
            self.weergave.clearSpans()
        for nummer in koppen:
            self.weergave.setSpan(nummer, 0, 1, self.model.columnCount())

    def _kies_rij(self, nummer: int) -> None:
        """This row alone, whatever key is held: ``selectRow`` of Qt toggles while Ctrl is down, as after Ctrl+Z."""
        vlag = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.weergave.selectionModel().setCurrentIndex(self.model.index(nummer, 0), vlag)

    def _kies_samen(self) -> None:
        """What was selected together is so again, as far as it is still there."""
        if len(self._samen) < 2:
            return
        vlag = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for nummer, rij in enumerate(self.model.getoond()):
            if self._sleutel(rij) in self._samen:
                self.weergave.selectionModel().select(self.model.index(nummer, 0), vlag)

    def _toon_leeg(self) -> None:
        if self.model.rowCount():
            self._stapel.setCurrentIndex(0)
            return
        if self.model.aantal() and self._filter:
            self._legestaat.zet(f"Niets gevonden voor ‘{self._filter}’.", "Esc in het filterveld toont alles weer.")
        else:
            self._legestaat.zet(*self._leeg)
        had_focus = self.weergave.hasFocus()
        self._stapel.setCurrentIndex(1)
        if had_focus:
            self.weergave.setFocus()

    def _meld_keuze(self) -> None:
        rij = self.gekozen()
        self.keuze_gewijzigd.emit(rij)

    def _on_selection_changed(self, _erbij: QItemSelection, _eraf: QItemSelection) -> None:
        if self._stil:
            return
        rijen = self.gekozen_rijen()
        if rijen:
            self._gekozen = self._sleutel(rijen[-1])
        self._samen = frozenset(self._sleutel(rij) for rij in rijen) if len(rijen) > 1 else frozenset()
        self.keuze_gewijzigd.emit(rijen[-1] if rijen else None)

    def _on_activate(self) -> None:
        rij = self.gekozen()
        if rij is not None:
            self.geactiveerd.emit(rij)

    def _on_search_down(self) -> None:
        if self.model.rowCount():
            self.weergave.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_copy(self) -> None:
        regels = []
        for index in sorted(self.weergave.selectionModel().selectedRows(), key=lambda index: index.row()):
            cellen = [self.model.celtekst(index.row(), kolom) for kolom in range(self.model.columnCount())]
            regels.append("\t".join(cellen))
        if regels:
            Klembord.kopieer("\n".join(regels))

    def _on_warm_timeout(self) -> None:
        if self.model.warm():
            self._warm.stop()

    def _on_restyled(self) -> None:
        self._delegate.ververs(kleuren(self))
        self._zet_breedtes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._zet_breedtes()

    def _zet_breedtes(self) -> None:
        """Given widths scale with the zoom; the others fit their first rows; ``smalst`` gives way; ``rek`` takes the rest."""
        schaal = QApplication.font().pointSizeF() / BASIS_PUNT
        kop = self.weergave.horizontalHeader()
        breedtes = []
        for nummer, kolom in enumerate(self.model.kolommen):
            breedte = round(kolom.breedte * schaal)
            if not breedte:
                breedte = max(min(self._inhoud(nummer), round(_BREEDST * schaal)), kop.sectionSizeHint(nummer)) + Ruimte.S
            elif kolom.heel:
                breedte = max(breedte, min(self._inhoud(nummer), round(kolom.heel * schaal)))
            breedtes.append(breedte)
        weg = self._geweken(breedtes, schaal)
        rekken = [nummer for nummer, kolom in enumerate(self.model.kolommen) if kolom.rek]
        over = self.width() - sum(breedte for nummer, breedte in enumerate(breedtes) if nummer not in weg) - self._rand()
        for nummer, kolom in reversed(list(enumerate(self.model.kolommen))):
            if over < 0 and kolom.smalst > 0 and nummer not in weg:
                geeft = min(-over, max(0, breedtes[nummer] - round(kolom.smalst * schaal)))
                breedtes[nummer] -= geeft
                over += geeft
        for nummer in rekken:  # first what is cut is made whole, from the left; what is then left is for all of them
            krijgt = max(0, min(over, self._inhoud(nummer) - breedtes[nummer], round(_BREEDST * schaal) - breedtes[nummer]))
            breedtes[nummer] += krijgt
            over -= krijgt
        for nummer in rekken:
            minst = round(self.model.kolommen[nummer].breedte * schaal * _REKT_TOT)
            breedtes[nummer] = max(breedtes[nummer] + over // len(rekken), minst, _SMALST)
        for nummer, breedte in enumerate(breedtes):
            if kop.isSectionHidden(nummer) != (nummer in weg):
                kop.setSectionHidden(nummer, nummer in weg)
            if nummer not in weg and kop.sectionSize(nummer) != breedte:
                kop.resizeSection(nummer, breedte)

    def _inhoud(self, kolom: int) -> int:
        """How wide the widest of the first cells of a column is."""
        return max((self._delegate.celbreedte(rij, kolom) for rij in range(min(_MEET, self.model.rowCount()))), default=0)

    def _geweken(self, breedtes: Sequence[int], schaal: float) -> set[int]:
        """The columns that are left out: at their narrowest all of them together are wider than the table."""
        smalst = [min(breedte, round(kolom.smalst * schaal)) if kolom.smalst else
                  _SMALST if kolom.rek and not kolom.breedte else breedte
                  for breedte, kolom in zip(breedtes, self.model.kolommen, strict=True)]  # fmt: skip
        weg: set[int] = set()
        for nummer, kolom in reversed(list(enumerate(self.model.kolommen))):
            if kolom.wijkt and sum(smalst) > self.width() - self._rand():
                weg.add(nummer)
                smalst[nummer] = 0
        return weg

    def _rand(self) -> int:
        """The frame, and the scroll bar when all rows together need one."""
        self.weergave.horizontalHeader().ensurePolished()  # to the pixel: its style may not have come yet
        past = self._met_kop(self.model.aantal()) + self._bezigbalk.maximumHeight() + 2 <= self.height()
        return 2 if past else 2 + self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        kleur = kleuren(self)
        teken_kader(QPainter(self), QRectF(self.rect()), QColor(kleur.lijn), QColor(kleur.vlak))


__all__ = ["Kolom", "Tabel"]
