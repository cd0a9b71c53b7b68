"""One choice from a list, found by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter

from cvt_desktop.basis.tekst import vouw
from ui.theme import Maat
from ui.tonen import Keuze
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.veld import Veld


class Keuzeveld(Veld):
    """A combo box over ``keuzes``. With ``zoeken`` one may type any part of the text; ``leeg`` is shown for no choice; with None
    one of them is always chosen.

    ``waarde()`` is the ``Keuze.waarde``, '' when nothing is chosen.
    """

    def __init__(
        self,
        naam: str,
        label: str,
        keuzes: Sequence[Keuze] = (),
        *,
        optioneel: bool = False,
        uitleg: str = "",
        zoeken: bool = False,
        leeg: str | None = "Kies…",
        breedte: int = Maat.VELD_GEWOON,
    ) -> None:
        super().__init__(naam, label, optioneel=optioneel, uitleg=uitleg, breedte=breedte)
        self._leeg = leeg
        self._lijst = Keuzelijst()
        self._lijst.setMinimumHeight(Maat.VELD)
        self._lijst.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lijst.setMaxVisibleItems(14)
        self._zoeken = zoeken
        if zoeken:
            self._maak_doorzoekbaar()
        self._plaats(self._lijst)
        self.zet_keuzes(keuzes)
        self._lijst.currentIndexChanged.connect(self._on_index_changed)

    def _maak_doorzoekbaar(self) -> None:
        self._lijst.setEditable(True)
        self._lijst.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        regel = self._lijst.lineEdit()
        if regel is not None:
            regel.setPlaceholderText(self._leeg or "")
            regel.setAccessibleName(self.label)
            regel.editingFinished.connect(self._on_editing_finished)
            regel.textEdited.connect(self._on_text_edited)
        aanvuller = QCompleter(self._lijst.model(), self._lijst)
        aanvuller.setFilterMode(Qt.MatchFlag.MatchContains)
        aanvuller.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        aanvuller.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._lijst.setCompleter(aanvuller)

    def zet_keuzes(self, keuzes: Sequence[Keuze]) -> None:
        """Replace the list; the present choice stays when it is still in it."""
        nu = self.waarde()
        self._stil = True
        self._lijst.clear()
        if not self._zoeken and self._leeg is not None:
            self._lijst.addItem(self._leeg, "")
        for keuze in keuzes:
            self._lijst.addItem(keuze.tekst, keuze.waarde)
        self._stil = False
        self.zet_waarde(nu)

    def waarde(self) -> str:
        gekozen = self._lijst.currentData()
        return gekozen if isinstance(gekozen, str) else ""

    def zet_waarde(self, waarde: str) -> None:
        plaats = next((i for i in range(self._lijst.count()) if self._lijst.itemData(i) == waarde), -1)
        if plaats < 0 and not self._zoeken:
            plaats = 0
        self._stil = True
        self._lijst.setCurrentIndex(plaats)
        if self._zoeken:
            self._lijst.setEditText(self._lijst.itemText(plaats) if plaats >= 0 else "")
        self._stil = False

    def _on_index_changed(self, _plaats: int) -> None:
        self._meld_gewijzigd()

    def _voorstel(self) -> QAbstractItemView | None:
        aanvuller = self._lijst.completer()
        return None if aanvuller is None else aanvuller.popup()

    def _on_text_edited(self, _tekst: str) -> None:
        """From the first letter on the proposals stand below; they are not built for a field in which nobody types."""
        voorstel = self._voorstel()
        if voorstel is not None:
            voorstel.installEventFilter(self)  # once more is once

    def eventFilter(self, bron: QObject, event: QEvent) -> bool:
        """Tab over the proposals goes on to the next field with what was typed; Qt would only close them."""
        tab = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        voorstel = self._voorstel() if tab else None
        if voorstel is not None and not voorstel.currentIndex().isValid():
            voorstel.hide()
            self._on_editing_finished()
            self.focusNextChild()
            return True
        return super().eventFilter(bron, event)

    def _on_editing_finished(self) -> None:
        """What was typed becomes the choice that it names without doubt, otherwise the last choice comes back."""
        getypt = vouw(self._lijst.currentText())
        if not getypt:
            if self._lijst.currentIndex() >= 0:
                self._lijst.setCurrentIndex(-1)
            return
        namen = [vouw(self._lijst.itemText(i)) for i in range(self._lijst.count())]
        gelijk = [i for i, naam in enumerate(namen) if naam == getypt] or [
            i for i, naam in enumerate(namen) if getypt in naam
        ]
        if len(gelijk) == 1 or (gelijk and namen[gelijk[0]] == getypt):
            self._lijst.setCurrentIndex(gelijk[0])
        self._lijst.setEditText(self._lijst.itemText(self._lijst.currentIndex()))
